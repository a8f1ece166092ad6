import { createHash } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Statements } from '#server/data/direct.ts';
import { readCheckReference } from '#server/data/workshop/collections.ts';
import { findReturn, readFiguresOfPeriods, readFiguresOfVersion } from '#server/data/workshop/returns.ts';
import { isKeyKnown } from '#server/data/workshop/write-key.ts';
import { isMoney } from '#server/domain/metrics/metric.ts';
import { type CheckedReturn, checkReturn } from '#server/domain/returns/check.ts';
import { type ReturnRow, rowsOfValues, valueInput } from '#server/domain/returns/return-row.ts';
import { contentOf, type ReturnedValue } from '#server/domain/returns/returned-value.ts';
import { metricRules } from '#server/domain/returns/rules.ts';
import { earlierPeriods } from '#server/domain/returns/series/earlier-periods.ts';
import { explainedRows } from '#server/domain/returns/tables/explained-rows.ts';
import { type RowsRead, rowsOfTable } from '#server/domain/returns/tables/rows-of-table.ts';
import type { KnownNames } from '#server/domain/returns/tables/tidy-table.ts';
import { wholeReturn } from '#server/domain/returns/versions/changes-only.ts';
import { revisionKinds } from '#server/domain/returns/versions/revision.ts';
import { readTable } from '#server/files/read-table.ts';
import { conflict, ofReturn, requireCollection } from './scope.ts';

/**
 * What a return is made of: a CSV file as text, the bytes of a CSV file or workbook in base64, or values. One of the
 * three. With `changesOnly` they are what changed since `baseVersion` (docs/clients/README.md).
 */
const contentInput = {
  ...ofReturn,
  csv: z.string().optional(),
  file: z.string().optional(),
  values: z.array(valueInput).max(20_000).optional(),
  baseVersion: z.int().min(0).optional(),
  changesOnly: z.boolean().optional(),
  // Written beside a file instead of into it; each replaces what the row itself says.
  explanations: z
    .array(z.strictObject({ metric: z.string().max(200), breakdown: z.string().max(200), explanation: z.string() }))
    .max(5_000)
    .optional(),
};

const givenOnce = (input: { csv?: unknown; file?: unknown; values?: unknown }) =>
  [input.csv, input.file, input.values].filter((given) => given !== undefined).length === 1;

const hasBase = (input: { changesOnly?: unknown; baseVersion?: unknown }) =>
  !input.changesOnly || input.baseVersion !== undefined;
const noBase = 'Changes only need baseVersion: the version they were made from.';

/** What a version is that follows a published one; which of them are wanted, `revisionFindings` says. */
const revisionInput = { revision: z.enum(revisionKinds).nullish(), reason: z.string().max(20_000).nullish() };

export const previewInput = z
  .strictObject({ key: z.uuid().optional(), ...contentInput })
  .refine(givenOnce, 'Give one of csv, file and values.')
  .refine(hasBase, noBase);

export const checkInput = z
  .strictObject({ key: z.uuid().optional(), ...contentInput, ...revisionInput })
  .refine(givenOnce, 'Give one of csv, file and values.')
  .refine(hasBase, noBase);
/** About how many staff hours the whole return took. Nobody has to say; published as a median over many returns. */
const staffHours = z.number().min(0).max(10_000).nullable().default(null);

export const submitInput = z
  // `draft`: the revision of the draft that the values were made from; handing it in ends the draft.
  .strictObject({ key: z.uuid(), staffHours, ...contentInput, ...revisionInput, draft: z.int().positive().optional() })
  .refine(givenOnce, 'Give one of csv, file and values.')
  .refine(hasBase, noBase);

export const finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  row: z.int().nullable(),
  column: z.string().nullable(),
  metric: z.string().nullable(),
  breakdown: z.string().nullable(),
  found: z.string().nullable(),
  message: z.string(),
  fix: z.string(),
  who: z.string(),
  name: z.string().nullable(),
  before: z.string().nullable(),
});

