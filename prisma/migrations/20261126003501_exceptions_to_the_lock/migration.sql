-- An exception to the lock: one area may hand in again until a day, whatever the collection's own days.
CREATE TABLE IF NOT EXISTS `LockException` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `returnId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `version` INT NOT NULL,
  `endsOn` DATE NOT NULL,
  `reason` TEXT NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `at` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `LockException_returnId_version_idx` (`returnId`, `version`),
  CONSTRAINT `LockException_returnId_fkey` FOREIGN KEY (`returnId`) REFERENCES `Return` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- A return of which every question is answered is a state of its own from here on.
UPDATE `Return` r SET r.`state` = 'answered' WHERE r.`state` = 'queried' AND NOT EXISTS (
  SELECT 1 FROM `ValueQuery` q
  WHERE q.`returnId` = r.`id` AND q.`version` = r.`version` AND q.`actorRole` = 'official' AND NOT EXISTS (
    SELECT 1 FROM `ValueQuery` a WHERE a.`thread` = q.`thread` AND a.`actorRole` <> 'official'
      AND (a.`at` > q.`at` OR (a.`at` = q.`at` AND a.`id` > q.`id`))));
