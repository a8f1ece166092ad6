import { z } from 'zod';
import { metricLineSchema } from './metric-answer.ts';
import { areaNameSchema, besideSchema, comparisonSchema, pointSchema, releaseSchema } from './series-answer.ts';

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

const numbers = z.array(z.number().nullable()).describe('one for each period of the panel; null: no number');

const panel = z.strictObject({
  metric: z.string(),
  name: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  periods: z.array(z.strictObject({ period: z.string(), label: z.string(), short: z.string() })),
  domain: z.tuple([z.number(), z.number()]),
  own: numbers,
  england: numbers,
  neighbours: z
    .strictObject({ low: numbers, median: numbers, high: numbers })
    .nullable()
    .describe('quartiles and median of the statistical neighbours, where at least five have a number'),
});

const direction = z.strictObject({
  before: pointSchema.nullable().describe('the figure it is held against'),
  way: z.enum(['up', 'down', 'same', 'unknown']),
  verdict: z.enum(['hoped-for', 'not-hoped-for', 'no-judgement', 'none']),
  text: z.string(),
  verdictText: z.string(),
});

const areaMeasureSchema = z.strictObject({
  metric: z.string(),
  panel: panel.nullable().describe('null: there are not two numbers to join'),
  change: direction,
  stands: z.strictObject({
    why: z.array(z.enum(['apart-higher', 'apart-lower', 'unusual'])),
    told: z.boolean().describe('false: neither an interval nor a usual range can be worked out'),
    judgement: z.enum(['hoped-for', 'not-hoped-for', 'mixed', 'no-judgement', 'none']),
    text: z.string(),
  }),
  beside: z
    .strictObject({
      metric: z.string().nullable(),
      panel: panel.nullable(),
      newest: pointSchema.nullable(),
      text: z.string(),
    })
    .nullable()
    .describe('what an activity measure stands with; null for other metrics'),
});

const measure = metricLineSchema
  .pick({ id: true, name: true, unit: true, decimals: true, polarity: true, status: true, pillars: true })
  .extend({ counterMetrics: z.array(z.string()) });

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
      of: measure,
    }),
  ),
  measures: z.array(areaMeasureSchema).optional().describe('not there for releases before method version 5'),
  standsOut: z.string().optional(),
});

const ownFigure = z.strictObject({
  of: measure,
  point: pointSchema,
  note: z.string().nullable().describe('what the publisher remarks on this figure'),
  direction,
});

/** The answer of `area.scorecard`. */
export const scorecardSchema = z.strictObject({
  release: releaseSchema,
  area: areaNameSchema.extend({ region: place.nullable() }),
  neighbours: z.array(place),
  lines: z.array(
    ownFigure.extend({
      england: pointSchema.nullable(),
      neighboursMedian: z.number().nullable().describe('null: fewer than five have a number'),
      beside: z.array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          figure: ownFigure.nullable(),
          missing: z.string().nullable().describe('why there is no figure'),
        }),
      ),
      besideReason: z.string(),
    }),
  ),
  missing: z.array(z.strictObject({ id: z.string(), name: z.string(), why: z.string() })),
  charts: z.array(
    comparisonSchema
      .omit({ release: true })
      .extend({ beside: besideSchema.optional().describe('not there for releases before method version 8') }),
  ),
});
