import { z } from 'zod';
import { places, placeTexts } from '#server/domain/comparison/variation/place.ts';
import { areaNameSchema, comparisonSchema, pointSchema, releaseSchema } from './series-answer.ts';

const { notes, axis } = comparisonSchema.shape;

const limits = z.strictObject({ low95: z.number(), high95: z.number(), low998: z.number(), high998: z.number() });
const scale = axis.pick({ domain: true, ticks: true });

const shown = z.strictObject({
  metric: z.string(),
  unit: z.string(),
  decimals: z.int(),
  period: z.string(),
  periodLabel: z.string(),
  periods: z.array(z.strictObject({ period: z.string(), label: z.string() })),
  centre: z
    .strictObject({ name: z.string(), kind: z.enum(['england', 'group']), value: z.number() })
    .nullable()
    .describe('what the limits are drawn around'),
  rows: z
    .array(
      z.strictObject({
        area: areaNameSchema,
        region: z.string().nullable(),
        point: pointSchema.nullable(),
        of: z.number().nullable().describe('the number it is a share of, or the children of a rate'),
        limits: limits.nullable().describe('where places of its size usually lie: 95 and 99.8 of 100'),
        place: z.enum(places).nullable().describe('null: it cannot be said, and text says why'),
        judgement: z.enum(['hoped-for', 'not-hoped-for', 'no-judgement', 'none']),
        text: z.enum(placeTexts),
      }),
    )
    .describe('in the order of names, which is no ranking'),
  highlighted: z.array(areaNameSchema),
  counts: z.strictObject({
    within: z.int(),
    above: z.int(),
    below: z.int(),
    'far-above': z.int(),
    'far-below': z.int(),
    cannotSay: z.int(),
  }),
  spread: z
    .strictObject({
      places: z.int().describe('how many the limits rest on'),
      phi: z.number().describe('mean squared distance in units of chance, winsorised'),
      tau: z.number().describe('standard deviation between places on the stabilised scale'),
    })
    .nullable(),
  drawing: z
    .strictObject({ size: scale, figure: scale, curves: z.array(limits.extend({ of: z.number() })) })
    .nullable()
    .describe('scales and curves of the chart, held within its scale'),
  refusal: z.string().nullable().describe('why there are no limits'),
  notes,
  sentence: z.string(),
});

/** The answer of `metric.variation`. */
export const variationSchema = shown.extend({
  release: releaseSchema,
  beside: z
    .strictObject({
      reason: z.string().describe('why the two belong together'),
      metric: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
      variation: shown.nullable().describe('the same places at the same period, or within its time'),
      text: z.string(),
    })
    .nullable()
    .optional()
    .describe('null: the metric is no measure of activity; not there for releases before method version 8'),
});
