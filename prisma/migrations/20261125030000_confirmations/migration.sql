-- The department's word on what an area reports of its own progress; a later row on the same report stands.
CREATE TABLE IF NOT EXISTS `LocalConfirmation` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `localProgressId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `confirmed` TINYINT(1) NOT NULL,
  `note` TEXT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `LocalConfirmation_localProgressId_idx` (`localProgressId`),
  CONSTRAINT `LocalConfirmation_localProgressId_fkey` FOREIGN KEY (`localProgressId`) REFERENCES `LocalProgress` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
