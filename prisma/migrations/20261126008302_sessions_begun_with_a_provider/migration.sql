-- What a session knows of the OpenID provider with which it was begun. One statement, because it cannot be run twice.
ALTER TABLE `Session`
  ADD COLUMN `providerToken` TEXT NULL,
  ADD COLUMN `providerFactor` BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN `provenAt` DATETIME(6) NULL;
