import { foldLedger } from '../fold.ts';
import type { Commitment, Ledger, Milestone, Recommendation } from '../ledger.ts';
import { type Lookup, lookupOf } from '../lookup.ts';
import type { Fault } from './act.ts';
import { dayInWords } from './act-days.ts';

/** One promise as it stands now, rows that no release has published yet included: what an act is decided on. */
export type Standing = {
  commitment: Commitment;
  /** Corrections laid over. Beside this promise's rows it holds every promise, end and succession. */
  lookup: Lookup;
  /** As the tables hold it: correcting rows beside what they correct. */
  raw: Ledger;
  /** Ids of every metric. */
  metrics: ReadonlySet<string>;
  /** Permanent ids of milestones, of any promise, that a new one could collide with. */
  takenSlugs: ReadonlySet<string>;
};

/** Every promise, pillar, mission and source as it stands now: what a new promise is decided on. */
export type ProgrammeStanding = { lookup: Lookup };

/** One recommendation with what the government answered to it so far. */
export type RecommendationStanding = { recommendation: Recommendation; lookup: Lookup; raw: Ledger };

/**
 * The promise as it stands.
 * @param raw as read, corrections not laid over; a row's `release` is 0 where none has published it
 * @returns null where there is no such promise
 */
export function standingOf(
  raw: Ledger,
  slug: string,
  metrics: readonly string[],
  takenSlugs: readonly string[] = [],
): Standing | null {
  const lookup = lookupOf(foldLedger(raw));
  const commitment = lookup.ledger.commitments.find((each) => each.slug === slug);
  if (!commitment) return null;
  return { commitment, lookup, raw, metrics: new Set(metrics), takenSlugs: new Set(takenSlugs) };
}

/**
 * The whole programme as it stands.
 * @param raw as read, corrections not laid over
 */
export function programmeStandingOf(raw: Ledger): ProgrammeStanding {
  return { lookup: lookupOf(foldLedger(raw)) };
}

/**
 * The recommendation as it stands.
 * @param raw as read, corrections not laid over
 * @returns null where there is no such recommendation
 */
export function recommendationStandingOf(raw: Ledger, slug: string): RecommendationStanding | null {
  const lookup = lookupOf(foldLedger(raw));
  const recommendation = lookup.ledger.recommendations.find((each) => each.slug === slug);
  return recommendation ? { recommendation, lookup, raw } : null;
}

/** The promise's milestone of this id. */
export function milestoneIn({ lookup, commitment }: Standing, slug: string): Milestone | undefined {
  return lookup.milestonesOf(commitment.id).find((milestone) => milestone.slug === slug);
}

const endWords = { superseded: 'replaced', dropped: 'dropped', merged: 'merged into another' } as const;

/** That the promise has ended, where it has: then its dates and terms stand still. */
export function endedFault({ lookup, commitment }: Standing, field: string): Fault | null {
  const end = lookup.endsOf(commitment.id).at(-1);
  if (!end) return null;
  const when = end.endedOn ? ` on ${dayInWords(end.endedOn)}` : '';
  return { field, message: `This promise has ended: it was ${endWords[end.how]}${when}. It can no longer change` };
}
