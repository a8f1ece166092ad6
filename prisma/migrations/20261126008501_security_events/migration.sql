-- What an attacker leaves behind: counted by minute, so that nobody fills the disk with it.
CREATE TABLE IF NOT EXISTS `SecurityEvent` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `at` DATETIME(6) NOT NULL,
  `kind` VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `userId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `role` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `place` CHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `what` VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `count` INTEGER NOT NULL,
  PRIMARY KEY (`id`),
  KEY `SecurityEvent_at_idx` (`at`),
  KEY `SecurityEvent_userId_at_idx` (`userId`, `at`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Which network a random name stands for, for a month at a time. Once the row is gone the name says nothing any more.
CREATE TABLE IF NOT EXISTS `SeenNetwork` (
  `id` CHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `network` VARCHAR(50) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `month` CHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `SeenNetwork_network_month_key` (`network`, `month`),
  KEY `SeenNetwork_month_idx` (`month`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
