-- Whose words a promise is told in; null: our own. Alone in its migration, because it cannot be run twice.
ALTER TABLE `Wording` ADD COLUMN `inWordsOf` VARCHAR(200) NULL AFTER `text`;
