-- What a token may be used for, and when it last was. A token without an area is one given on the machine itself.
ALTER TABLE `ApiToken`
  ADD COLUMN `areaCode` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN `purposes` VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN `usedAt` DATETIME(6) NULL;
