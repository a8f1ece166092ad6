import { z } from 'zod';
import { address, day, maybeText, metricId, slug, text } from './pack-fields.ts';

/** The files of `seed/pack/words`, and `about.json`: what is said once for the whole service. */
export const topic = z.strictObject({ id: slug, title: text, about: text });

export const glossaryTerm = z.strictObject({ id: slug, term: text, meaning: text, seeAlso: z.array(slug) });

export const startingFigure = z.strictObject({
  id: slug,
  said: text,
  what: maybeText,
  how: maybeText,
  today: z.number().nullable(),
  todayPeriod: maybeText,
  todayHow: maybeText,
  metric: metricId.nullable(),
  label: maybeText,
  caution: maybeText,
  source: address,
  saidBy: text,
  saidYear: maybeText,
  /** The period of the metric that was meant, so that then and today are of one series. */
  thenPeriod: maybeText,
  /** Why no figure of today can stand beside it; null where one does. */
  notComparable: maybeText,
});

/** A question about how families experience it: what is measured of it, what is not, and which promises bear on it. */
export const experienceQuestion = z.strictObject({
  id: slug,
  title: text,
  question: text,
  /** The topic of the promises it is about; null: all families. */
  topic: slug.nullable(),
  metrics: z.array(z.strictObject({ metric: metricId, tells: text })),
  /** The dimension a figure would have to be broken down by to answer it; null: all families. */
  breakdown: slug.nullable(),
  notMeasured: z.array(text).min(1),
  commitments: z.array(z.strictObject({ commitment: slug, why: text })).min(1),
  recommendations: z.array(slug).min(1),
});

export const gaps = z.strictObject({
  notSettled: z.array(text),
  missing: z.array(text),
  undated: text,
  cautions: z.array(text),
});

const said = z.strictObject({ text, source: text });

/** The one published estimate of what delaying the whole programme costs. `source`: id of a source of the ledger. */
export const delayEstimate = z.strictObject({
  madeBy: text,
  delayYears: z.int().positive(),
  costs: z.array(z.strictObject({ overYears: z.int().positive(), billionGbp: z.number().positive() })).min(1),
  moreChildrenInCare: z.int().positive(),
  childrenBy: text,
  of: text,
  rangeNote: text,
  assumptions: z.array(text).min(1),
  source: slug,
  confidence: z.enum(['source', 'recall']),
  confidenceNote: text,
});

export const money = z.strictObject({ note: text, asked: z.array(said), delay: said, delayEstimate });

/**
 * One sum of money said of a promise, in cash as its source states it. `amountGbp` null: somebody looked and no page read
 * states it. `years`: the years it covers, in the source's terms; null where none are stated.
 */
export const promiseSum = z
  .strictObject({
    id: slug,
    commitment: slug,
    kind: z.enum(['announced', 'allocated', 'spent']),
    amountGbp: z.int().positive().nullable(),
    bound: z.enum(['exactly', 'about', 'over', 'up-to']).nullable(),
    years: maybeText,
    covers: maybeText,
    statedOn: day,
    source: slug,
    alsoSee: z.array(slug),
    note: maybeText,
  })
  .refine(({ amountGbp, bound }) => (amountGbp === null) === (bound === null), 'a sum needs a bound, and a bound a sum')
  .refine(({ amountGbp, note }) => amountGbp !== null || note !== null, 'says neither a sum nor what was looked for');

const wordsByKey = z.record(z.string(), text);

export const about = z.strictObject({
  title: text,
  researchedTo: day,
  researchedToNote: text,
  coverage: text,
  actCaveat: text,
  confidence: wordsByKey,
  mapping: text,
  fit: wordsByKey,
  fitNote: text,
  stages: wordsByKey,
  roles: wordsByKey,
  rolePrinciples: z.array(text),
  unansweredReasons: wordsByKey,
  metricRoles: wordsByKey,
  metricStatuses: wordsByKey,
  metricsNote: text,
  rates: text,
  rounding: text,
  licence: text,
  figuresLatest: text,
  figuresPeriod: text,
  figuresCaveats: z.array(text),
  labels: wordsByKey,
  areasAsAt: text,
  areasNotes: z.array(text),
  inspectionNote: text,
});
