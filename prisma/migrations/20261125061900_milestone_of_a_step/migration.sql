-- Which milestone that says “every area” is derived from a step, and why the step tells it. One statement, because it
-- cannot be run twice.
ALTER TABLE `LocalMilestone`
  ADD COLUMN `milestoneId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER `sourceNote`,
  ADD COLUMN `linkWhy` TEXT NULL AFTER `milestoneId`,
  ADD KEY `LocalMilestone_milestoneId_idx` (`milestoneId`),
  ADD CONSTRAINT `LocalMilestone_milestoneId_fkey` FOREIGN KEY (`milestoneId`) REFERENCES `Milestone` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT;
