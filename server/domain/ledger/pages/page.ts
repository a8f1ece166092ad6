import { z } from 'zod';
import { latenesses } from '../milestone-words.ts';
import { stages } from '../stage-words.ts';
import { statuses } from '../status-words.ts';

/** What every public answer says of itself: which release it shows, as at which day, and how far research went. */
export const everyPage = {
  release: z.object({ number: z.int(), publishedAt: z.string(), current: z.boolean() }),
  /** No promise shown was followed up after this day; null where nothing is published yet. */
  researchedTo: z.string().nullable(),
  /** The day asked for with `at`; null is today. */
  at: z.string().nullable(),
};

export const precision = z.enum(['day', 'month', 'quarter', 'year']);
/** `source`: read in a page. `recall`: partly from general knowledge; the note says which part. */
export const confidence = z.enum(['source', 'recall']);
export const fit = z.enum(['full', 'partial', 'related']);
export const stage = z.enum(stages);

export const source = z.object({
  slug: z.string(),
  kind: z.string(),
  reference: z.string().nullable(),
  title: z.string(),
  publisher: z.string(),
  publishedOn: z.string().nullable(),
  precision: precision.nullable(),
  url: z.string().nullable(),
  archivedUrl: z.string().nullable(),
  /** Names the original where this is a republished copy: do not present the copy as the publisher. */
  copyOf: z.string().nullable(),
  note: z.string().nullable(),
  lastChecked: z.string().nullable(),
});

/** A term of a promise that changed: quantity, scope or wording. */
export const term = z.object({
  id: z.string(),
  term: z.string(),
  original: z.string(),
  later: z.string(),
  changedOn: z.string().nullable(),
  /** Null: no reason published. */
  why: z.string().nullable(),
  /** The first figure was an upper limit, “up to”: less is not a broken promise. */
  isCeiling: z.boolean(),
  note: z.string().nullable(),
  source: source.nullable(),
});

export const evidence = z.object({
  id: z.string(),
  statedOn: z.string(),
  note: z.string(),
  page: z.string().nullable(),
  /** Null: no source was read. */
  source: source.nullable(),
  alsoSee: z.array(source),
});

/** A date with how exactly it was given: of a month, quarter or year the last day stands. */
export const dated = z.object({ day: z.string(), precision: precision.nullable() });

export const named = z.object({ slug: z.string(), title: z.string() });

/**
 * Read as it stood on a day: facts shown that were recorded here only after it, under the id that the page shows them by
 * (a row’s own, or the slug of a milestone or recommendation). Empty for today.
 */
export const recordedLater = z.array(z.object({ of: z.string(), statedOn: z.string(), recordedOn: z.string() }));

/** Late, as evidence says; or only passed. Only the first two make a promise delayed. */
export const lateness = z.enum(latenesses);

export const status = z.object({
  status: z.enum(statuses),
  /** The rule that gave the status and its test in words. */
  rule: z.object({ id: z.string(), test: z.string() }),
  /** The milestones that decided it. */
  causedBy: z.array(named),
  /** The day the promise was last checked: it is judged as at this day, never later. */
  checkedOn: z.string(),
  lateness: lateness.nullable(),
  /** No date was ever given, for the promise or for any milestone that delivers it: it can never be late. */
  undated: z.boolean(),
  /** Unfinished, and nothing new was found in the year before it was last checked. */
  silent: z.boolean(),
});

/** How many promises reached something, with what that means. */
export const reached = z.array(
  z.object({ step: z.string(), label: z.string(), meaning: z.string(), count: z.int(), of: z.int() }),
);
export const statusCounts = z.array(
  z.object({ status: z.enum(statuses), label: z.string(), meaning: z.string(), count: z.int() }),
);

/** A choice a list can be narrowed to, and how many of the whole list it holds. */
export const choice = z.object({ value: z.string(), label: z.string(), count: z.int() });

/** One page of a list. `next`: the cursor of the following one. */
export const listed = { next: z.string().nullable(), total: z.int(), page: z.int(), pages: z.int() };

/** Where the part shown of one of several lists stands in it. */
export const partOfList = z.object({ total: z.int(), page: z.int(), pages: z.int() });

export type LaterFact = z.infer<typeof recordedLater>[number];
export type SourceShown = z.infer<typeof source>;
export type EvidenceShown = z.infer<typeof evidence>;
export type Dated = z.infer<typeof dated>;
export type Named = z.infer<typeof named>;
export type StatusShown = z.infer<typeof status>;
export type Reached = z.infer<typeof reached>;
export type StatusCounts = z.infer<typeof statusCounts>;
export type Choice = z.infer<typeof choice>;
export type EveryPage = z.infer<z.ZodObject<typeof everyPage>>;
