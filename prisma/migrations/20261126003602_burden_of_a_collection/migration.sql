-- What a release publishes of the burden of a collection: never of one return, one area or one person.
CREATE TABLE IF NOT EXISTS `CollectionBurden` (
  `release` INT NOT NULL,
  `collectionId` VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `returns` INT NOT NULL,
  `answers` INT NOT NULL,
  `medianHours` DOUBLE NULL,
  `warningsPerReturn` DOUBLE NULL,
  `versionsPerReturn` DOUBLE NULL,
  PRIMARY KEY (`release`, `collectionId`),
  KEY `CollectionBurden_collectionId_idx` (`collectionId`),
  CONSTRAINT `CollectionBurden_release_fkey` FOREIGN KEY (`release`) REFERENCES `Release` (`number`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `CollectionBurden_collectionId_fkey` FOREIGN KEY (`collectionId`) REFERENCES `Collection` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
