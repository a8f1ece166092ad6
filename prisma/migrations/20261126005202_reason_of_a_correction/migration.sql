-- Of a correction, its own public reason. One statement, because it cannot be run twice.
ALTER TABLE `ReturnVersion` ADD COLUMN `publicReason` TEXT NULL AFTER `revisionKind`;
