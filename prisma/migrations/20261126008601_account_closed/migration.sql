-- When an account was closed: two years later it is erased.
ALTER TABLE `User` ADD COLUMN `closedAt` DATETIME(6) NULL;
