import type { Commitment } from '../ledger.ts';
import type { Reached } from '../pages/page.ts';
import type { Standing } from '../reading/reading.ts';

/** The steps of how far a promise got, in order: there is no percentage delivered. Source: promise 14. */
export const promiseSteps = [
  { step: 'announced', label: 'Announced', meaning: 'Promised in public.' },
  { step: 'funded', label: 'Funded', meaning: 'Money or a contract is recorded as given.' },
  { step: 'piloted', label: 'Piloted', meaning: 'A trial in some areas is recorded.' },
  { step: 'in-law', label: 'In law', meaning: 'An Act or regulations are recorded as made.' },
  { step: 'in-force', label: 'In force', meaning: 'A rule, duty or statutory guidance is recorded as applying.' },
  {
    step: 'rolled-out',
    label: 'Rolled out',
    meaning: 'In place beyond a trial, in some areas at least.',
  },
  {
    step: 'live-everywhere',
    label: 'Live everywhere',
    meaning:
      'Live in every area that takes part, as each reported and the department confirmed. Counted only where areas report.',
  },
  {
    step: 'outcome-seen',
    label: 'Outcome seen',
    meaning: 'A named organisation has judged that the result for children can be seen.',
  },
] as const;

export type PromiseStep = (typeof promiseSteps)[number]['step'];

/**
 * The steps a promise has reached: of a milestone recorded as met, its stage. Every promise was announced; live everywhere
 * is told by places alone, and an outcome by a named judge alone.
 */
export function stepsReached({ lookup, judge }: Standing, commitment: Commitment): Set<PromiseStep> {
  const { milestones } = judge(commitment);
  const met = milestones.filter(({ state }) => state === 'met').map(({ milestone }) => milestone.stage as string);
  const subjects = [commitment.id, ...milestones.map(({ milestone }) => milestone.id)];
  const seen = subjects.some((id) => lookup.judgementsOf(id).some(({ outcomeSeen }) => outcomeSeen === 'yes'));
  const everywhere = milestones.some(({ places }) => places !== null && places.of > 0 && places.live === places.of);
  const others: Partial<Record<PromiseStep, boolean>> = {
    announced: true,
    'live-everywhere': everywhere,
    'outcome-seen': seen,
  };
  return new Set(promiseSteps.map(({ step }) => step).filter((step) => others[step] ?? met.includes(step)));
}

/** How many of these promises reached each step. */
export function reachedCounts(reading: Standing, commitments: readonly Commitment[]): Reached {
  const each = commitments.map((commitment) => stepsReached(reading, commitment));
  return promiseSteps.map((step) => ({
    ...step,
    count: each.filter((reached) => reached.has(step.step)).length,
    of: commitments.length,
  }));
}
