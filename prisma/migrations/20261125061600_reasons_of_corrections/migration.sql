-- Why a row of the ledger was corrected. One row for each correcting row, published like it.
CREATE TABLE IF NOT EXISTS `Correction` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `tableName` VARCHAR(40) NOT NULL,
  `rowId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `reason` TEXT NOT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `Correction_rowId_idx` (`rowId`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
