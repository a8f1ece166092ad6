import type { Lookup } from '../../lookup.ts';
import type { Placed } from '../milestones/milestones.ts';

/** A line about nothing yet: what each line adds to. */
export const nowhere = {
  ...{ commitment: null, milestone: null, recommendation: null, step: null, release: null },
  ...{ precision: null, from: null, to: null, checkedOn: null, sourceUrl: null },
};

/** A line about a milestone of a promise. */
export const ofMilestone = ({ commitment, facts }: Placed) => ({
  ...nowhere,
  ...{ commitment: commitment.slug, milestone: facts.milestone.slug, title: facts.milestone.title },
});

/** Address of the source of some evidence; null where there is none. */
export function evidenceUrl({ evidenceById, sourceById }: Lookup, evidenceId: string | null): string | null {
  const sourceId = evidenceId === null ? null : (evidenceById.get(evidenceId)?.sourceId ?? null);
  return sourceId === null ? null : (sourceById.get(sourceId)?.url ?? null);
}
