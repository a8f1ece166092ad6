-- Accounts closed before this was kept count from now on.
UPDATE `User` SET `closedAt` = UTC_TIMESTAMP(6) WHERE `disabled` = 1 AND `closedAt` IS NULL;
-- First answers that held an address: they no longer do.
DELETE FROM `WriteKey` WHERE `procedure` IN ('person.invite', 'person.end', 'person.takeFactor');
