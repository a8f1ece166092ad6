import { v7 as uuidv7 } from 'uuid';
import type { Workshop, Writing } from '#server/data/connections.ts';
import type { DirectWriting, Statements } from '#server/data/direct.ts';
import type { ReturnedValue } from '#server/domain/returns/returned-value.ts';
import type { StoredState } from '#server/domain/returns/states/return-states.ts';
import type { RevisionKind } from '#server/domain/returns/versions/revision.ts';

export type ReturnStanding = {
  id: string;
  /** As stored: `stateOn` says which state that is on a day. */
  state: StoredState;
  version: number;
  revision: number;
  /** Fingerprint of the latest version's figures; null before the first. */
  contentHash: string | null;
  /** Last day of an exception to the lock, and of one given since the latest version; null where there is none. */
  openUntil: string | null;
  reopenedUntil: string | null;
  /** The version that was last published, or goes out at an hour already set; null where none was. */
  publishedVersion: number | null;
  /** What the latest version says it is, where one before it was published; with a correction's public reason. */
  revisionKind: RevisionKind | null;
  publicReason: string | null;
};

/** Where the return of one area for one collection stands; null where nothing was ever handed in. */
export async function findReturn(
  from: Statements,
  collectionId: string,
  areaCode: string,
): Promise<ReturnStanding | null> {
  const [row] = await from.$queryRaw<ReturnStanding[]>`
    SELECT r.id, r.state, r.version, r.revision, v.contentHash, v.revisionKind, v.publicReason,
           (SELECT MAX(e.version) FROM ReturnEvent e WHERE e.returnId = r.id AND e.kind = 'released') AS publishedVersion,
           (SELECT DATE_FORMAT(MAX(x.endsOn), '%Y-%m-%d') FROM LockException x WHERE x.returnId = r.id) AS openUntil,
           (SELECT DATE_FORMAT(MAX(x.endsOn), '%Y-%m-%d') FROM LockException x
            WHERE x.returnId = r.id AND x.version = r.version) AS reopenedUntil
    FROM \`Return\` r LEFT JOIN ReturnVersion v ON v.returnId = r.id AND v.number = r.version
    WHERE r.collectionId = ${collectionId} AND r.areaCode = ${areaCode}`;
  return row ?? null;
}

const standing = { id: true, state: true, version: true, revision: true } as const;

/** Where the returns of these areas stand, by collection. */
export async function readReturnsOf(workshop: Workshop, areaCodes: string[]) {
  const rows = await workshop.return.findMany({
    where: { areaCode: { in: areaCodes } },
    select: {
      ...standing,
      collectionId: true,
      areaCode: true,
      changedAt: true,
      exceptions: { select: { version: true, endsOn: true } },
    },
  });
  return rows.map(({ exceptions, ...row }) => {
    const last = (some: typeof exceptions) =>
      some
        .map(({ endsOn }) => endsOn.toISOString().slice(0, 10))
        .sort()
        .at(-1) ?? null;
    const since = exceptions.filter(({ version }) => version === row.version);
    return { ...row, state: row.state as StoredState, openUntil: last(exceptions), reopenedUntil: last(since) };
  });
}

/** Begins a return. One begun meanwhile by somebody else is an error of the unique key. */
export async function createReturn(
  writing: Statements,
  of: { collectionId: string; areaCode: string; at: Date },
): Promise<ReturnStanding> {
  const row = { id: uuidv7(), state: 'open' as const, version: 0, revision: 0 };
  await writing.$executeRaw`
    INSERT INTO \`Return\` (id, collectionId, areaCode, state, version, revision, changedAt)
    VALUES (${row.id}, ${of.collectionId}, ${of.areaCode}, ${row.state}, ${row.version}, ${row.revision}, ${of.at})`;
  const nothingYet = { contentHash: null, publishedVersion: null, revisionKind: null, publicReason: null };
  return { ...row, ...nothingYet, openUntil: null, reopenedUntil: null };
}

/**
 * Moves a return on, if nobody else did meanwhile.
 * @returns false where its revision is no longer the one read: somebody was quicker.
 */
export async function moveReturn(
  writing: Statements,
  from: ReturnStanding,
  to: { state: StoredState; version: number; at: Date },
): Promise<boolean> {
  const moved = await writing.$executeRaw`
    UPDATE \`Return\` SET state = ${to.state}, version = ${to.version}, revision = revision + 1, changedAt = ${to.at}
    WHERE id = ${from.id} AND revision = ${from.revision}`;
  return moved === 1;
}

export type VersionFacts = {
  id: string;
  number: number;
  door: string;
  contentHash: string;
  rowCount: number;
  warnings: number;
  /** Where a version before it was published: why there is this one. */
  revisionKind: RevisionKind | null;
  publicReason: string | null;
  submittedAt: Date;
  submittedBy: string;
};

/** Every version of a return, the latest first. */
export async function readVersions(from: Workshop | Writing, returnId: string): Promise<VersionFacts[]> {
  const rows = await from.returnVersion.findMany({
    where: { returnId },
    // How long it took is told in medians only.
    omit: { returnId: true, staffHours: true, warningCodes: true },
    orderBy: { number: 'desc' },
  });
  return rows.map((row) => ({ ...row, revisionKind: row.revisionKind as RevisionKind | null }));
}

