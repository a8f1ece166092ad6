-- From which period on a metric's usual ranges begin again, everywhere or in one area, and why. Published row by row.
CREATE TABLE IF NOT EXISTS `RangeRestart` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `metric` VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `areaCode` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `period` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `reason` TEXT NOT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `RangeRestart_metric_idx` (`metric`),
  KEY `RangeRestart_areaCode_idx` (`areaCode`),
  CONSTRAINT `RangeRestart_metric_fkey` FOREIGN KEY (`metric`) REFERENCES `Metric` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `RangeRestart_areaCode_fkey` FOREIGN KEY (`areaCode`) REFERENCES `Area` (`code`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
