-- Official data files taken over by people: what was uploaded, as what it was taken over, and how far that has come. The
-- content goes once it is taken over or discarded.
CREATE TABLE IF NOT EXISTS `FigureImport` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `fileName` VARCHAR(200) NOT NULL,
  `sha256` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `content` LONGTEXT NULL,
  `filters` TEXT NOT NULL,
  `state` VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `mappings` TEXT NOT NULL,
  `originId` VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `counts` TEXT NULL,
  `uploadedAt` DATETIME(6) NOT NULL,
  `uploadedBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `takenAt` DATETIME(6) NULL,
  `takenBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `FigureImport_originId_idx` (`originId`),
  KEY `FigureImport_uploadedAt_idx` (`uploadedAt`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
