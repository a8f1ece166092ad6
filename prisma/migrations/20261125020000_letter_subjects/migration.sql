-- A letter's subject is words, not a key: it may hold any character.
ALTER TABLE `OutboxMessage` MODIFY `subject` VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL;
