import type { LedgerTable, referenceTables } from '#prisma/gallery-views.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Writing } from '#server/data/connections.ts';
import { insertMany } from '#server/data/workshop/many-rows.ts';
import type { OfficialFigure, StagedFigure } from '#server/domain/loading/figure-plan.ts';
import type { Row } from '#server/domain/loading/load-plan.ts';

export type ReferenceTable = (typeof referenceTables)[number];

/** What tells one row of a reference table from another. */
const keys: Record<ReferenceTable, string[]> = {
  Area: ['code'],
  Population: ['areaCode', 'year'],
  Neighbour: ['areaCode', 'rank'],
  Metric: ['id'],
  Breakdown: ['id'],
  ValueOrigin: ['id'],
  Programme: ['id'],
  Participation: ['programmeId', 'areaCode'],
  Partnership: ['id'],
  PartnershipArea: ['partnershipId', 'areaCode'],
  Collection: ['id'],
  Fact: ['id'],
};

/** Names of the columns of a table, in its own order. */
export function columnsOf(table: LedgerTable | ReferenceTable): string[] {
  return Object.keys(Prisma[`${table}ScalarFieldEnum`]);
}

/** Names of the columns that identify a row of a reference table. */
export function keyOf(table: ReferenceTable): string[] {
  return keys[table];
}

function plain(row: Record<string, unknown>): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (value instanceof Date) {
        const text = value.toISOString();
        return [name, name === 'recordedAt' ? text : text.slice(0, 10)];
      }
      if (typeof value === 'boolean') return [name, Number(value)];
      if (value instanceof Prisma.Decimal) return [name, value.toNumber()];
      return [name, value as string | number | null];
    }),
  );
}

/** The ledger rows with these ids and every row that corrects one of them. */
export async function readLedgerRows(writing: Writing, table: LedgerTable, ids: string[]): Promise<Row[]> {
  if (ids.length === 0) return [];
  const places = ids.map(() => '?').join(', ');
  const rows = await writing.$queryRawUnsafe<Record<string, unknown>[]>(
    `SELECT * FROM \`${table}\` WHERE \`id\` IN (${places}) UNION SELECT * FROM \`${table}\` WHERE \`corrects\` IN (${places})`,
    ...ids,
    ...ids,
  );
  return rows.map(plain);
}

/** Adds ledger rows, each with who recorded it, in which role and when. */
export async function addLedgerRows(
  writing: Writing,
  table: LedgerTable,
  rows: Row[],
  by: { recordedAt: Date; actorId: string; actorRole: string },
): Promise<void> {
  const columns = columnsOf(table);
  await insertMany(
    writing,
    table,
    columns,
    rows.map((row) => columns.map((name) => (name in by ? by[name as keyof typeof by] : (row[name] ?? null)))),
  );
}

/** Every row of a reference table: the largest holds some two thousand. */
export async function readReferenceRows(writing: Writing, table: ReferenceTable): Promise<Row[]> {
  const rows = await writing.$queryRawUnsafe<Record<string, unknown>[]>(`SELECT * FROM \`${table}\``);
  return rows.map(plain);
}

/** Adds reference rows and takes over every other column of those whose key is there already. */
export async function putReferenceRows(writing: Writing, table: ReferenceTable, rows: Row[]): Promise<void> {
  const columns = columnsOf(table);
  const others = columns.filter((name) => !keys[table].includes(name));
  await insertMany(
    writing,
    table,
    columns,
    rows.map((row) => columns.map((name) => row[name] ?? null)),
    others,
  );
}

const figureColumns = [
  'metric',
  'breakdown',
  'period',
  'area',
  'edition',
  'value',
  'symbol',
  'originId',
  'note',
] as const;

/** Every staged edition of the figures of these metrics, areas and periods. */
export async function readStagedFigures(writing: Writing, wanted: OfficialFigure[]): Promise<StagedFigure[]> {
  const among = (name: 'metric' | 'area' | 'period') => [...new Set(wanted.map((figure) => figure[name]))];
  const [metrics, areas, periods] = [among('metric'), among('area'), among('period')];
  if (metrics.length === 0) return [];
  const places = (list: string[]) => list.map(() => '?').join(', ');
  return writing.$queryRawUnsafe<StagedFigure[]>(
    `SELECT * FROM \`OfficialFigure\` WHERE \`metric\` IN (${places(metrics)}) AND \`period\` IN (${places(periods)}) AND \`area\` IN (${places(areas)})`,
    ...metrics,
    ...periods,
    ...areas,
  );
}

/** Stages figures of others for the next release; what was staged before stays. */
export async function stageFigures(writing: Writing, rows: StagedFigure[]): Promise<void> {
  await insertMany(
    writing,
    'OfficialFigure',
    figureColumns,
    rows.map((row) => figureColumns.map((name) => row[name])),
  );
}

/** The metrics of which official figures were taken over, whatever the period. */
export async function readImportedMetrics(writing: Writing): Promise<Set<string>> {
  const rows = await writing.$queryRaw<{ metric: string }[]>`SELECT DISTINCT metric FROM OfficialFigure`;
  return new Set(rows.map(({ metric }) => metric));
}

/** Ids that may stand in a figure: metrics, breakdowns, areas and origins. */
export async function readFigureIds(
  writing: Writing,
): Promise<{ metric: Set<string>; breakdown: Set<string>; area: Set<string>; originId: Set<string> }> {
  const [metrics, breakdowns, areas, origins] = await Promise.all([
    writing.metric.findMany({ select: { id: true } }),
    writing.breakdown.findMany({ select: { id: true } }),
    writing.area.findMany({ select: { code: true } }),
    writing.valueOrigin.findMany({ select: { id: true } }),
  ]);
  return {
    metric: new Set(metrics.map((row) => row.id)),
    breakdown: new Set(breakdowns.map((row) => row.id)),
    area: new Set(areas.map((row) => row.code)),
    originId: new Set(origins.map((row) => row.id)),
  };
}
