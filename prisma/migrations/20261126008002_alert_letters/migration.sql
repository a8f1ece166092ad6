-- A letter to a subscriber: the same as HTML, where one click ends it, and whose it is.
ALTER TABLE `OutboxMessage`
  ADD COLUMN `html` MEDIUMTEXT NULL,
  ADD COLUMN `unsubscribe` VARCHAR(200) NULL,
  ADD COLUMN `subscriberId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL;
