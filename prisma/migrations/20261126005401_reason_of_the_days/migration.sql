-- Why a collection is due or locks in a month that is busy for authorities, where it is. One statement, because it
-- cannot be run twice.
ALTER TABLE `Collection` ADD COLUMN `datesReason` TEXT NULL AFTER `notUsedFor`;
