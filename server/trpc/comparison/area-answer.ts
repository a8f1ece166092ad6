import { z } from 'zod';
import { metricLineSchema } from './metric-answer.ts';
import { areaNameSchema, pointSchema, releaseSchema } from './series-answer.ts';

const place = z.strictObject({ code: z.string(), name: z.string() });
const confidence = z.enum(['source', 'recall']);

/** The answer of `area.list`. */
export const areaListSchema = z.strictObject({
  release: releaseSchema,
  items: z.array(
    areaNameSchema.extend({
      kind: z.string().nullable(),
      region: place.nullable(),
      programmes: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    }),
  ),
  next: z.string().nullable(),
});

const areaSchema = areaNameSchema.extend({
  dfeCode: z.string().nullable(),
  kind: z.string().nullable(),
  regionCode: z.string().nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  successorCode: z.string().nullable(),
  confidence,
  inspection: z
    .strictObject({
      lastOverallBeforeApril2026: z.string(),
      inspectedOn: z.string(),
      publishedOn: z.string(),
      leaders: z.string().nullable(),
      note: z.string().optional(),
    })
    .nullable(),
});

/** The answer of `area.byId`. */
export const areaPageSchema = z.strictObject({
  release: releaseSchema,
  area: areaSchema,
  region: place.nullable(),
  populations: z.array(
    z.strictObject({ areaCode: z.string(), year: z.number(), children: z.number(), source: z.string() }),
  ),
  programmes: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      startsOn: z.string().nullable(),
      endsOn: z.string().nullable(),
      note: z.string().nullable(),
      confidence,
    }),
  ),
  neighbours: z.array(place.extend({ rank: z.number(), closeness: z.string(), model: z.string() })),
  latest: z.array(
    z.strictObject({
      metric: z.string(),
      point: pointSchema,
      england: pointSchema.nullable(),
      neighboursMedian: z.number().nullable(),
      of: metricLineSchema
        .pick({ id: true, name: true, unit: true, decimals: true, polarity: true, status: true, pillars: true })
        .extend({ counterMetrics: z.array(z.string()) }),
    }),
  ),
});
