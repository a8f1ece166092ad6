import { z } from 'zod';
import { revisionKinds } from '#server/domain/returns/versions/revision.ts';

const symbol = z.enum(['c', 'z', 'x', 'low', 'u']);

/** One figure: exactly one of value and symbol is not null, but `u` (low reliability) may have both. */
export const pointSchema = z.strictObject({
  period: z.string().describe('time_period|code, for instance 2025|RY or 202526|Q1'),
  periodLabel: z.string(),
  value: z.number().nullable(),
  symbol: symbol.nullable(),
  low: z.number().nullable().describe('lower 95% limit; null: no interval can be worked out from what is published'),
  high: z.number().nullable().describe('upper 95% limit'),
  signal: z
    .enum(['common', 'concern', 'improvement', 'neither'])
    .nullable()
    .describe('against the place’s own usual range; neither: stands out, and this service makes no judgement'),
  provisional: z.boolean(),
  revision: z
    .enum(revisionKinds)
    .nullable()
    .describe('why it took the place of a figure published before; null: it did not'),
  reason: z.string().nullable().describe('of a correction: its public reason'),
  restart: z
    .string()
    .optional()
    .describe('why the usual range begins again with this figure; absent where it does not'),
  label: z.string().describe('what kind of statistic the figure is'),
  source: z.string(),
  fromRelease: z.number().int().describe('the release that published it'),
});

export const releaseSchema = z.strictObject({
  number: z.number().int(),
  publishedAt: z.string(),
  current: z.boolean().describe('no later release is out'),
});

export const areaNameSchema = z.strictObject({
  code: z.string(),
  name: z.string(),
  level: z.enum(['national', 'region', 'sub-region', 'local-authority']),
  madeUp: z.boolean().describe('true: an example, not a real place'),
});

const axisSchema = z.strictObject({
  periods: z.array(z.strictObject({ period: z.string(), label: z.string(), short: z.string(), tick: z.boolean() })),
  domain: z.tuple([z.number(), z.number()]),
  ticks: z.array(z.number()),
  unit: z.string(),
  decimals: z.number().int(),
});

export const benchmarkSchema = z.strictObject({
  kind: z.enum(['england', 'region', 'neighbours-median', 'neighbours-low', 'neighbours-high', 'target']),
  name: z.string(),
  points: z.array(pointSchema),
});

const rangeSchema = z
  .strictObject({
    centre: z.number(),
    lower: z.number(),
    upper: z.number(),
    readings: z.number().int(),
    text: z.string(),
  })
  .describe('the place’s own usual range: an XmR control chart of its own figures; null below ten of them');

const standingSchema = z
  .strictObject({
    period: z.string(),
    periodLabel: z.string(),
    england: z.enum(['higher', 'lower', 'similar']).nullable().describe('null: it cannot be told'),
    judgement: z.enum(['hoped-for', 'not-hoped-for', 'no-judgement', 'none']),
    text: z.string(),
  })
  .describe('the newest figure against England’s for the same period, as far as its interval says');

/** The answer of `series.compare`. */
export const comparisonSchema = z.strictObject({
  metric: z.string(),
  unit: z.string(),
  basis: z.string(),
  release: releaseSchema,
  series: z.array(
    z.strictObject({
      area: areaNameSchema,
      points: z.array(pointSchema),
      standing: standingSchema.nullable(),
      range: rangeSchema.nullable(),
      stretches: z
        .array(
          z.strictObject({
            from: z.string(),
            to: z.string(),
            centre: z.number(),
            lower: z.number(),
            upper: z.number(),
          }),
        )
        .optional()
        .describe('every usual range it had, where one was begun again'),
    }),
  ),
  benchmarks: z.array(benchmarkSchema),
  axis: axisSchema,
  marks: z
    .strictObject({ breaks: z.array(z.strictObject({ area: z.string(), period: z.string(), text: z.string() })) })
    .optional()
    .describe('where a place grew by a merger; left out in releases whose drawings mark nothing'),
  notes: z.array(z.strictObject({ code: z.string(), text: z.string() })),
  sentence: z.string(),
});

/** What stands in the same figure as an activity measure. */
export const besideSchema = z
  .strictObject({
    reason: z.string().describe('why the two belong together'),
    metric: z
      .strictObject({ id: z.string(), name: z.string(), unit: z.string(), decimals: z.number().int() })
      .nullable()
      .describe('null: none of its counter-metrics has a figure of these places and periods'),
    comparison: comparisonSchema.omit({ release: true }).nullable().describe('the same places and periods'),
    text: z.string(),
  })
  .nullable()
  .describe('null: the metric is no measure of activity');

/** The answer of `series.beside`. */
export const besideAnswerSchema = z.strictObject({
  release: releaseSchema,
  beside: besideSchema.optional().describe('not there for releases before method version 5'),
});
