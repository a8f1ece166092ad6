import { z } from 'zod';
import { noRatioWords } from '#server/domain/comparison/breakdowns/group-ratio.ts';
import { areaNameSchema, comparisonSchema, pointSchema, releaseSchema } from './series-answer.ts';

const named = z.strictObject({ id: z.string(), name: z.string() });
const labelled = z.strictObject({ id: z.string(), label: z.string() });
const scale = z.strictObject({ domain: z.tuple([z.number(), z.number()]), ticks: z.array(z.number()) });

const category = z.strictObject({
  point: pointSchema.nullable(),
  ratio: z
    .strictObject({
      ratio: z.number(),
      low: z.number(),
      high: z.number(),
      side: z.enum(['higher', 'lower', 'similar']).describe('similar: the difference may be chance'),
    })
    .nullable()
    .describe('how many times as often as in the reference group; null: it cannot be said'),
  why: z.enum(Object.keys(noRatioWords) as [keyof typeof noRatioWords]).nullable(),
  whyText: z.string().nullable(),
});

const byGroup = z.strictObject({
  metric: z.string(),
  unit: z.string(),
  decimals: z.int(),
  area: areaNameSchema,
  dimension: named.nullable(),
  dimensions: z.array(named),
  period: z.string(),
  periodLabel: z.string(),
  periods: z.array(z.strictObject({ period: z.string(), label: z.string() })),
  reference: labelled.nullable().describe('the group the others are held beside'),
  groups: z.array(labelled),
  total: pointSchema.nullable(),
  rows: z
    .array(z.strictObject({ id: z.string(), label: z.string(), own: category, england: category.nullable() }))
    .describe('in the order of the categories, which is no ranking'),
  context: z
    .array(labelled.extend({ point: pointSchema }))
    .describe('the same metric by how deprived the neighbourhood is; empty where none is held'),
  measured: z.boolean(),
  compared: z.boolean(),
  scale,
  ratioScale: scale.describe('logarithmic'),
  notes: comparisonSchema.shape.notes,
  sentence: z.string(),
  ratioSentence: z.string(),
});

/** The answer of `series.breakdown`. */
export const breakdownSchema = byGroup.extend({
  release: releaseSchema,
  beside: z
    .strictObject({ metric: named.nullable(), found: byGroup.nullable(), text: z.string() })
    .nullable()
    .describe('what is read beside a measure of activity; null for any other metric'),
});

/** The answer of `metric.reach`. */
export const reachSchema = z.strictObject({
  release: releaseSchema,
  questions: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      about: z.string(),
      dimension: named,
      measures: z.array(
        z.strictObject({
          metric: named.extend({ unit: z.string() }),
          state: z.enum(['measured', 'example', 'not-measured']),
          area: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
          text: z.string(),
        }),
      ),
    }),
  ),
  deprivation: z.string(),
});
