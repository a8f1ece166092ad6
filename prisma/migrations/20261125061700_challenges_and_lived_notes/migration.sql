-- A challenge as it was sent: only the moderator reads it. What is published of it stands in Challenge.
CREATE TABLE IF NOT EXISTS `ReceivedChallenge` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `subject` VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `subjectId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `text` TEXT NOT NULL,
  `source` VARCHAR(700) NOT NULL,
  `receivedAt` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `ReceivedChallenge_receivedAt_idx` (`receivedAt`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- What people who live with the promise say of it, in their own words, once a second person approved it.
CREATE TABLE IF NOT EXISTS `LivedNote` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `commitmentId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `text` TEXT NOT NULL,
  `suppliedBy` VARCHAR(200) NOT NULL,
  `consent` VARCHAR(500) NOT NULL,
  `enteredFor` VARCHAR(120) NOT NULL,
  `approvedFor` VARCHAR(120) NOT NULL,
  `statedOn` DATE NOT NULL,
  `recordedAt` DATETIME(6) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `corrects` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  KEY `LivedNote_commitmentId_idx` (`commitmentId`),
  CONSTRAINT `LivedNote_commitmentId_fkey` FOREIGN KEY (`commitmentId`) REFERENCES `Commitment` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- A note as entered, until the second person decides.
CREATE TABLE IF NOT EXISTS `EnteredNote` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `commitmentId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `text` TEXT NOT NULL,
  `suppliedBy` VARCHAR(200) NOT NULL,
  `consent` VARCHAR(500) NOT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `organisation` VARCHAR(120) NOT NULL,
  `at` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `EnteredNote_at_idx` (`at`),
  KEY `EnteredNote_commitmentId_idx` (`commitmentId`),
  CONSTRAINT `EnteredNote_commitmentId_fkey` FOREIGN KEY (`commitmentId`) REFERENCES `Commitment` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- One decision on a note: the key lets no second one in.
CREATE TABLE IF NOT EXISTS `NoteDecision` (
  `noteId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `approved` TINYINT(1) NOT NULL,
  `reason` TEXT NULL,
  `actorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actorRole` VARCHAR(40) NOT NULL,
  `at` DATETIME(6) NOT NULL,
  PRIMARY KEY (`noteId`),
  CONSTRAINT `NoteDecision_noteId_fkey` FOREIGN KEY (`noteId`) REFERENCES `EnteredNote` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
