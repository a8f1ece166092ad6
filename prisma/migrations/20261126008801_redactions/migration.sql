-- What was taken down: when, by which role and why, and in which releases. What it was is kept apart, for the service alone.
CREATE TABLE IF NOT EXISTS `Redaction` (
  `number` INT NOT NULL,
  `at` DATETIME(6) NOT NULL,
  `role` VARCHAR(40) NOT NULL,
  `kind` VARCHAR(10) NOT NULL,
  `reasonCode` VARCHAR(30) NOT NULL,
  `reason` VARCHAR(500) NOT NULL,
  PRIMARY KEY (`number`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `RedactedRelease` (
  `redaction` INT NOT NULL,
  `release` INT NOT NULL,
  `places` INT NOT NULL,
  PRIMARY KEY (`redaction`, `release`),
  KEY `RedactedRelease_release_idx` (`release`),
  CONSTRAINT `RedactedRelease_redaction_fkey` FOREIGN KEY (`redaction`) REFERENCES `Redaction` (`number`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `RedactedRelease_release_fkey` FOREIGN KEY (`release`) REFERENCES `Release` (`number`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `RedactedFigure` (
  `metric` VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `breakdown` VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `period` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `area` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `redaction` INT NOT NULL,
  PRIMARY KEY (`metric`, `breakdown`, `period`, `area`),
  KEY `RedactedFigure_redaction_idx` (`redaction`),
  CONSTRAINT `RedactedFigure_redaction_fkey` FOREIGN KEY (`redaction`) REFERENCES `Redaction` (`number`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `RedactedText` (
  `tableName` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `rowId` VARCHAR(180) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `columnName` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `redaction` INT NOT NULL,
  PRIMARY KEY (`tableName`, `rowId`, `columnName`),
  KEY `RedactedText_redaction_idx` (`redaction`),
  CONSTRAINT `RedactedText_redaction_fkey` FOREIGN KEY (`redaction`) REFERENCES `Redaction` (`number`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
