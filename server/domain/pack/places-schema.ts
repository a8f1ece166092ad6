import { z } from 'zod';
import { areaCode, confidence, count, day, maybeDay, maybeText, position, slug, text } from './pack-fields.ts';

/** The files of `seed/pack/places` and `seed/pack/programmes`: areas, and who takes part in what. */
export const area = z.strictObject({
  code: areaCode,
  level: z.enum(['national', 'region', 'sub-region', 'local-authority']),
  name: text,
  dfeCode: z
    .string()
    .regex(/^\d{3}$/)
    .nullable(),
  kind: maybeText,
  region: areaCode.nullable(),
  validFrom: maybeDay,
  madeUp: z.boolean(),
  confidence,
  inspection: z
    .strictObject({
      lastOverallBeforeApril2026: z.enum(['Outstanding', 'Good', 'Requires improvement to be good', 'Inadequate']),
      inspectedOn: day,
      publishedOn: day,
      leaders: text,
    })
    .nullable(),
});

export const population = z.strictObject({ area: areaCode, year: z.int().min(2010).max(2040), children: count });

export const neighbour = z.strictObject({
  area: areaCode,
  rank: z.int().min(1).max(10),
  neighbour: areaCode,
  closeness: z.enum(['Extremely close', 'Very close', 'Close', 'Somewhat close', 'Not close']),
});

export const programme = z.strictObject({
  id: slug,
  position,
  name: text,
  wave: z.int().nullable(),
  announcedOn: maybeDay,
  startText: maybeText,
  endText: maybeText,
  tests: z.array(text),
  funding: z.array(z.strictObject({ text, confidence })),
  note: maybeText,
  sources: z.array(text),
  confidence,
});

export const participation = z.strictObject({
  programme: slug,
  area: areaCode,
  startsOn: maybeDay,
  endsOn: maybeDay,
  note: maybeText,
  confidence: z.enum(['source', 'recall', 'by-elimination', 'not-confirmed']),
});

export const deliveryStage = z.strictObject({
  id: slug,
  programme: slug,
  position,
  pillar: z.enum(['system', 'partners', 'family-help', 'child-protection', 'family-networks']),
  title: text,
  inPlace: count.nullable(),
  inDesign: count.nullable(),
  unplaced: count.nullable(),
  sourceNote: maybeText,
  /** The milestone that says “every area” and is derived from this step, and why the step tells it. */
  milestone: slug.nullable(),
  linkWhy: maybeText,
  statedOn: day,
});
