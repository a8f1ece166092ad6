import { z } from 'zod';
import { comparisonSchema, releaseSchema } from './series-answer.ts';

const { axis, notes } = comparisonSchema.shape;
const number = z.number().nullable();

const shown = z.strictObject({
  metric: z.string(),
  name: z.string(),
  unit: z.string(),
  decimals: z.int(),
  programme: z.strictObject({
    id: z.string(),
    name: z.string(),
    places: z.int(),
    others: z.int(),
    leftOut: z.int().describe('places of other programmes, on neither side'),
    firstStart: z.string().nullable(),
    lastStart: z.string().nullable(),
    startText: z.string().nullable(),
  }),
  periods: z.array(
    z.strictObject({
      period: z.string(),
      label: z.string(),
      phase: z.enum(['before', 'start', 'after']).nullable().describe('null: no day of beginning is recorded'),
    }),
  ),
  sides: z.array(
    z.strictObject({
      id: z.enum(['programme', 'others']),
      name: z.string(),
      points: z
        .array(z.strictObject({ period: z.string(), median: number, low: number, high: number, numbers: z.int() }))
        .describe('null: fewer than five of its places have a plain number'),
    }),
  ),
  startsIn: z.string().nullable().describe('the first period in which a place began'),
  axis,
  sources: z.array(z.string()),
  notes,
  sentence: z.string(),
});

/** The answer of `series.programme`. */
export const programmePairSchema = shown.extend({
  release: releaseSchema,
  beside: z
    .strictObject({ text: z.string(), shown: shown.nullable() })
    .nullable()
    .describe('what stands beside a measure of activity; null for other metrics'),
  choices: z
    .array(z.strictObject({ id: z.string(), name: z.string(), places: z.int() }))
    .describe('every programme that can be asked for'),
});
