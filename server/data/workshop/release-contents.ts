import type { LedgerTable } from '#prisma/gallery-views.ts';
import type { Writing } from '#server/data/connections.ts';
import { insertMany } from '#server/data/workshop/many-rows.ts';
import type { ReleasedReturn, StepDone } from '#server/domain/releases/report.ts';
import type { ReturnedValue, StandingValue, ValueToPublish } from '#server/domain/releases/return-figures.ts';
import type { RevisionKind } from '#server/domain/returns/versions/revision.ts';

const unreleased = (table: LedgerTable) => `FROM \`${table}\` t WHERE NOT EXISTS (
  SELECT 1 FROM \`ReleaseEntry\` e JOIN \`Release\` r ON r.\`number\` = e.\`release\`
  WHERE e.\`tableName\` = '${table}' AND e.\`rowId\` = t.\`id\` AND r.\`state\` <> 'void')`;

/** Takes at most `limit` rows of a ledger table that no release holds yet. Answers how many. */
export function takeLedgerRows(writing: Writing, release: number, table: LedgerTable, limit: number): Promise<number> {
  return writing.$executeRawUnsafe(
    `INSERT INTO \`ReleaseEntry\` (\`release\`, \`tableName\`, \`rowId\`) SELECT ?, '${table}', t.\`id\` ${unreleased(table)} LIMIT ${Math.trunc(limit)}`,
    release,
  );
}

/** Whether a ledger table holds rows that no release holds yet. */
export async function hasUnreleasedRows(workshop: Writing, table: LedgerTable): Promise<boolean> {
  const rows = await workshop.$queryRawUnsafe<unknown[]>(`SELECT 1 AS \`one\` ${unreleased(table)} LIMIT 1`);
  return rows.length > 0;
}

const sameKey = (a: string, b: string) =>
  ['metric', 'breakdown', 'period', 'area'].map((name) => `${a}.\`${name}\` = ${b}.\`${name}\``).join(' AND ');

/** The standing edition of each staged figure, unless it was taken down or is of a file not yet staged whole, where the value of the highest release not void is not the same. */
const newFigures = `FROM \`OfficialFigure\` f WHERE f.\`metric\` = ?
  AND f.\`edition\` = (SELECT MAX(g.\`edition\`) FROM \`OfficialFigure\` g WHERE ${sameKey('g', 'f')})
  AND NOT EXISTS (SELECT 1 FROM \`RedactedFigure\` d WHERE ${sameKey('d', 'f')})
  AND NOT EXISTS (SELECT 1 FROM \`FigureImport\` i WHERE i.\`originId\` = f.\`originId\` AND i.\`state\` = 'staging')
  AND NOT EXISTS (
    SELECT 1 FROM \`PublishedValue\` v WHERE ${sameKey('v', 'f')}
    AND v.\`value\` <=> f.\`value\` AND v.\`symbol\` <=> f.\`symbol\` AND v.\`originId\` = f.\`originId\` AND v.\`note\` <=> f.\`note\`
    AND v.\`fromRelease\` = (
      SELECT MAX(p.\`fromRelease\`) FROM \`PublishedValue\` p JOIN \`Release\` r ON r.\`number\` = p.\`fromRelease\`
      WHERE ${sameKey('p', 'f')} AND r.\`state\` <> 'void'))`;

/** The metrics of which figures are staged. */
export async function readStagedMetrics(workshop: Writing): Promise<string[]> {
  const rows = await workshop.officialFigure.groupBy({ by: ['metric'], orderBy: { metric: 'asc' } });
  return rows.map((row) => row.metric);
}

/** Takes at most `limit` staged figures of a metric that are new or changed. Answers how many. */
export function takeFigures(writing: Writing, release: number, metric: string, limit: number): Promise<number> {
  return writing.$executeRawUnsafe(
    `INSERT INTO \`PublishedValue\`
       (\`metric\`, \`breakdown\`, \`period\`, \`area\`, \`fromRelease\`, \`value\`, \`symbol\`, \`denominator\`, \`provisional\`, \`originId\`, \`note\`)
     SELECT f.\`metric\`, f.\`breakdown\`, f.\`period\`, f.\`area\`, ?, f.\`value\`, f.\`symbol\`, NULL, 0, f.\`originId\`, f.\`note\`
     ${newFigures} LIMIT ${Math.trunc(limit)}`,
    release,
    metric,
  );
}

/** Whether a metric has staged figures that are new or changed. */
export async function hasNewFigures(workshop: Writing, metric: string): Promise<boolean> {
  const rows = await workshop.$queryRawUnsafe<unknown[]>(`SELECT 1 AS \`one\` ${newFigures} LIMIT 1`, metric);
  return rows.length > 0;
}

export type AcceptedReturn = ReleasedReturn & {
  versionId: string;
  period: string;
  madeUp: boolean;
  /** Why there is this version, where one before it was published. */
  revision: { kind: RevisionKind; reason: string | null } | null;
  /** What was done with the version accepted, and by whom. */
  steps: StepDone[];
};

/**
 * Accepted returns not yet released, each with the version accepted. One for which an exception to the lock, given since
 * that version, still runs is left out: another version may be on its way.
 * @param today `YYYY-MM-DD` in London
 */
