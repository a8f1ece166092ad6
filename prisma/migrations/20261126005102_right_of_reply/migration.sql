-- What the department means to publish of an authority's figures. One that replaces another before it came out names it.
CREATE TABLE IF NOT EXISTS `Commentary` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `collectionId` VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `areaCode` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `version` INT NOT NULL,
  `text` TEXT NOT NULL,
  `replyBy` DATE NOT NULL,
  `replaces` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `Commentary_replaces_key` (`replaces`),
  KEY `Commentary_collectionId_areaCode_idx` (`collectionId`, `areaCode`),
  KEY `Commentary_areaCode_idx` (`areaCode`),
  CONSTRAINT `Commentary_collectionId_fkey` FOREIGN KEY (`collectionId`) REFERENCES `Collection` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `Commentary_areaCode_fkey` FOREIGN KEY (`areaCode`) REFERENCES `Area` (`code`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- What the authority says to it, in its own words; nobody edits it.
CREATE TABLE IF NOT EXISTS `Reply` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `commentaryId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `text` TEXT NOT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `Reply_commentaryId_idx` (`commentaryId`),
  CONSTRAINT `Reply_commentaryId_fkey` FOREIGN KEY (`commentaryId`) REFERENCES `Commentary` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
