-- Which missions a promise serves: a JSON list of slugs; null: none recorded. Alone, because it cannot be run twice.
ALTER TABLE `Commitment` ADD COLUMN `missions` TEXT NULL AFTER `topics`;