export async function readAcceptedReturns(workshop: Writing, today: string): Promise<AcceptedReturn[]> {
  const rows = await workshop.return.findMany({
    where: { state: 'accepted' },
    include: {
      collection: { select: { period: true } },
      area: { select: { madeUp: true } },
      versions: true,
      events: true,
      exceptions: { select: { version: true, endsOn: true } },
    },
    orderBy: [{ collectionId: 'asc' }, { areaCode: 'asc' }],
  });
  return rows.flatMap((row) => {
    const version = row.versions.find((each) => each.number === row.version);
    const reopened = row.exceptions.some(
      ({ version: of, endsOn }) => of === row.version && endsOn.toISOString().slice(0, 10) >= today,
    );
    if (!version || reopened) return [];
    const { collectionId, areaCode } = row;
    return [
      {
        returnId: row.id,
        version: row.version,
        versionId: version.id,
        collectionId,
        areaCode,
        period: row.collection.period,
        madeUp: row.area.madeUp,
        revision: version.revisionKind
          ? { kind: version.revisionKind as RevisionKind, reason: version.publicReason }
          : null,
        steps: row.events
          .filter((each) => each.version === row.version)
          .map(({ kind, actorId }) => ({ kind, actorId })),
      },
    ];
  });
}

/** Every figure of one version of a return. */
export function readVersionValues(workshop: Writing, versionId: string): Promise<ReturnedValue[]> {
  return workshop.returnValue.findMany({
    where: { versionId },
    select: { metric: true, breakdown: true, numerator: true, denominator: true, value: true, symbol: true },
  });
}

/** What stands for one area and period: per metric and breakdown the value of the highest release not void. */
export async function readStandingValues(workshop: Writing, area: string, period: string): Promise<StandingValue[]> {
  const rows = await workshop.publishedValue.findMany({
    where: { area, period, release: { state: { not: 'void' } } },
    select: {
      metric: true,
      breakdown: true,
      value: true,
      symbol: true,
      denominator: true,
      originId: true,
      fromRelease: true,
    },
    orderBy: { fromRelease: 'asc' },
  });
  const latest = new Map(rows.map((row) => [`${row.metric}\u0000${row.breakdown}`, row]));
  return [...latest.values()];
}

/** What primary suppression asks of every metric; its rule as JSON text. */
export function readMetricRules(
  workshop: Writing,
): Promise<
  { id: string; unit: string; denominator: string | null; basis: string; decimals: number; disclosure: string }[]
> {
  return workshop.metric.findMany({
    select: { id: true, unit: true, denominator: true, basis: true, decimals: true, disclosure: true },
  });
}

/** Publishes values in this release; nothing published is ever changed. */
export async function addPublishedValues(writing: Writing, release: number, values: ValueToPublish[]): Promise<void> {
  await insertMany(
    writing,
    'PublishedValue',
    [
      'metric',
      'breakdown',
      'period',
      'area',
      'fromRelease',
      'value',
      'symbol',
      'denominator',
      'provisional',
      'originId',
    ],
    values.map((row) => [
      row.metric,
      row.breakdown,
      row.period,
      row.area,
      release,
      row.value,
      row.symbol,
      row.denominator,
      false,
      row.originId,
    ]),
  );
}

/** Adds origins that are missing; those present stay as they are. */
export async function addMissingOrigins(
  writing: Writing,
  origins: readonly { id: string; label: string; source: string; method: string }[],
): Promise<void> {
  const ids = origins.map((origin) => origin.id);
  const present = await writing.valueOrigin.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const missing = origins.filter((origin) => !present.some((row) => row.id === origin.id));
  if (missing.length > 0) await writing.valueOrigin.createMany({ data: missing.map((origin) => ({ ...origin })) });
}

/** How much a release holds already: entries by ledger table, values by metric. */
export async function countReleaseContents(
  workshop: Writing,
  release: number,
): Promise<{
  ledger: Record<string, number>;
  values: { metric: string; originId: string; symbol: string | null; count: number }[];
}> {
  const [entries, values] = await Promise.all([
    workshop.releaseEntry.groupBy({
      by: ['tableName'],
      where: { release },
      _count: true,
      orderBy: { tableName: 'asc' },
    }),
    workshop.publishedValue.groupBy({
      by: ['metric', 'originId', 'symbol'],
      where: { fromRelease: release },
      _count: true,
      orderBy: [{ metric: 'asc' }, { originId: 'asc' }, { symbol: 'asc' }],
    }),
  ]);
  return {
    ledger: Object.fromEntries(entries.map((row) => [row.tableName, row._count])),
    values: values.map(({ _count: count, ...row }) => ({ ...row, count })),
  };
}

/**
 * Marks an accepted return as released, with the event that shows its history in the gallery.
 * @returns false where the return is no longer accepted in that version.
 */
export async function releaseReturn(
  writing: Writing,
  released: ReleasedReturn,
  event: { id: string; actorId: string; actorRole: string; at: Date; release: number },
  today: string,
): Promise<boolean> {
  const { count } = await writing.return.updateMany({
    where: {
      ...{ id: released.returnId, state: 'accepted', version: released.version },
      // Opened again since the release was prepared: another version may be on its way.
      exceptions: { none: { version: released.version, endsOn: { gte: new Date(today) } } },
    },
    data: { state: 'released', revision: { increment: 1 }, changedAt: event.at },
  });
  if (count === 0) return false;
  await writing.returnEvent.create({
    data: { ...event, returnId: released.returnId, kind: 'released', version: released.version },
  });
  return true;
}
