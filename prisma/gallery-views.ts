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
  'RangeRestart',
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
  'GalleryReleaseKey',
  'GalleryReleaseManifest',
  'GalleryRedaction',
  'GalleryRedactedRelease',
];

/** What each of the gallery's names stands for, where rows are shown of the releases that `out` lets through. */
function galleryQueries({ out, publishAt }: { out: string; publishAt: string }): Record<string, string> {
  const ofRelease = (table: string) =>
    `SELECT v.* FROM \`${table}\` v JOIN \`Release\` r ON r.\`number\` = v.\`release\` WHERE ${out}`;
  const newest = (column: string) =>
    `CASE WHEN EXISTS (SELECT 1 FROM \`ReleaseManifest\` n WHERE n.\`release\` = v.\`release\` AND n.\`successor\` > v.\`successor\`) THEN NULL ELSE v.\`${column}\` END AS \`${column}\``;
  const queries: Record<string, string> = {};
  for (const table of ledgerTables) {
    queries[table] =
      `SELECT t.*, e.\`release\` AS \`release\` FROM \`ReleaseEntry\` e JOIN \`Release\` r ON r.\`number\` = e.\`release\` JOIN \`${table}\` t ON t.\`id\` = e.\`rowId\` WHERE e.\`tableName\` = '${table}' AND ${out}`;
  }
  for (const table of referenceTables) queries[table] = `SELECT * FROM \`${table}\``;
  return {
    ...queries,
    PublishedValue: `SELECT v.* FROM \`PublishedValue\` v JOIN \`Release\` r ON r.\`number\` = v.\`fromRelease\` WHERE ${out}`,
    Release: `SELECT r.\`number\`, r.\`kind\`, r.\`title\`, r.\`note\`, r.\`asOf\`, r.\`methodVersion\`, r.\`ruleVersion\`, ${publishAt} AS \`publishAt\` FROM \`Release\` r WHERE ${out}`,
    // The steps a published return went through, by role, never by name.
    ReturnHistory: `SELECT x.\`id\`, t.\`collectionId\`, t.\`areaCode\`, h.\`kind\`, h.\`version\`, h.\`actorRole\`, h.\`at\`, x.\`release\` FROM \`ReturnEvent\` x JOIN \`Release\` r ON r.\`number\` = x.\`release\` JOIN \`Return\` t ON t.\`id\` = x.\`returnId\` JOIN \`ReturnEvent\` h ON h.\`returnId\` = x.\`returnId\` AND h.\`at\` <= x.\`at\` WHERE x.\`kind\` = 'released' AND ${out}`,
    CollectionBurden: ofRelease('CollectionBurden'),
    PublishedRevision: ofRelease('PublishedRevision'),
    RevisedValue: ofRelease('RevisedValue'),
    ReleaseKey: 'SELECT * FROM `ReleaseKey`',
    // What a manifest listed is told of the newest alone: from the hash of a file, what was taken out of it could be guessed.
    ReleaseManifest: `SELECT v.\`release\`, v.\`successor\`, ${newest('body')}, v.\`sha256\`, ${newest('signature')}, v.\`keyId\`, v.\`madeAt\`, v.\`replaces\`, v.\`reason\` FROM \`ReleaseManifest\` v JOIN \`Release\` r ON r.\`number\` = v.\`release\` WHERE ${out}`,
    // That something was taken down, and why, where what is out lost something by it. What it was is in no view.
    Redaction: `SELECT x.* FROM \`Redaction\` x WHERE EXISTS (SELECT 1 FROM \`RedactedRelease\` v JOIN \`Release\` r ON r.\`number\` = v.\`release\` WHERE v.\`redaction\` = x.\`number\` AND ${out})`,
    RedactedRelease: ofRelease('RedactedRelease'),
    // Who judges and who moderates, by organisation, never by name: the public is told who is who.
    Organisation:
      "SELECT DISTINCT m.`organisation`, m.`role` FROM `Membership` m JOIN `User` u ON u.`id` = m.`userId` WHERE m.`role` IN ('assessor', 'moderator') AND u.`disabled` = 0",
  };
}

/** The statements that make the views; run by the owner after every migration, so that new columns show. */
export function galleryViewStatements(): string[] {
  const queries = galleryQueries({ out: cameOut, publishAt: 'r.`publishAt`' });
  return Object.entries(queries).map(
    ([name, body]) => `CREATE OR REPLACE SQL SECURITY DEFINER VIEW \`Gallery${name}\` AS ${body}`,
  );
}

/**
 * The same gallery as it would be if the releases up to a number were out: by the name of each view, the query that
 * stands for it. Needs the rights of the app account: docs/decisions/0034-preview.md.
 * @param publishAt `YYYY-MM-DD HH:MM:SS`, UTC, at which a release without an hour is taken to come out
 */
export function previewQueries({ number, publishAt }: { number: number; publishAt: string }): Map<string, string> {
  if (!Number.isSafeInteger(number)) throw new Error('a release has a whole number');
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(publishAt)) throw new Error(`${publishAt} is no moment`);
  const queries = galleryQueries({
    out: `r.\`state\` IN ('prepared', 'approved') AND r.\`number\` <= ${number}`,
    publishAt: `COALESCE(r.\`publishAt\`, CAST('${publishAt}' AS DATETIME(6)))`,
  });
  return new Map(Object.entries(queries).map(([name, body]) => [`Gallery${name}`, body]));
}
