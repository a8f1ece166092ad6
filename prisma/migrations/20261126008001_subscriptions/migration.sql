-- Who asked to be told of changes and has not confirmed it yet. Only the hash of the letter's link is kept.
CREATE TABLE IF NOT EXISTS `SubscriptionRequest` (
  `id` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `address` VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `choices` TEXT NOT NULL,
  `pace` VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `createdAt` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `SubscriptionRequest_address_createdAt_idx` (`address`, `createdAt`),
  KEY `SubscriptionRequest_createdAt_idx` (`createdAt`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Who is told of changes, and up to where. The row goes when they end it.
CREATE TABLE IF NOT EXISTS `Subscriber` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `address` VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `choices` TEXT NOT NULL,
  `pace` VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `secret` CHAR(43) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `confirmedAt` DATETIME(6) NOT NULL,
  `toldRelease` INT NOT NULL,
  `toldDay` CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `Subscriber_address_key` (`address`),
  UNIQUE KEY `Subscriber_secret_key` (`secret`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
