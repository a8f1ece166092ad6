-- What a challenge rests on, what was taken out of it, who moderated it and when it came. No row of Challenge could be
-- made before, so none is without its day. Alone in its migration, because it cannot be run twice.
ALTER TABLE `Challenge`
  ADD COLUMN `source` VARCHAR(700) NULL AFTER `text`,
  ADD COLUMN `removed` VARCHAR(40) NULL AFTER `source`,
  ADD COLUMN `moderator` VARCHAR(120) NULL AFTER `answers`,
  ADD COLUMN `receivedOn` DATE NOT NULL AFTER `moderator`;
