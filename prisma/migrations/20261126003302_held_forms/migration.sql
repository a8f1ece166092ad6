-- What was typed into a form whose session had ended, kept for a short time. Only the browser that sent it holds the
-- key; only the person the form was made for is shown it.
CREATE TABLE IF NOT EXISTS `HeldForm` (
  `id` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `userId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `sealed` MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `createdAt` DATETIME(6) NOT NULL,
  `expiresAt` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `HeldForm_userId_idx` (`userId`),
  KEY `HeldForm_expiresAt_idx` (`expiresAt`),
  CONSTRAINT `HeldForm_userId_fkey` FOREIGN KEY (`userId`) REFERENCES `User` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
