-- No seal was ever made before this: none is lost.
ALTER TABLE `AuditSeal`
  DROP COLUMN `upTo`,
  ADD COLUMN `events` INT NOT NULL AFTER `previous`,
  ADD COLUMN `key` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL AFTER `root`;
