-- About how many staff hours a return took, where whoever handed it in said so. One statement, because it
-- cannot be run twice.
ALTER TABLE `ReturnVersion` ADD COLUMN `staffHours` DOUBLE NULL AFTER `warnings`;
