import { z } from 'zod';
import { dated, everyPage, named, partOfList, recordedLater, term } from '../page.ts';
import { milestoneState, move } from './milestone-pages.ts';
import { undatedCounts } from './undated-page.ts';

/** Days that dates slipped, over the milestones of one group. Medians and longest in days, of those later by two dates. */
const slip = z.object({
  /** Milestones whose date moved or was withdrawn, in either direction. */
  milestones: z.int(),
  /** Of these: later than first said, by two published dates. */
  later: z.int(),
  earlier: z.int(),
  /** Withdrawn: there is no date now, so no number of days. */
  withdrawn: z.int(),
  /** Null where none is later by two dates. */
  median: z.number().nullable(),
  longest: z.int().nullable(),
});

const slippedMilestone = z.object({
  milestone: named,
  commitment: named,
  pillar: named,
  lead: z.string(),
  role: z.string(),
  state: milestoneState,
  first: dated.nullable(),
  now: dated.nullable(),
  /** Days from the first date to the one that holds now; null without two dates. */
  days: z.int().nullable(),
  moves: z.int(),
});

/** A term of a promise that changed. */
const { id, ...change } = term.shape;
const termChange = z.object({ id, commitment: named, pillar: named, lead: z.string(), ...change });

/** A date that had passed with nothing recorded when its promise was last checked. */
const silentDate = z.object({
  milestone: named,
  commitment: named,
  pillar: named,
  lead: z.string(),
  role: z.string(),
  due: dated,
  checkedOn: z.string(),
  /** Days from the date to the last check, never to today. */
  days: z.int(),
});

export const slippagePage = z.object({
  ...everyPage,
  items: z.array(
    move.extend({
      milestone: named,
      commitment: named,
      pillar: named,
      lead: z.string(),
      role: z.string(),
      state: milestoneState,
    }),
  ),
  parts: z.object({ moves: partOfList, slipped: partOfList, terms: partOfList, silent: partOfList }),
  /** The one list asked to go on with; null: the first part of each. */
  show: z.enum(['moves', 'slipped', 'terms', 'silent']).nullable(),
  /** How many milestones moved, and how many of their moves have a published reason. */
  milestones: z.int(),
  withReason: z.int(),
  /** The first finding: what never had a date cannot slip. */
  undated: undatedCounts,
  slipped: z.array(slippedMilestone),
  all: slip,
  byPillar: z.array(slip.extend({ pillar: named })),
  byLead: z.array(slip.extend({ lead: z.string() })),
  /** How many milestones are later by how much. */
  spread: z.array(z.object({ band: z.string(), count: z.int() })),
  /** Moves by the year they became known; null: not even the year is known. */
  years: z.array(z.object({ year: z.string().nullable(), moves: z.int() })),
  terms: z.array(termChange),
  silent: z.array(silentDate),
  recordedLater,
});

export type Slip = z.infer<typeof slip>;
export type SlippedMilestone = z.infer<typeof slippedMilestone>;
export type TermChange = z.infer<typeof termChange>;
export type SilentDate = z.infer<typeof silentDate>;
export type SlippagePage = z.infer<typeof slippagePage>;
