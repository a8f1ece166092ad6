-- Which seal an event is under, and where in it.
CREATE TABLE IF NOT EXISTS `SealedEvent` (
  `eventId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `seal` INT NOT NULL,
  `position` INT NOT NULL,
  PRIMARY KEY (`eventId`),
  UNIQUE KEY `SealedEvent_seal_position_key` (`seal`, `position`),
  CONSTRAINT `SealedEvent_seal_fkey` FOREIGN KEY (`seal`) REFERENCES `AuditSeal` (`number`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
