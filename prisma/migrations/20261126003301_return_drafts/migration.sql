-- What an authority has begun to fill in and not submitted: one draft for each return, one row for each figure written
-- in. Not append-only: a draft is nobody's record. What is submitted becomes a version.
CREATE TABLE IF NOT EXISTS `ReturnDraft` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `collectionId` VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `areaCode` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `baseVersion` INTEGER NOT NULL,
  `revision` INTEGER NOT NULL,
  `changedAt` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `ReturnDraft_collectionId_areaCode_key` (`collectionId`, `areaCode`),
  KEY `ReturnDraft_areaCode_idx` (`areaCode`),
  CONSTRAINT `ReturnDraft_collectionId_fkey` FOREIGN KEY (`collectionId`) REFERENCES `Collection` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `ReturnDraft_areaCode_fkey` FOREIGN KEY (`areaCode`) REFERENCES `Area` (`code`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `DraftValue` (
  `draftId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `metric` VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `breakdown` VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `numerator` VARCHAR(400) NOT NULL,
  `denominator` VARCHAR(400) NOT NULL,
  `value` VARCHAR(400) NOT NULL,
  `symbol` VARCHAR(400) NOT NULL,
  `explanation` TEXT NOT NULL,
  `comment` TEXT NOT NULL,
  `changedAt` DATETIME(6) NOT NULL,
  `changedBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `changedRole` VARCHAR(40) NOT NULL,
  PRIMARY KEY (`draftId`, `metric`, `breakdown`),
  CONSTRAINT `DraftValue_draftId_fkey` FOREIGN KEY (`draftId`) REFERENCES `ReturnDraft` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
