-- Safeguarding partnerships: the lead partners are its councils (PartnershipArea), a police force and an integrated care board.
CREATE TABLE IF NOT EXISTS `Partnership` (
  `id` VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `position` INT NOT NULL,
  `name` VARCHAR(200) NOT NULL,
  `police` VARCHAR(200) NOT NULL,
  `integratedCareBoard` VARCHAR(200) NOT NULL,
  `delegated` TEXT NOT NULL,
  `relevantAgencies` TEXT NOT NULL,
  `scrutineer` VARCHAR(200) NULL,
  `source` TEXT NOT NULL,
  `madeUp` TINYINT(1) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `PartnershipArea` (
  `partnershipId` VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `areaCode` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`partnershipId`, `areaCode`),
  KEY `PartnershipArea_areaCode_idx` (`areaCode`),
  CONSTRAINT `PartnershipArea_partnershipId_fkey` FOREIGN KEY (`partnershipId`) REFERENCES `Partnership` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `PartnershipArea_areaCode_fkey` FOREIGN KEY (`areaCode`) REFERENCES `Area` (`code`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- What a partnership reports of a year; a later row of the same year stands, and the earlier stay.
CREATE TABLE IF NOT EXISTS `PartnershipReturn` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `partnershipId` VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `period` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `areaCode` CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `moneyGbp` DECIMAL(14, 2) NULL,
  `moneyHow` VARCHAR(20) NULL,
  `moneyDocument` VARCHAR(700) NULL,
  `agreementsSigned` INT NULL,
  `agreementsInForce` INT NULL,
  `agreementsDocument` VARCHAR(700) NULL,
  `delegations` INT NULL,
  `delegationsText` TEXT NULL,
  `delegationsDocument` VARCHAR(700) NULL,
  `education` TEXT NULL,
  `reason` TEXT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `PartnershipReturn_partnershipId_period_idx` (`partnershipId`, `period`),
  KEY `PartnershipReturn_areaCode_idx` (`areaCode`),
  CONSTRAINT `PartnershipReturn_partnershipId_fkey` FOREIGN KEY (`partnershipId`) REFERENCES `Partnership` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `PartnershipReturn_areaCode_fkey` FOREIGN KEY (`areaCode`) REFERENCES `Area` (`code`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- The answer to one of the three tests, by the independent scrutineer or the department; never by the partnership itself.
CREATE TABLE IF NOT EXISTS `PartnershipTest` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `partnershipId` VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `period` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `test` VARCHAR(20) NOT NULL,
  `verdict` VARCHAR(20) NOT NULL,
  `reason` TEXT NOT NULL,
  `document` VARCHAR(700) NOT NULL,
  `judge` VARCHAR(120) NOT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `PartnershipTest_partnershipId_period_idx` (`partnershipId`, `period`),
  CONSTRAINT `PartnershipTest_partnershipId_fkey` FOREIGN KEY (`partnershipId`) REFERENCES `Partnership` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
