import { z } from 'zod';
import { metricRules, symbols } from '#server/domain/returns/rules.ts';
import { address, confidence, maybeText, metricId, slug, text } from './pack-fields.ts';

/** The files of `seed/pack/measures`: metrics, how they are broken down and checked, and where figures come from. */
export const metric = z.strictObject({
  id: metricId,
  name: text,
  definition: text,
  numerator: text,
  denominator: maybeText,
  unit: text,
  kind: z.enum(['stock', 'flow', 'ratio', 'money', 'count', 'average']),
  polarity: z.enum(['higher', 'lower', 'neutral']),
  basis: z.enum(['snapshot', 'quarter', 'year-to-date', 'rolling-12-months', 'year']),
  basisNote: maybeText,
  status: z.enum(['published', 'derived', 'proposed', 'context']),
  core: z.boolean(),
  coreWhy: maybeText,
  alreadyHeld: z.boolean(),
  frequency: text,
  collection: text,
  pillars: z.array(slug).min(1),
  outcomes: z.array(text),
  breakdowns: z.array(slug),
  counterMetrics: z.array(metricId).min(1),
  counterReason: text,
  rules: metricRules,
  rulesText: z.array(text),
  changeThresholdPct: z.int().min(0).nullable(),
  disclosure: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('hide'), from: z.int().min(1), to: z.int().min(1) }),
  ]),
  decimals: z.int().min(0).max(4),
  method: z.enum(['none', 'wilson-95', 'byar-95']),
  methodVersion: text,
  seriesOf: metricId.nullable(),
  derivedFrom: z.array(metricId),
  definitionSource: text,
  baseline: z
    .strictObject({
      value: z.number(),
      period: text,
      authorities: z.int(),
      min: z.number(),
      p25: z.number(),
      median: z.number(),
      p75: z.number(),
      max: z.number(),
    })
    .nullable(),
  note: maybeText,
  confidence,
});

export const breakdown = z.strictObject({ id: text, dimension: slug, label: text });

export const crossRule = z.strictObject({
  id: text,
  rule: text,
  severity: z.enum(['error', 'query', 'display']),
  mirrors: maybeText,
  why: maybeText,
  basis: maybeText,
  /** Codes of the checks that apply it (server/domain/returns/checks.ts); none where it is no check of a return. */
  codes: z.array(z.string().regex(/^[A-Z]+-\d{3}$/)),
  how: text,
});

export const symbolMeaning = z.strictObject({ symbol: z.enum(symbols), label: text, meaning: text });

export const outcome = z.strictObject({ id: text, name: text });

export const valueOrigin = z.strictObject({
  id: slug,
  label: z.enum([
    'accredited official statistics',
    'official statistics',
    'official statistics in development',
    'management information',
    'derived here',
    'estimate',
    'made-up example',
    'not confirmed',
  ]),
  source: text.max(400),
  method: text,
  inputs: z.array(metricId).nullable(),
  url: address,
  labelNote: maybeText,
});

/** Which indicator of an official data file holds a metric, in the lines of these categories. */
export const indicatorMapping = z.strictObject({
  indicator: text,
  filters: z.record(z.string(), z.string()),
  metric: metricId,
  breakdown: text,
});

export const valueNote = z.strictObject({ id: slug, text: text.max(300) });
