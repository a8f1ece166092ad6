-- The first tables. Statements are IF NOT EXISTS so that a run that stopped half-way can be run again.

CREATE TABLE IF NOT EXISTS `Review` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `slug` VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `position` INT NOT NULL,
  `title` VARCHAR(300) NOT NULL,
  `chair` VARCHAR(120) NULL,
  `commissionedBy` VARCHAR(300) NOT NULL,
  `publishedOn` DATE NOT NULL,
  `url` VARCHAR(500) NULL,
  `summary` TEXT NOT NULL,
  `totalRecommendations` INT NULL,
  `totalNote` TEXT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `Review_slug_key` (`slug`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Source` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `slug` VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `kind` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `reference` VARCHAR(200) NULL,
  `title` VARCHAR(500) NOT NULL,
  `publisher` VARCHAR(200) NOT NULL,
  `publishedOn` DATE NULL,
  `precision` VARCHAR(10) NULL,
  `url` VARCHAR(700) NULL,
  `archivedUrl` VARCHAR(700) NULL,
  `copyOf` VARCHAR(500) NULL,
  `note` TEXT NULL,
  `lastChecked` DATE NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `Source_slug_key` (`slug`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Recommendation` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `slug` VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `reviewId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `position` INT NOT NULL,
  `chapter` VARCHAR(120) NOT NULL,
  `kind` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `officialNumber` INT NULL,
  `title` VARCHAR(400) NOT NULL,
  `text` TEXT NOT NULL,
  `addressedTo` VARCHAR(300) NOT NULL,
  `costGbp` DECIMAL(16, 2) NULL,
  `costBasis` TEXT NULL,
  `byText` VARCHAR(300) NULL,
  `nations` TEXT NULL,
  `confidence` VARCHAR(20) NOT NULL,
  `confidenceNote` TEXT NULL,
  `sourceSlugs` TEXT NOT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `Recommendation_slug_key` (`slug`),
  KEY `Recommendation_reviewId_idx` (`reviewId`),
  CONSTRAINT `Recommendation_reviewId_fkey` FOREIGN KEY (`reviewId`) REFERENCES `Review` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Response` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `recommendationId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `response` VARCHAR(30) NOT NULL,
  `note` TEXT NOT NULL,
  `inStrategy` TINYINT(1) NULL,
  `sourceSlug` VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `confidence` VARCHAR(20) NULL,
  `unansweredReason` VARCHAR(40) NULL,
  `unansweredNote` TEXT NULL,
  `unansweredUrl` VARCHAR(700) NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `Response_recommendationId_idx` (`recommendationId`),
  CONSTRAINT `Response_recommendationId_fkey` FOREIGN KEY (`recommendationId`) REFERENCES `Recommendation` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Pillar` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `slug` VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `position` INT NOT NULL,
  `title` VARCHAR(300) NOT NULL,
  `shortTitle` VARCHAR(120) NOT NULL,
  `summary` TEXT NOT NULL,
  `sourceSlug` VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `checkNote` TEXT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `Pillar_slug_key` (`slug`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Mission` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `slug` VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `position` INT NOT NULL,
  `title` VARCHAR(300) NOT NULL,
  `summary` TEXT NOT NULL,
  `aim` TEXT NULL,
  `baseline` TEXT NULL,
  `latestPosition` TEXT NOT NULL,
  `targetYear` INT NULL,
  `metricId` VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `sourceSlug` VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `sourceNote` TEXT NULL,
  `confidence` VARCHAR(20) NOT NULL,
  `checkNote` TEXT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `Mission_slug_key` (`slug`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Commitment` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `slug` VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `pillarId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `position` INT NOT NULL,
  `leadBody` VARCHAR(200) NOT NULL,
  `partnerBodies` TEXT NOT NULL,
  `ownerRole` VARCHAR(200) NULL,
  `fundingGbp` DECIMAL(16, 2) NULL,
  `madeInSlug` VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `promiseSourceSlug` VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `dueText` VARCHAR(500) NOT NULL,
  `due` DATE NULL,
  `duePrecision` VARCHAR(10) NULL,
  `topics` TEXT NOT NULL,
  `researchedTo` DATE NOT NULL,
  `confidence` VARCHAR(20) NOT NULL,
  `confidenceNote` TEXT NULL,
  `toCheck` TINYINT(1) NOT NULL,
  `checkNote` TEXT NULL,
  `unpromptedNote` TEXT NULL,
  `notMeasuredNote` TEXT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `Commitment_slug_key` (`slug`),
  KEY `Commitment_pillarId_idx` (`pillarId`),
  CONSTRAINT `Commitment_pillarId_fkey` FOREIGN KEY (`pillarId`) REFERENCES `Pillar` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Wording` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `commitmentId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `version` INT NOT NULL,
  `title` VARCHAR(300) NOT NULL,
  `text` TEXT NOT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `Wording_commitmentId_version_idx` (`commitmentId`, `version`),
  CONSTRAINT `Wording_commitmentId_fkey` FOREIGN KEY (`commitmentId`) REFERENCES `Commitment` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `PromiseTerm` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `commitmentId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `term` VARCHAR(200) NOT NULL,
  `original` VARCHAR(500) NOT NULL,
  `later` VARCHAR(500) NOT NULL,
  `changedOn` DATE NULL,
  `why` TEXT NULL,
  `isCeiling` TINYINT(1) NOT NULL,
  `note` TEXT NULL,
  `sourceSlug` VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `alsoSee` TEXT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `PromiseTerm_commitmentId_idx` (`commitmentId`),
  CONSTRAINT `PromiseTerm_commitmentId_fkey` FOREIGN KEY (`commitmentId`) REFERENCES `Commitment` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `CommitmentEnd` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `commitmentId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `how` VARCHAR(20) NOT NULL,
  `endedOn` DATE NULL,
  `why` TEXT NOT NULL,
  `sourceSlug` VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `CommitmentEnd_commitmentId_idx` (`commitmentId`),
  CONSTRAINT `CommitmentEnd_commitmentId_fkey` FOREIGN KEY (`commitmentId`) REFERENCES `Commitment` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Succession` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `commitmentId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `kind` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `successorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `successorText` VARCHAR(300) NULL,
  `successorUrl` VARCHAR(700) NULL,
  `happenedOn` DATE NULL,
  `why` TEXT NOT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `Succession_commitmentId_idx` (`commitmentId`),
  CONSTRAINT `Succession_commitmentId_fkey` FOREIGN KEY (`commitmentId`) REFERENCES `Commitment` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Answer` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `commitmentId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `recommendationId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `fit` VARCHAR(20) NOT NULL,
  `why` TEXT NOT NULL,
  `confidence` VARCHAR(20) NOT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `Answer_commitmentId_idx` (`commitmentId`),
  KEY `Answer_recommendationId_idx` (`recommendationId`),
  CONSTRAINT `Answer_commitmentId_fkey` FOREIGN KEY (`commitmentId`) REFERENCES `Commitment` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `Answer_recommendationId_fkey` FOREIGN KEY (`recommendationId`) REFERENCES `Recommendation` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Milestone` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `slug` VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `commitmentId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `position` INT NOT NULL,
  `title` VARCHAR(400) NOT NULL,
  `stage` VARCHAR(20) NOT NULL,
  `role` VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `roleWhy` TEXT NULL,
  `checkNote` TEXT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `Milestone_slug_key` (`slug`),
  KEY `Milestone_commitmentId_idx` (`commitmentId`),
  CONSTRAINT `Milestone_commitmentId_fkey` FOREIGN KEY (`commitmentId`) REFERENCES `Commitment` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `MilestoneDate` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `milestoneId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `step` INT NOT NULL,
  `due` DATE NULL,
  `precision` VARCHAR(10) NOT NULL,
  `movedOn` DATE NULL,
  `movedAfter` DATE NULL,
  `movedBefore` DATE NULL,
  `reasonCode` VARCHAR(40) NULL,
  `reason` TEXT NULL,
  `note` TEXT NULL,
  `sourceSlug` VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `MilestoneDate_milestoneId_step_idx` (`milestoneId`, `step`),
  CONSTRAINT `MilestoneDate_milestoneId_fkey` FOREIGN KEY (`milestoneId`) REFERENCES `Milestone` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Evidence` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `subject` VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `subjectId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `sourceId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `note` TEXT NOT NULL,
  `page` VARCHAR(60) NULL,
  `alsoSee` TEXT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `Evidence_subject_subjectId_idx` (`subject`, `subjectId`),
  KEY `Evidence_sourceId_idx` (`sourceId`),
  CONSTRAINT `Evidence_sourceId_fkey` FOREIGN KEY (`sourceId`) REFERENCES `Source` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `MilestoneProgress` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `milestoneId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `kind` VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `happenedOn` DATE NULL,
  `precision` VARCHAR(10) NULL,
  `note` TEXT NULL,
  `evidenceId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `MilestoneProgress_milestoneId_idx` (`milestoneId`),
  KEY `MilestoneProgress_evidenceId_idx` (`evidenceId`),
  CONSTRAINT `MilestoneProgress_milestoneId_fkey` FOREIGN KEY (`milestoneId`) REFERENCES `Milestone` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `MilestoneProgress_evidenceId_fkey` FOREIGN KEY (`evidenceId`) REFERENCES `Evidence` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Look` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `commitmentId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `lookedOn` DATE NOT NULL,
  `found` TEXT NOT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `Look_commitmentId_idx` (`commitmentId`),
  CONSTRAINT `Look_commitmentId_fkey` FOREIGN KEY (`commitmentId`) REFERENCES `Commitment` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Judgement` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `subject` VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `subjectId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `judge` VARCHAR(200) NOT NULL,
  `method` TEXT NOT NULL,
  `interest` TEXT NOT NULL,
  `verdict` VARCHAR(40) NOT NULL,
  `test` TEXT NOT NULL,
  `outcomeSeen` VARCHAR(20) NOT NULL,
  `metricId` VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `evidenceId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `Judgement_subject_subjectId_idx` (`subject`, `subjectId`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Metric` (
  `id` VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `name` VARCHAR(200) NOT NULL,
  `definition` TEXT NOT NULL,
  `numerator` TEXT NOT NULL,
  `denominator` TEXT NULL,
  `unit` VARCHAR(40) NOT NULL,
  `kind` VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `polarity` VARCHAR(20) NOT NULL,
  `basis` VARCHAR(20) NOT NULL,
  `basisNote` TEXT NULL,
  `status` VARCHAR(20) NOT NULL,
  `core` TINYINT(1) NOT NULL,
  `coreWhy` TEXT NULL,
  `alreadyHeld` TINYINT(1) NOT NULL,
  `frequency` VARCHAR(80) NOT NULL,
  `collection` TEXT NOT NULL,
  `pillars` TEXT NOT NULL,
  `breakdowns` TEXT NOT NULL,
  `counterMetrics` TEXT NOT NULL,
  `counterReason` TEXT NOT NULL,
  `rules` TEXT NOT NULL,
  `rulesText` TEXT NOT NULL,
  `changeThresholdPct` INT NULL,
  `disclosure` VARCHAR(200) NOT NULL,
  `decimals` INT NOT NULL,
  `method` VARCHAR(40) NOT NULL,
  `methodVersion` VARCHAR(20) NOT NULL,
  `seriesOf` VARCHAR(48) NULL,
  `derivedFrom` TEXT NULL,
  `definitionSource` TEXT NOT NULL,
  `baselineNote` TEXT NULL,
  `note` TEXT NULL,
  `confidence` VARCHAR(20) NOT NULL,
  `position` INT NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `CommitmentMetric` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `commitmentId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `metricId` VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `role` VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `why` TEXT NOT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `CommitmentMetric_commitmentId_idx` (`commitmentId`),
  KEY `CommitmentMetric_metricId_idx` (`metricId`),
  CONSTRAINT `CommitmentMetric_commitmentId_fkey` FOREIGN KEY (`commitmentId`) REFERENCES `Commitment` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `CommitmentMetric_metricId_fkey` FOREIGN KEY (`metricId`) REFERENCES `Metric` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Programme` (
  `id` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `position` INT NOT NULL,
  `name` VARCHAR(200) NOT NULL,
  `wave` INT NULL,
  `announcedOn` DATE NULL,
  `startText` VARCHAR(200) NULL,
  `endText` VARCHAR(300) NULL,
  `tests` TEXT NOT NULL,
  `funding` TEXT NOT NULL,
  `note` TEXT NULL,
  `sources` TEXT NOT NULL,
  `confidence` VARCHAR(20) NOT NULL,
  `madeUp` TINYINT(1) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `LocalMilestone` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `slug` VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `programmeId` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `position` INT NOT NULL,
  `pillar` VARCHAR(80) NOT NULL,
  `title` VARCHAR(300) NOT NULL,
  `inPlace` INT NULL,
  `inDesign` INT NULL,
  `unplaced` INT NULL,
  `sourceNote` TEXT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `LocalMilestone_slug_key` (`slug`),
  KEY `LocalMilestone_programmeId_idx` (`programmeId`),
  CONSTRAINT `LocalMilestone_programmeId_fkey` FOREIGN KEY (`programmeId`) REFERENCES `Programme` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Area` (
  `code` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `level` VARCHAR(20) NOT NULL,
  `name` VARCHAR(120) NOT NULL,
  `dfeCode` VARCHAR(3) NULL,
  `kind` VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `regionCode` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `validFrom` DATE NULL,
  `validTo` DATE NULL,
  `successorCode` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `madeUp` TINYINT(1) NOT NULL,
  `confidence` VARCHAR(20) NOT NULL,
  `inspection` TEXT NULL,
  PRIMARY KEY (`code`),
  KEY `Area_regionCode_idx` (`regionCode`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `LocalProgress` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `localMilestoneId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `areaCode` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `state` VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `liveOn` DATE NULL,
  `reason` TEXT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `LocalProgress_localMilestoneId_areaCode_idx` (`localMilestoneId`, `areaCode`),
  KEY `LocalProgress_areaCode_idx` (`areaCode`),
  CONSTRAINT `LocalProgress_localMilestoneId_fkey` FOREIGN KEY (`localMilestoneId`) REFERENCES `LocalMilestone` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `LocalProgress_areaCode_fkey` FOREIGN KEY (`areaCode`) REFERENCES `Area` (`code`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Challenge` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `subject` VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `subjectId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `text` TEXT NOT NULL,
  `answer` TEXT NULL,
  `outcome` VARCHAR(20) NOT NULL,
  `answers` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `Challenge_subject_subjectId_idx` (`subject`, `subjectId`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Population` (
  `areaCode` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `year` INT NOT NULL,
  `children` INT NOT NULL,
  `source` VARCHAR(200) NOT NULL,
  PRIMARY KEY (`areaCode`, `year`),
  CONSTRAINT `Population_areaCode_fkey` FOREIGN KEY (`areaCode`) REFERENCES `Area` (`code`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Neighbour` (
  `areaCode` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `rank` INT NOT NULL,
  `neighbourCode` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `closeness` VARCHAR(40) NOT NULL,
  `model` VARCHAR(40) NOT NULL,
  PRIMARY KEY (`areaCode`, `rank`),
  KEY `Neighbour_neighbourCode_idx` (`neighbourCode`),
  CONSTRAINT `Neighbour_areaCode_fkey` FOREIGN KEY (`areaCode`) REFERENCES `Area` (`code`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `Neighbour_neighbourCode_fkey` FOREIGN KEY (`neighbourCode`) REFERENCES `Area` (`code`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Breakdown` (
  `id` VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `dimension` VARCHAR(40) NOT NULL,
  `label` VARCHAR(120) NOT NULL,
  `parent` VARCHAR(48) NULL,
  `position` INT NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `ValueOrigin` (
  `id` VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `label` VARCHAR(60) NOT NULL,
  `source` VARCHAR(400) NOT NULL,
  `method` TEXT NOT NULL,
  `inputs` TEXT NULL,
  `url` VARCHAR(700) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Participation` (
  `programmeId` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `areaCode` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `startsOn` DATE NULL,
  `endsOn` DATE NULL,
  `note` TEXT NULL,
  `confidence` VARCHAR(20) NOT NULL,
  PRIMARY KEY (`programmeId`, `areaCode`),
  KEY `Participation_areaCode_idx` (`areaCode`),
  CONSTRAINT `Participation_programmeId_fkey` FOREIGN KEY (`programmeId`) REFERENCES `Programme` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `Participation_areaCode_fkey` FOREIGN KEY (`areaCode`) REFERENCES `Area` (`code`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Fact` (
  `id` VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `body` TEXT NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Collection` (
  `id` VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `programmeId` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `period` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `opensOn` DATE NOT NULL,
  `dueOn` DATE NOT NULL,
  `locksOn` DATE NOT NULL,
  `asks` TEXT NOT NULL,
  `authority` TEXT NOT NULL,
  `usedFor` TEXT NOT NULL,
  `notUsedFor` TEXT NOT NULL,
  PRIMARY KEY (`id`),
  KEY `Collection_programmeId_period_idx` (`programmeId`, `period`),
  CONSTRAINT `Collection_programmeId_fkey` FOREIGN KEY (`programmeId`) REFERENCES `Programme` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Return` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `collectionId` VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `areaCode` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `state` VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `version` INT NOT NULL,
  `revision` INT NOT NULL,
  `changedAt` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `Return_collectionId_areaCode_key` (`collectionId`, `areaCode`),
  KEY `Return_areaCode_idx` (`areaCode`),
  CONSTRAINT `Return_collectionId_fkey` FOREIGN KEY (`collectionId`) REFERENCES `Collection` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `Return_areaCode_fkey` FOREIGN KEY (`areaCode`) REFERENCES `Area` (`code`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `ReturnVersion` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `returnId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `number` INT NOT NULL,
  `door` VARCHAR(10) NOT NULL,
  `contentHash` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `rowCount` INT NOT NULL,
  `warnings` INT NOT NULL,
  `submittedAt` DATETIME(6) NOT NULL,
  `submittedBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `ReturnVersion_returnId_number_key` (`returnId`, `number`),
  CONSTRAINT `ReturnVersion_returnId_fkey` FOREIGN KEY (`returnId`) REFERENCES `Return` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `ReturnValue` (
  `versionId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `metric` VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `breakdown` VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `numerator` DOUBLE NULL,
  `denominator` DOUBLE NULL,
  `value` DOUBLE NULL,
  `symbol` VARCHAR(4) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `explanation` TEXT NULL,
  PRIMARY KEY (`versionId`, `metric`, `breakdown`),
  CONSTRAINT `ReturnValue_versionId_fkey` FOREIGN KEY (`versionId`) REFERENCES `ReturnVersion` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `ReturnEvent` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `returnId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `kind` VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `version` INT NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `at` DATETIME(6) NOT NULL,
  `note` TEXT NULL,
  `release` INT NULL,
  PRIMARY KEY (`id`),
  KEY `ReturnEvent_returnId_at_idx` (`returnId`, `at`),
  CONSTRAINT `ReturnEvent_returnId_fkey` FOREIGN KEY (`returnId`) REFERENCES `Return` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `ValueQuery` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `returnId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `thread` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `version` INT NOT NULL,
  `metric` VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `breakdown` VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `text` TEXT NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `at` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `ValueQuery_returnId_thread_at_idx` (`returnId`, `thread`, `at`),
  CONSTRAINT `ValueQuery_returnId_fkey` FOREIGN KEY (`returnId`) REFERENCES `Return` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Reply` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `returnId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `metric` VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `text` TEXT NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `at` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `Reply_returnId_idx` (`returnId`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `OfficialFigure` (
  `metric` VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `breakdown` VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `period` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `area` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `edition` INT NOT NULL,
  `value` DOUBLE NULL,
  `symbol` VARCHAR(4) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `originId` VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `note` VARCHAR(300) NULL,
  PRIMARY KEY (`metric`, `breakdown`, `period`, `area`, `edition`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Release` (
  `number` INT NOT NULL,
  `kind` VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `state` VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `title` VARCHAR(200) NOT NULL,
  `note` TEXT NOT NULL,
  `asOf` DATE NOT NULL,
  `methodVersion` VARCHAR(20) NOT NULL,
  `ruleVersion` VARCHAR(20) NOT NULL,
  `report` LONGTEXT NOT NULL,
  `preparedBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `preparedAt` DATETIME(6) NOT NULL,
  `approvedBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `approvedAt` DATETIME(6) NULL,
  `publishAt` DATETIME(6) NULL,
  `revision` INT NOT NULL,
  PRIMARY KEY (`number`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `ReleaseEntry` (
  `release` INT NOT NULL,
  `tableName` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `rowId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`release`, `tableName`, `rowId`),
  KEY `ReleaseEntry_tableName_rowId_idx` (`tableName`, `rowId`),
  CONSTRAINT `ReleaseEntry_release_fkey` FOREIGN KEY (`release`) REFERENCES `Release` (`number`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `PublishedValue` (
  `metric` VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `breakdown` VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `period` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `area` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `fromRelease` INT NOT NULL,
  `value` DOUBLE NULL,
  `symbol` VARCHAR(4) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `denominator` DOUBLE NULL,
  `provisional` TINYINT(1) NOT NULL,
  `originId` VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `note` VARCHAR(300) NULL,
  PRIMARY KEY (`metric`, `breakdown`, `period`, `area`, `fromRelease`),
  KEY `PublishedValue_metric_breakdown_area_period_idx` (`metric`, `breakdown`, `area`, `period`),
  KEY `PublishedValue_fromRelease_metric_idx` (`fromRelease`, `metric`),
  CONSTRAINT `PublishedValue_fromRelease_fkey` FOREIGN KEY (`fromRelease`) REFERENCES `Release` (`number`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `User` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `email` VARCHAR(200) NOT NULL,
  `name` VARCHAR(120) NOT NULL,
  `passwordHash` VARCHAR(200) NULL,
  `disabled` TINYINT(1) NOT NULL,
  `createdAt` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `User_email_key` (`email`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Membership` (
  `userId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `organisation` VARCHAR(120) NOT NULL,
  `role` VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `areaCode` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`userId`, `organisation`, `role`),
  CONSTRAINT `Membership_userId_fkey` FOREIGN KEY (`userId`) REFERENCES `User` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `Session` (
  `id` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `userId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `csrf` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `createdAt` DATETIME(6) NOT NULL,
  `usedAt` DATETIME(6) NOT NULL,
  `expiresAt` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `Session_userId_idx` (`userId`),
  KEY `Session_expiresAt_idx` (`expiresAt`),
  CONSTRAINT `Session_userId_fkey` FOREIGN KEY (`userId`) REFERENCES `User` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `ApiToken` (
  `id` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `userId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `label` VARCHAR(80) NOT NULL,
  `createdAt` DATETIME(6) NOT NULL,
  `expiresAt` DATETIME(6) NOT NULL,
  `revokedAt` DATETIME(6) NULL,
  PRIMARY KEY (`id`),
  KEY `ApiToken_userId_idx` (`userId`),
  CONSTRAINT `ApiToken_userId_fkey` FOREIGN KEY (`userId`) REFERENCES `User` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `WriteKey` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `userId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `procedure` VARCHAR(60) NOT NULL,
  `inputHash` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `answer` LONGTEXT NOT NULL,
  `at` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `WriteKey_at_idx` (`at`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `AuditEvent` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `at` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `action` VARCHAR(60) NOT NULL,
  `subject` VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `detail` TEXT NOT NULL,
  `hash` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`id`),
  KEY `AuditEvent_at_idx` (`at`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `AuditSeal` (
  `number` INT NOT NULL,
  `at` DATETIME(6) NOT NULL,
  `previous` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `upTo` DATETIME(6) NOT NULL,
  `root` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `signature` VARCHAR(200) NOT NULL,
  PRIMARY KEY (`number`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `OutboxMessage` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `toUserId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `toAddress` VARCHAR(200) NOT NULL,
  `subject` VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `text` TEXT NOT NULL,
  `createdAt` DATETIME(6) NOT NULL,
  `sentAt` DATETIME(6) NULL,
  `attempts` INT NOT NULL,
  `leasedUntil` DATETIME(6) NULL,
  `lastError` VARCHAR(300) NULL,
  PRIMARY KEY (`id`),
  KEY `OutboxMessage_sentAt_createdAt_idx` (`sentAt`, `createdAt`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
