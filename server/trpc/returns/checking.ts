import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Statements } from '#server/data/direct.ts';
import { readCheckReference } from '#server/data/workshop/collections.ts';
import { readFiguresOfPeriod } from '#server/data/workshop/returns.ts';
import { type CheckedReturn, checkReturn } from '#server/domain/returns/check.ts';
import { type ReturnRow, rowsOfValues, valueInput } from '#server/domain/returns/return-row.ts';
import { contentOf, type ReturnedValue } from '#server/domain/returns/returned-value.ts';
import { type RowsRead, rowsOfTable } from '#server/domain/returns/rows-of-table.ts';
import { metricRules } from '#server/domain/returns/rules.ts';
import { yearBefore } from '#server/domain/returns/year-before.ts';
import { readCsv } from '#server/files/csv.ts';
import { ofReturn, requireCollection } from './scope.ts';

/** What a return is made of: a CSV file as text, the bytes of one in base64 (any encoding), or values. One of the three. */
export const contentInput = {
  ...ofReturn,
  csv: z.string().optional(),
  file: z.string().optional(),
  values: z.array(valueInput).max(20_000).optional(),
  baseVersion: z.int().min(0).optional(),
};

const givenOnce = (input: { csv?: unknown; file?: unknown; values?: unknown }) =>
  [input.csv, input.file, input.values].filter((given) => given !== undefined).length === 1;

export const checkInput = z
  .strictObject({ key: z.uuid().optional(), ...contentInput })
  .refine(givenOnce, 'Give one of csv, file and values.');
export const submitInput = z
  .strictObject({ key: z.uuid(), ...contentInput })
  .refine(givenOnce, 'Give one of csv, file and values.');

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
});

export const taken = z.object({
  accepted: z.boolean(),
  unchanged: z.boolean(),
  version: z.int().nullable(),
  counts: z.object({ rows: z.int(), errors: z.int(), warnings: z.int() }),
  findings: z.array(finding),
});

type Content = z.infer<typeof checkInput>;

function rowsOf(input: Content, period: string): RowsRead {
  if (input.values) {
    const rows: ReturnRow[] = rowsOfValues(input.values, { area: input.area, period });
    return { rows, findings: [], absent: [] };
  }
  const bytes = input.file === undefined ? Buffer.from(input.csv ?? '', 'utf8') : Buffer.from(input.file, 'base64');
  return rowsOfTable(readCsv(bytes));
}

/** Loads what the checks need and checks; stores nothing. */
export async function checkContent(from: Statements, input: Content) {
  const [{ collection, areaName }, reference] = await Promise.all([
    requireCollection(from, input),
    readCheckReference(from),
  ]);
  const previous = await readFiguresOfPeriod(from, {
    programmeId: collection.programmeId,
    period: yearBefore(collection.period),
    areaCode: input.area,
  });
  const asked = new Set(collection.asks.map((ask) => ask.metric));
  const checked: CheckedReturn = checkReturn({
    ...rowsOf(input, collection.period),
    collection,
    area: input.area,
    areas: new Set(reference.areas.map(({ code }) => code)),
    knownMetrics: new Set(reference.metrics.map(({ id }) => id)),
    metrics: new Map(
      reference.metrics
        .filter(({ id }) => asked.has(id))
        .map((metric) => [metric.id, { ...metric, rules: metricRules.parse(JSON.parse(metric.rules)) }]),
    ),
    breakdowns: new Map(reference.breakdowns.map(({ id, dimension }) => [id, dimension])),
    previous,
  });
  return { collection, areaName, checked };
}

/** The fingerprint of a return's figures: the same figures again are the same version. */
export function hashOf(values: ReturnedValue[]): string {
  return createHash('sha256').update(contentOf(values)).digest('hex');
}
