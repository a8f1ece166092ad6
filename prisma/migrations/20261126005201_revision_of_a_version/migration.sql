-- What a version is that follows a published one: a scheduled revision or a correction. One statement, because it cannot
-- be run twice.
ALTER TABLE `ReturnVersion` ADD COLUMN `revisionKind` VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER `staffHours`;
