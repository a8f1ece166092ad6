-- What a release's files were, signed; a later one names the hash of the one it takes the place of.
CREATE TABLE IF NOT EXISTS `ReleaseManifest` (
  `release` INT NOT NULL,
  `successor` INT NOT NULL,
  `body` LONGTEXT NOT NULL,
  `sha256` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `signature` CHAR(88) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `keyId` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `madeAt` DATETIME(6) NOT NULL,
  `replaces` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `reason` VARCHAR(300) NULL,
  PRIMARY KEY (`release`, `successor`),
  KEY `ReleaseManifest_keyId_idx` (`keyId`),
  CONSTRAINT `ReleaseManifest_release_fkey` FOREIGN KEY (`release`) REFERENCES `Release` (`number`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `ReleaseManifest_keyId_fkey` FOREIGN KEY (`keyId`) REFERENCES `ReleaseKey` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
