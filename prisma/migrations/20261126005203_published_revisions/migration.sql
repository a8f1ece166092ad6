-- Why a release publishes other figures of a return than an earlier one did, and which figures those are.
CREATE TABLE IF NOT EXISTS `PublishedRevision` (
  `release` INT NOT NULL,
  `collectionId` VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `areaCode` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `version` INT NOT NULL,
  `kind` VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `reason` TEXT NULL,
  PRIMARY KEY (`release`, `collectionId`, `areaCode`),
  KEY `PublishedRevision_collectionId_idx` (`collectionId`),
  KEY `PublishedRevision_areaCode_idx` (`areaCode`),
  CONSTRAINT `PublishedRevision_release_fkey` FOREIGN KEY (`release`) REFERENCES `Release` (`number`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `PublishedRevision_collectionId_fkey` FOREIGN KEY (`collectionId`) REFERENCES `Collection` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `PublishedRevision_areaCode_fkey` FOREIGN KEY (`areaCode`) REFERENCES `Area` (`code`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `RevisedValue` (
  `release` INT NOT NULL,
  `collectionId` VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `areaCode` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `metric` VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `breakdown` VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `period` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `beforeRelease` INT NOT NULL,
  PRIMARY KEY (`release`, `collectionId`, `areaCode`, `metric`, `breakdown`, `period`),
  CONSTRAINT `RevisedValue_release_collectionId_areaCode_fkey` FOREIGN KEY (`release`, `collectionId`, `areaCode`) REFERENCES `PublishedRevision` (`release`, `collectionId`, `areaCode`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
