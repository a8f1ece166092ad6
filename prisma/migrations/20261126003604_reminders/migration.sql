-- Which authority was reminded of which collection, when and why: each kind once, whichever node is awake.
CREATE TABLE IF NOT EXISTS `Reminder` (
  `collectionId` VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `areaCode` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `kind` VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `at` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `letters` INT NOT NULL,
  PRIMARY KEY (`collectionId`, `areaCode`, `kind`),
  KEY `Reminder_areaCode_idx` (`areaCode`),
  CONSTRAINT `Reminder_collectionId_fkey` FOREIGN KEY (`collectionId`) REFERENCES `Collection` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `Reminder_areaCode_fkey` FOREIGN KEY (`areaCode`) REFERENCES `Area` (`code`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
