-- Somebody asked for a way back in. Written for every address alike; a job looks whose it is and takes it away.
CREATE TABLE IF NOT EXISTS `ResetRequest` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `email` VARCHAR(200) NOT NULL,
  `at` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `ResetRequest_at_idx` (`at`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- A link in a letter with which a person chooses a password, once. Only its hash is kept.
CREATE TABLE IF NOT EXISTS `SignInLink` (
  `id` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `userId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `kind` VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `createdAt` DATETIME(6) NOT NULL,
  `expiresAt` DATETIME(6) NOT NULL,
  `usedAt` DATETIME(6) NULL,
  PRIMARY KEY (`id`),
  KEY `SignInLink_userId_idx` (`userId`),
  KEY `SignInLink_expiresAt_idx` (`expiresAt`),
  CONSTRAINT `SignInLink_userId_fkey` FOREIGN KEY (`userId`) REFERENCES `User` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
