import { z } from 'zod';
import { sourceKinds } from '../ledger/source-kinds.ts';
import { stages } from '../ledger/stage-words.ts';
import {
  address,
  confidence,
  count,
  day,
  maybeDay,
  maybeText,
  metricId,
  position,
  precision,
  reasonCodes,
  slug,
  text,
} from './pack-fields.ts';

/** The files of `seed/pack/ledger`: what was promised, as found in the pages read. One schema per file's row. */
export const review = z.strictObject({
  id: slug,
  position,
  title: text,
  chair: maybeText,
  commissionedBy: text,
  publishedOn: day,
  url: address,
  urlNote: maybeText,
  summary: text,
  totalRecommendations: count.nullable(),
  totalNote: maybeText,
});

export const source = z.strictObject({
  id: slug,
  kind: z.enum(sourceKinds),
  title: text,
  publisher: text,
  publishedOn: maybeDay,
  precision: precision.nullable(),
  url: address,
  copyOf: maybeText,
  note: maybeText,
});

export const recommendation = z.strictObject({
  id: slug,
  review: slug,
  position,
  chapter: text,
  kind: z.enum(['recommendation', 'mission']),
  officialNumber: z.int().nullable(),
  title: text,
  text,
  addressedTo: text,
  costGbp: z.number().nonnegative().nullable(),
  costBasis: maybeText,
  byText: maybeText,
  nations: z.array(text).nullable(),
  confidence,
  confidenceNote: maybeText,
  sources: z.array(slug),
});

export const response = z.strictObject({
  recommendation: slug,
  response: z.enum(['accepted', 'in-part', 'in-principle', 'rejected', 'no-response', 'unclear']),
  note: text,
  inStrategy: z.boolean().nullable(),
  source: slug.nullable(),
  confidence: confidence.nullable(),
  statedOn: day,
});

export const unanswered = z.strictObject({
  recommendation: slug,
  reason: z.enum(['rejected', 'no-commitment-found', 'declined-later-addressed', 'addressed-elsewhere']),
  note: text,
  url: address,
});

export const pillar = z.strictObject({
  id: slug,
  position,
  title: text,
  shortTitle: text,
  summary: text,
  source: slug.nullable(),
  alsoSee: z.array(slug),
  checkNote: maybeText,
  statedOn: day,
});

export const mission = z.strictObject({
  id: slug,
  position,
  title: text,
  summary: text,
  aim: maybeText,
  latestPosition: text,
  targetYear: z.int().min(2020).max(2050).nullable(),
  metric: metricId.nullable(),
  source: slug.nullable(),
  sourceNote: maybeText,
  alsoSee: z.array(slug),
  confidence,
  checkNote: maybeText,
  statedOn: day,
});

export const commitment = z.strictObject({
  id: slug,
  pillar: slug,
  position,
  title: text,
  text,
  leadBody: text,
  partnerBodies: z.array(text),
  ownerRole: maybeText,
  fundingGbp: z.number().nonnegative().nullable(),
  madeIn: slug,
  promiseSource: slug.nullable(),
  alsoSee: z.array(slug),
  dueText: text,
  due: maybeDay,
  duePrecision: precision.nullable(),
  topics: z.array(slug).min(1),
  researchedTo: day,
  confidence,
  confidenceNote: maybeText,
  toCheck: z.boolean(),
  checkNote: maybeText,
  unpromptedNote: maybeText,
  notMeasuredNote: maybeText,
  statedOn: day,
});

export const look = z.strictObject({ commitment: slug, lookedOn: day, found: text });

export const term = z.strictObject({
  commitment: slug,
  term: text,
  original: text,
  later: text,
  changedOn: maybeDay,
  why: maybeText,
  isCeiling: z.boolean(),
  note: maybeText,
  source: slug,
  alsoSee: z.array(slug),
  statedOn: day,
});

export const end = z.strictObject({
  commitment: slug,
  how: z.enum(['superseded', 'dropped', 'merged']),
  endedOn: maybeDay,
  why: text,
  source: slug.nullable(),
});

export const succession = z.strictObject({
  commitment: slug,
  kind: z.enum(['continued-as', 'replaced-by', 'merged-into', 'dropped']),
  successor: slug.nullable(),
  successorText: maybeText,
  successorSince: maybeDay,
  source: slug.nullable(),
  happenedOn: maybeDay,
  why: text,
  statedOn: day,
});

export const answer = z.strictObject({
  commitment: slug,
  recommendation: slug,
  fit: z.enum(['full', 'partial', 'related']),
  why: text,
  confidence: z.enum(['high', 'medium', 'low']),
});

export const milestone = z.strictObject({
  id: slug,
  commitment: slug,
  position,
  title: text,
  stage: z.enum(stages),
  role: z.enum(['delivers', 'follows']),
  roleWhy: maybeText,
  confidence,
  checkNote: maybeText,
  statedOn: day,
});

/** `from` repeats the date that was moved, so that a break in the chain is seen. */
export const milestoneDate = z.strictObject({
  milestone: slug,
  step: count,
  from: maybeDay,
  due: maybeDay,
  precision,
  movedOn: maybeDay,
  movedAfter: maybeDay,
  movedBefore: maybeDay,
  reasonCode: z.enum(reasonCodes).nullable(),
  reason: maybeText,
  note: maybeText,
  source: slug.nullable(),
  statedOn: day,
});

export const progress = z.strictObject({
  milestone: slug,
  kind: z.enum(['began', 'met', 'partly-met', 'dropped', 'replaced', 'late-reported']),
  happenedOn: maybeDay,
  precision: precision.nullable(),
  note: maybeText,
  evidence: text.nullable(),
  statedOn: day,
});

export const evidence = z.strictObject({
  id: text,
  subject: z.enum(['milestone', 'commitment', 'mission', 'recommendation']),
  of: slug,
  source: slug.nullable(),
  note: text,
  alsoSee: z.array(slug),
  statedOn: day,
});

export const commitmentMetric = z.strictObject({
  commitment: slug,
  metric: metricId,
  role: z.enum(['outcome', 'output', 'activity', 'balance']),
  why: text,
});
