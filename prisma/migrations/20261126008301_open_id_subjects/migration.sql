-- Whom the OpenID provider means by one of its subjects. Only the hash of issuer and subject is kept.
CREATE TABLE IF NOT EXISTS `OpenIdSubject` (
  `id` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `issuer` VARCHAR(200) NOT NULL,
  `userId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `OpenIdSubject_userId_issuer_key` (`userId`, `issuer`),
  CONSTRAINT `OpenIdSubject_userId_fkey` FOREIGN KEY (`userId`) REFERENCES `User` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- What came back from the OpenID provider, so that it comes back once on any node. Rows go after an hour.
CREATE TABLE IF NOT EXISTS `OpenIdState` (
  `id` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `usedAt` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `OpenIdState_usedAt_idx` (`usedAt`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
