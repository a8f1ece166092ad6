-- The public half of each key that signed a release's manifest: every node gives out all of them, also those of before.
CREATE TABLE IF NOT EXISTS `ReleaseKey` (
  `id` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `publicKey` VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `validFrom` DATETIME(6) NOT NULL,
  `replaces` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `ReleaseKey_replaces_key` (`replaces`),
  CONSTRAINT `ReleaseKey_replaces_fkey` FOREIGN KEY (`replaces`) REFERENCES `ReleaseKey` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
