-- How often each check warned, for the department's list of findings by check. One statement, because it cannot be run twice.
ALTER TABLE `ReturnVersion` ADD COLUMN `warningCodes` TEXT NULL AFTER `warnings`;
