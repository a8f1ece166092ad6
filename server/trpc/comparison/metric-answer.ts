import { z } from 'zod';
import { areaNameSchema, besideSchema, comparisonSchema, pointSchema, releaseSchema } from './series-answer.ts';

const basis = z.enum(['snapshot', 'quarter', 'year-to-date', 'rolling-12-months', 'year']);
const polarity = z.enum(['higher', 'lower', 'neutral']);
const status = z.enum(['published', 'derived', 'proposed', 'context']);

export const metricLineSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  basis,
  polarity: polarity.describe('neutral: this service makes no judgement'),
  status: status.describe('proposed: by this project, not a DfE requirement'),
  core: z.boolean(),
  decimals: z.number().int(),
  pillars: z.array(z.string()),
  frequency: z.string(),
  seriesOf: z.string().nullable(),
  england: pointSchema.nullable().describe('England’s newest published figure'),
});

/** The answer of `metric.list`. */
export const metricListSchema = z.strictObject({
  release: releaseSchema,
  items: z.array(metricLineSchema),
  next: z.string().nullable(),
});

const disclosure = z.union([
  z.strictObject({ kind: z.literal('hide'), from: z.number(), to: z.number() }),
  z.strictObject({ kind: z.literal('none') }),
]);

const metricSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  definition: z.string(),
  numerator: z.string(),
  denominator: z.string().nullable(),
  unit: z.string(),
  kind: z.string(),
  polarity,
  basis,
  basisNote: z.string().nullable(),
  status,
  core: z.boolean(),
  coreWhy: z.string().nullable(),
  alreadyHeld: z.boolean(),
  frequency: z.string(),
  collection: z.string(),
  pillars: z.array(z.string()),
  breakdowns: z.array(z.string()),
  counterMetrics: z.array(z.string()),
  counterReason: z.string(),
  rulesText: z.array(z.string()),
  changeThresholdPct: z.number().nullable(),
  disclosure,
  decimals: z.number().int(),
  method: z.string(),
  methodVersion: z.string(),
  seriesOf: z.string().nullable(),
  derivedFrom: z.array(z.string()),
  definitionSource: z.string(),
  baselineNote: z.string().nullable(),
  note: z.string().nullable(),
  confidence: z.enum(['source', 'recall']),
  position: z.number().int(),
});

const withoutRelease = comparisonSchema.omit({ release: true });

/** The answer of `metric.byId`. */
export const metricPageSchema = z.strictObject({
  release: releaseSchema,
  metric: metricSchema,
  words: z.strictObject({ status: z.string(), basis: z.string(), polarity: z.string() }),
  counterMetrics: z.array(metricLineSchema),
  otherFrequency: metricLineSchema.nullable(),
  england: withoutRelease,
  promises: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      role: z.enum(['outcome', 'output', 'activity', 'balance']),
      why: z.string(),
    }),
  ),
  latest: z
    .strictObject({
      period: z.string(),
      periodLabel: z.string(),
      rows: z.array(
        z.strictObject({ area: areaNameSchema, region: z.string().nullable(), point: pointSchema.nullable() }),
      ),
    })
    .nullable(),
  example: withoutRelease.nullable().describe('made-up places only; null where there are none'),
  beside: z
    .strictObject({ england: besideSchema, example: besideSchema })
    .optional()
    .describe('what stands in the figures of an activity measure; not there for releases before method version 5'),
});