export const taken = z.object({
  accepted: z.boolean(),
  unchanged: z.boolean(),
  version: z.int().nullable(),
  counts: z.object({ rows: z.int(), errors: z.int(), warnings: z.int() }),
  findings: z.array(finding),
});

type Content = z.infer<typeof previewInput>;

async function rowsOf(input: Content, period: string, known: KnownNames): Promise<RowsRead> {
  if (input.values) {
    const rows: ReturnRow[] = rowsOfValues(input.values, { area: input.area, period });
    return { rows, findings: [], absent: [] };
  }
  const bytes = input.file === undefined ? Buffer.from(input.csv ?? '', 'utf8') : Buffer.from(input.file, 'base64');
  return rowsOfTable(await readTable(bytes), known);
}

export const staleBase = (base: number, latest: number) =>
  conflict(
    `Version ${latest} is the latest; you worked on version ${base}. Nothing was stored: look at ${latest} first.`,
  );

/**
 * The figures of the version that the content was made from, where it holds changes only.
 * @param key of a submission: sent again after a lost answer, it rests on a version that is rightly no longer the latest
 * @throws CONFLICT where another version is the latest
 */
async function baseOf(from: Statements, input: Content, key: string | undefined): Promise<ReturnedValue[] | null> {
  const { baseVersion, collection, area } = input;
  if (baseVersion === undefined) return null;
  const [found, base] = await Promise.all([
    findReturn(from, collection, area),
    input.changesOnly ? readFiguresOfVersion(from, { collection, area, number: baseVersion }) : null,
  ]);
  const latest = found?.version ?? 0;
  if (latest !== baseVersion && !(key && (await isKeyKnown(from, key)))) throw staleBase(baseVersion, latest);
  return base;
}

/**
 * Loads what the checks need and checks; stores nothing. `money`: the collection asks for a figure in pounds. CONFLICT: `baseVersion` is not the latest version.
 * @param key of a submission (`baseOf`)
 */
export async function checkContent(from: Statements, input: Content, key?: string) {
  const [{ collection, areaName }, reference, base] = await Promise.all([
    requireCollection(from, input),
    readCheckReference(from),
    baseOf(from, input, key),
  ]);
  const { programmeId, period } = collection;
  const { breakdowns } = reference;
  const knownMetrics = new Map(reference.metrics.map(({ id, name }) => [id, name]));
  const [earlier, read] = await Promise.all([
    readFiguresOfPeriods(from, { programmeId, periods: earlierPeriods(period), areaCode: input.area }),
    rowsOf(input, period, { metrics: new Set(knownMetrics.keys()), breakdowns }),
  ]);
  const areas = new Set(reference.areas.map(({ code }) => code));
  const asked = new Set(collection.asks.map((ask) => ask.metric));
  const whole = base ? wholeReturn(read, base, { area: input.area, period, areas }) : read;
  const { rows, unplaced } = explainedRows(whole.rows, input.explanations ?? []);
  if (unplaced.length > 0) {
    const figures = unplaced.map(({ metric, breakdown }) => `${metric}, ${breakdown}`).join('; ');
    throw new TRPCError({ code: 'BAD_REQUEST', message: `No row speaks of what was explained: ${figures}.` });
  }
  const checked: CheckedReturn = checkReturn({
    ...whole,
    rows,
    collection,
    area: input.area,
    areas,
    knownMetrics,
    metrics: new Map(
      reference.metrics
        .filter(({ id }) => asked.has(id))
        .map((metric) => [metric.id, { ...metric, rules: metricRules.parse(JSON.parse(metric.rules)) }]),
    ),
    breakdowns: new Map(breakdowns.map((breakdown) => [breakdown.id, breakdown])),
    earlier,
  });
  const money = reference.metrics.some(({ id, unit }) => asked.has(id) && isMoney(unit));
  return { collection, areaName, checked, earlier, money };
}

/** The fingerprint of a return's figures: the same figures again are the same version. */
export function hashOf(values: ReturnedValue[]): string {
  return createHash('sha256').update(contentOf(values)).digest('hex');
}
