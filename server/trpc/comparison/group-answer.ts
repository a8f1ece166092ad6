import { z } from 'zod';
import { mapBands } from '#server/domain/comparison/groups/area-map.ts';
import { groupKinds } from '#server/domain/comparison/groups/groups.ts';
import { areaNameSchema, besideSchema, comparisonSchema, pointSchema, releaseSchema } from './series-answer.ts';

const { series, axis, notes, benchmarks } = comparisonSchema.shape;

/** The answer of `series.groups`. */
export const groupListSchema = z.strictObject({
  release: releaseSchema,
  items: z.array(
    z.strictObject({
      id: z.string().describe('programme:…, region:…, all; neighbours:<area> is a group of any authority'),
      kind: z.enum(groupKinds),
      name: z.string(),
      places: z.int(),
    }),
  ),
});

const groupShown = z.strictObject({
  metric: z.string(),
  unit: z.string(),
  decimals: z.int(),
  group: z.strictObject({ id: z.string(), kind: z.enum(groupKinds), name: z.string() }),
  period: z.string(),
  periodLabel: z.string(),
  periods: z.array(z.strictObject({ period: z.string(), label: z.string() })),
  rows: z
    .array(
      z.strictObject({
        area: areaNameSchema,
        point: pointSchema.nullable(),
        standing: series.element.shape.standing,
      }),
    )
    .describe('in the order of names, which is no ranking'),
  england: pointSchema.nullable(),
  counts: z.strictObject({ higher: z.int(), lower: z.int(), similar: z.int(), cannotSay: z.int() }),
  series,
  englandSeries: benchmarks.element.nullable(),
  scale: axis.pick({ domain: true, ticks: true }),
  axis,
  notes,
  sentence: z.string(),
});

/** The answer of `series.group`. */
export const groupSchema = groupShown.extend({
  release: releaseSchema,
  beside: besideSchema
    .unwrap()
    .omit({ comparison: true })
    .extend({ group: groupShown.nullable().describe('the same places') })
    .nullable()
    .optional()
    .describe('null: the metric is no measure of activity; not there for releases before method version 5'),
});

const { metric, unit, decimals, period, periodLabel, periods, rows, england, sentence } = groupShown.shape;

const mapShown = z.strictObject({
  ...{ metric, unit, decimals, period, periodLabel, periods, england, notes, sentence },
  bands: z.array(z.strictObject({ id: z.enum(mapBands), label: z.string(), count: z.int() })),
  tiles: z
    .array(
      rows.element.extend({
        region: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
        band: z.enum(mapBands).describe('higher, similar or lower by the 95% interval, else why that cannot be told'),
      }),
    )
    .describe('in the order of names, which is no ranking'),
});

/** The answer of `series.map`. */
export const mapSchema = mapShown.extend({
  release: releaseSchema,
  beside: besideSchema
    .unwrap()
    .omit({ comparison: true })
    .extend({ map: mapShown.nullable().describe('the same places') })
    .nullable()
    .optional()
    .describe('null: the metric is no measure of activity; not there for releases before method version 8'),
});
