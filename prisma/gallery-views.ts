/**
 * The gallery: what the *public* account may read. Each view joins a row to its own release and shows it when that
 * release is approved and its hour has come, so no page can leak what is not published.
 */
const cameOut = "r.`state` = 'approved' AND r.`publishAt` <= UTC_TIMESTAMP(6)";

/** Ledger tables published row by row through ReleaseEntry. */
export const ledgerTables = [
  'Review',
  'Source',
  'Recommendation',
  'Response',
  'Pillar',
  'Mission',
  'Commitment',
  'Wording',
  'PromiseTerm',
  'CommitmentEnd',
  'Succession',
  'Answer',
  'Milestone',
  'MilestoneDate',
  'MilestoneProgress',
  'Evidence',
  'Look',
  'Judgement',
  'CommitmentMetric',
  'LocalMilestone',
  'LocalProgress',
  'LocalConfirmation',
  'Correction',
  'Challenge',
  'LivedNote',
  'PartnershipReturn',
  'PartnershipTest',
  'Commentary',
  'Reply',
] as const;

/** Those whose rows do not go out with the next release whatever happens: commentary waits for its reply. */
export const tablesThatWait = ['Commentary', 'Reply'] as const satisfies readonly (typeof ledgerTables)[number][];

export type LedgerTable = (typeof ledgerTables)[number];
/** Those whose rows a pack may bring: nobody loads commentary past its right of reply, or a reply in an authority's name. */
export type LoadableTable = Exclude<LedgerTable, (typeof tablesThatWait)[number]>;

/** Reference data, the same for everybody: places, measures, programmes, and what each release said of itself. */
export const referenceTables = [
  'Area',
  'Population',
  'Neighbour',
  'Metric',
  'Breakdown',
  'ValueOrigin',
  'Programme',
  'Participation',
  'Partnership',
  'PartnershipArea',
  'Collection',
  'Fact',
] as const;

/** Names of every view the public account may read. */
export const galleryViews = [
  ...ledgerTables.map((table) => `Gallery${table}`),
  ...referenceTables.map((table) => `Gallery${table}`),
  'GalleryPublishedValue',
  'GalleryRelease',
  'GalleryReturnHistory',
  'GalleryOrganisation',
  'GalleryCollectionBurden',
  'GalleryPublishedRevision',
  'GalleryRevisedValue',
];

/** The statements that make the views; run by the owner after every migration, so that new columns show. */
export function galleryViewStatements(): string[] {
  const view = (name: string, body: string) =>
    `CREATE OR REPLACE SQL SECURITY DEFINER VIEW \`Gallery${name}\` AS ${body}`;
  return [
    ...ledgerTables.map((table) =>
      view(
        table,
        `SELECT t.*, e.\`release\` AS \`release\` FROM \`ReleaseEntry\` e JOIN \`Release\` r ON r.\`number\` = e.\`release\` JOIN \`${table}\` t ON t.\`id\` = e.\`rowId\` WHERE e.\`tableName\` = '${table}' AND ${cameOut}`,
      ),
    ),
    ...referenceTables.map((table) => view(table, `SELECT * FROM \`${table}\``)),
    view(
      'PublishedValue',
      `SELECT v.* FROM \`PublishedValue\` v JOIN \`Release\` r ON r.\`number\` = v.\`fromRelease\` WHERE ${cameOut}`,
    ),
    view(
      'Release',
      `SELECT r.\`number\`, r.\`kind\`, r.\`title\`, r.\`note\`, r.\`asOf\`, r.\`methodVersion\`, r.\`ruleVersion\`, r.\`publishAt\` FROM \`Release\` r WHERE ${cameOut}`,
    ),
    // The steps a published return went through, by role, never by name.
    view(
      'ReturnHistory',
      `SELECT x.\`id\`, t.\`collectionId\`, t.\`areaCode\`, h.\`kind\`, h.\`version\`, h.\`actorRole\`, h.\`at\`, x.\`release\` FROM \`ReturnEvent\` x JOIN \`Release\` r ON r.\`number\` = x.\`release\` JOIN \`Return\` t ON t.\`id\` = x.\`returnId\` JOIN \`ReturnEvent\` h ON h.\`returnId\` = x.\`returnId\` AND h.\`at\` <= x.\`at\` WHERE x.\`kind\` = 'released' AND ${cameOut}`,
    ),
    view(
      'CollectionBurden',
      `SELECT b.* FROM \`CollectionBurden\` b JOIN \`Release\` r ON r.\`number\` = b.\`release\` WHERE ${cameOut}`,
    ),
    ...['PublishedRevision', 'RevisedValue'].map((table) =>
      view(table, `SELECT v.* FROM \`${table}\` v JOIN \`Release\` r ON r.\`number\` = v.\`release\` WHERE ${cameOut}`),
    ),
    // Who judges and who moderates, by organisation, never by name: the public is told who is who.
    view(
      'Organisation',
      "SELECT DISTINCT m.`organisation`, m.`role` FROM `Membership` m JOIN `User` u ON u.`id` = m.`userId` WHERE m.`role` IN ('assessor', 'moderator') AND u.`disabled` = 0",
    ),
  ];
}
