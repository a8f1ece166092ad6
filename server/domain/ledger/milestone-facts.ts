import type { Commitment, Milestone, MilestoneDate } from './ledger.ts';
import type { Lookup } from './lookup.ts';
import type { Lateness, MilestoneState } from './milestone-words.ts';
import { type MilestonePlaces, milestonePlaces, stateByPlaces } from './rollout/milestone-places.ts';

/** What the rules know of one milestone. */
export type MilestoneFacts = {
  milestone: Milestone;
  state: MilestoneState;
  /** The date first given, and the one that holds now. `movedBack`: later than the first, or withdrawn. */
  first: MilestoneDate | null;
  due: MilestoneDate | null;
  movedBack: boolean;
  lateness: Lateness | null;
  /** Of a milestone that says “every area”: how far areas are. Null for every other. */
  places: MilestonePlaces | null;
};

/** From least to most telling: what a milestone came to. */
const states = ['began', 'partly-met', 'replaced', 'dropped', 'met'] as const;

/**
 * The day a promise was last checked: as far as research went, or a later recorded look, evidence, progress or date.
 * Never later than `today`.
 * Source: promise 13 (docs/glossary.md, “last checked”).
 */
export function checkedOn(lookup: Lookup, commitment: Commitment, today: string): string {
  const days = [commitment.researchedTo, ...lookup.looksOf(commitment.id).map((look) => look.lookedOn)];
  const latest = [...days, ...newsOf(lookup, commitment)].filter((day) => day <= today).sort();
  return commitment.researchedTo > today ? today : (latest.at(-1) ?? today);
}

/** Days on which something was recorded of a promise, looks that found nothing apart. */
export function newsOf(lookup: Lookup, { id }: Commitment): string[] {
  const milestones = lookup.milestonesOf(id);
  return [
    ...lookup.evidenceOf(id),
    ...milestones.flatMap((milestone) => [
      ...lookup.evidenceOf(milestone.id),
      ...lookup.progressOf(milestone.id),
      ...lookup.datesOf(milestone.id),
    ]),
  ].map((row) => row.statedOn);
}

/**
 * What is known of one milestone, and whether it is late: *late* where evidence says so or its date was moved back; *date
 * passed, nothing recorded* where its date lay before the day of the last check; *not checked* where it passed since.
 * @param checked the day its promise was last checked
 */
export function milestoneFacts(lookup: Lookup, milestone: Milestone, checked: string, today: string): MilestoneFacts {
  const kinds = new Set(lookup.progressOf(milestone.id).map((progress) => progress.kind));
  const places = milestonePlaces(lookup, milestone);
  const state = stateByPlaces(states.findLast((each) => kinds.has(each)) ?? 'nothing-recorded', places);
  const dates = lookup.datesOf(milestone.id);
  const first = dates[0] ?? null;
  const due = dates.at(-1) ?? null;
  const movedBack = dates.length > 1 && isBack(first?.due ?? null, due?.due ?? null);
  const open = state === 'nothing-recorded' || state === 'began' || state === 'partly-met';
  const lateness = open ? latenessOf(kinds.has('late-reported') || movedBack, due?.due ?? null, checked, today) : null;
  return { milestone, state, first, due, movedBack, lateness, places };
}

function isBack(from: string | null, to: string | null): boolean {
  return from !== null && (to === null || to > from);
}

function latenessOf(shown: boolean, due: string | null, checked: string, today: string): Lateness | null {
  if (shown) return 'late';
  if (due === null) return null;
  if (due < checked) return 'date-passed-nothing-recorded';
  return due < today ? 'date-passed-not-checked' : null;
}
