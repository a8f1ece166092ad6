import { oncePer } from '#server/domain/once-per.ts';
import type { LocalMilestone, Milestone } from '../ledger.ts';
import type { Lookup } from '../lookup.ts';
import type { MilestoneState } from '../milestone-words.ts';
import { countedOf } from './place-counted.ts';

/** How far a milestone that says “every area” is, as areas report its steps and the department confirms. */
export type MilestonePlaces = {
  steps: { slug: string; title: string; why: string | null }[];
  /** Areas in which every step is live. */
  live: number;
  /** Areas in which a step is live or in design. */
  begun: number;
  /** Areas that reported on any of the steps, confirmed or not. */
  heard: number;
  /** Areas with a confirmed report on any of the steps: while it is nought, places say nothing of the milestone. */
  reported: number;
  of: number;
};

const stepsByMilestone = oncePer((lookup: Lookup) => {
  const steps = new Map<string, LocalMilestone[]>();
  for (const step of lookup.ledger.localMilestones) {
    if (step.milestoneId) steps.set(step.milestoneId, [...(steps.get(step.milestoneId) ?? []), step]);
  }
  return steps;
});

/**
 * The steps that tell a milestone by place, counted; null where it has none. An area takes part where it does in the
 * programme of any of the steps; made-up ones never.
 */
export function milestonePlaces(lookup: Lookup, { id }: Milestone): MilestonePlaces | null {
  const steps = stepsByMilestone(lookup).get(id);
  if (!steps) return null;
  const { takingPart } = lookup.ledger;
  const areas = [...new Set(steps.flatMap(({ programmeId }) => takingPart?.get(programmeId) ?? []))];
  const counted = steps.map((step) => countedOf(lookup, step));
  const states = areas.map((area) => counted.map((byArea) => byArea.get(area)?.confirmed ?? null));
  return {
    steps: steps.map(({ slug, title, linkWhy }) => ({ slug, title, why: linkWhy })),
    live: states.filter((each) => each.every((state) => state === 'live')).length,
    begun: states.filter((each) => each.some((state) => state === 'live' || state === 'in-design')).length,
    heard: areas.filter((area) => counted.some((byArea) => byArea.has(area))).length,
    reported: states.filter((each) => each.some((state) => state !== null)).length,
    of: areas.length,
  };
}

/** The same in a reader's words, for the page of methods. */
export const everyAreaRule =
  'A milestone that says “every area” and has a step by place is told by places: while no report of an area on that step is confirmed, it is what evidence says. After that it is met only when the step is live in every area that takes part; where evidence had said met, it is partly met until then. What was dropped or replaced stays so.';

/**
 * What a milestone that says “every area” came to: what evidence says while no area's report is confirmed; then what
 * places say. Met is only what is live in every area: where evidence said met and places do not, it is partly met. What
 * evidence says was dropped or replaced stays so.
 * Source: docs/decisions/0014-rollout-by-place.md.
 * @param evidence what the recorded progress alone comes to
 */
export function stateByPlaces(evidence: MilestoneState, places: MilestonePlaces | null): MilestoneState {
  if (!places || places.reported === 0 || evidence === 'dropped' || evidence === 'replaced') return evidence;
  if (places.live === places.of) return 'met';
  if (evidence === 'met') return 'partly-met';
  return evidence === 'nothing-recorded' && places.begun > 0 ? 'began' : evidence;
}
