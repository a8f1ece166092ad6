-- A second factor: what an authenticator app shares with the service, encrypted. No code is taken twice.
CREATE TABLE IF NOT EXISTS `SecondFactor` (
  `userId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `sealed` VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `lastStep` INT NOT NULL,
  `createdAt` DATETIME(6) NOT NULL,
  PRIMARY KEY (`userId`),
  CONSTRAINT `SecondFactor_userId_fkey` FOREIGN KEY (`userId`) REFERENCES `User` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Codes for whoever has lost the app, each good once. Only their hashes are kept.
CREATE TABLE IF NOT EXISTS `RecoveryCode` (
  `id` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `userId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `createdAt` DATETIME(6) NOT NULL,
  `usedAt` DATETIME(6) NULL,
  PRIMARY KEY (`id`),
  KEY `RecoveryCode_userId_idx` (`userId`),
  CONSTRAINT `RecoveryCode_userId_fkey` FOREIGN KEY (`userId`) REFERENCES `User` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
