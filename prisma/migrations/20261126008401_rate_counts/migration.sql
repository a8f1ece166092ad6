-- How often something was tried, counted for all nodes together. By a hash of whose it was; rows go when they have expired.
CREATE TABLE IF NOT EXISTS `RateCount` (
  `key` VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `points` INT NOT NULL,
  `expire` DATETIME(6) NULL,
  PRIMARY KEY (`key`),
  KEY `RateCount_expire_idx` (`expire`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