const figureColumns = [
  'versionId',
  'metric',
  'breakdown',
  'numerator',
  'denominator',
  'value',
  'symbol',
  'explanation',
];

/** Adds a version with all its figures. */
export async function addVersion(
  writing: DirectWriting,
  version: VersionFacts & { returnId: string; staffHours: number | null; warningCodes: Record<string, number> },
  figures: ReturnedValue[],
): Promise<void> {
  const { id, returnId, number, door, contentHash, rowCount, warnings, staffHours, submittedAt, submittedBy } = version;
  const { revisionKind, publicReason } = version;
  const warningCodes = JSON.stringify(version.warningCodes);
  // Numbers go as text: the driver would begin another statement wherever whole numbers and others take turns.
  const text = (figure: number | null) => figure?.toString() ?? null;
  const rows = figures.map(({ metric, breakdown, numerator, denominator, value, symbol, explanation }) => [
    id,
    metric,
    breakdown,
    text(numerator),
    text(denominator),
    text(value),
    symbol,
    explanation,
  ]);
  await Promise.all([
    writing.$executeRaw`
      INSERT INTO ReturnVersion (id, returnId, number, door, contentHash, rowCount, warnings, warningCodes, staffHours, revisionKind, publicReason, submittedAt, submittedBy)
      VALUES (${id}, ${returnId}, ${number}, ${door}, ${contentHash}, ${rowCount}, ${warnings}, ${warningCodes}, ${staffHours}, ${revisionKind}, ${publicReason}, ${submittedAt}, ${submittedBy})`,
    writing.insertRows('ReturnValue', figureColumns, rows),
  ]);
}

/** Every figure of one version. */
export async function readFigures(from: Workshop | Writing, versionId: string): Promise<ReturnedValue[]> {
  const rows = await from.returnValue.findMany({
    where: { versionId },
    omit: { versionId: true },
    orderBy: [{ metric: 'asc' }, { breakdown: 'asc' }],
  });
  return rows.map((row) => ({ ...row, symbol: row.symbol as ReturnedValue['symbol'] }));
}

/** Every figure of one version by its number; nothing where there is no such version. */
export function readFiguresOfVersion(
  from: Statements,
  of: { collection: string; area: string; number: number },
): Promise<ReturnedValue[]> {
  return from.$queryRaw<ReturnedValue[]>`
    SELECT f.metric, f.breakdown, f.numerator, f.denominator, f.value, f.symbol, f.explanation
    FROM \`Return\` r
    JOIN ReturnVersion v ON v.returnId = r.id AND v.number = ${of.number}
    JOIN ReturnValue f ON f.versionId = v.id
    WHERE r.collectionId = ${of.collection} AND r.areaCode = ${of.area}
    ORDER BY f.metric, f.breakdown`;
}

/** Every figure of every version of a return, by the version's number. */
export async function readFiguresByVersion(from: Statements, returnId: string): Promise<Map<number, ReturnedValue[]>> {
  const rows = await from.$queryRaw<(ReturnedValue & { number: number })[]>`
    SELECT v.number, f.metric, f.breakdown, f.numerator, f.denominator, f.value, f.symbol, f.explanation
    FROM ReturnVersion v JOIN ReturnValue f ON f.versionId = v.id
    WHERE v.returnId = ${returnId}
    ORDER BY v.number, f.metric, f.breakdown`;
  const versions = new Map<number, ReturnedValue[]>();
  for (const { number, ...value } of rows) {
    const figures = versions.get(number);
    if (figures) figures.push(value);
    else versions.set(number, [value]);
  }
  return versions;
}

/** What an area last handed in for some other periods of the same programme, four at most; nothing where it did not or withdrew it. */
export async function readFiguresOfPeriods(
  from: Statements,
  of: { programmeId: string; periods: readonly string[]; areaCode: string },
): Promise<{ period: string; values: ReturnedValue[] }[]> {
  const { programmeId, areaCode } = of;
  const [first = '', second = '', third = '', fourth = ''] = of.periods;
  const rows = await from.$queryRaw<(ReturnedValue & { period: string })[]>`
    SELECT c.period, f.metric, f.breakdown, f.numerator, f.denominator, f.value, f.symbol, f.explanation
    FROM Collection c
    JOIN \`Return\` r ON r.collectionId = c.id AND r.areaCode = ${areaCode}
    JOIN ReturnVersion v ON v.returnId = r.id AND v.number = r.version
    JOIN ReturnValue f ON f.versionId = v.id
    WHERE c.programmeId = ${programmeId} AND c.period IN (${first}, ${second}, ${third}, ${fourth})
      AND r.state <> 'withdrawn'`;
  const values = new Map<string, ReturnedValue[]>();
  for (const { period, ...value } of rows) {
    const figures = values.get(period);
    if (figures) figures.push(value);
    else values.set(period, [value]);
  }
  return [...values].map(([period, figures]) => ({ period, values: figures }));
}
