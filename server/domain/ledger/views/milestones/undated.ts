import type { UndatedCounts, UndatedPage } from '../../pages/milestones/undated-page.ts';
import { isRefused, type PartAsked, partOf, type Refused } from '../../reading/listing.ts';
import { oncePerStanding, type Reading } from '../../reading/reading.ts';
import { commitmentLine } from '../commitments.ts';
import { placedMilestones } from './milestones.ts';

/** How many promises and milestones never had a date. */
export const undatedCounts = oncePerStanding((standing): UndatedCounts => {
  const { commitments } = standing;
  const milestones = placedMilestones(standing).map(({ facts }) => facts);
  const delivering = milestones.filter(({ milestone }) => milestone.role === 'delivers');
  return {
    commitments: commitments.filter(({ due }) => due === null).length,
    ofCommitments: commitments.length,
    milestones: milestones.filter(({ first }) => first === null).length,
    ofMilestones: milestones.length,
    delivering: delivering.filter(({ first }) => first === null).length,
    ofDelivering: delivering.length,
  };
});

const undated = oncePerStanding(({ commitments, judge }) =>
  commitments.filter((one) => one.due === null || judge(one).milestones.some(({ first }) => first === null)),
);

/**
 * Promises that never had a date, or hold a milestone that never had one.
 * @param asked which part of them
 */
export function undatedPage(reading: Reading, asked: PartAsked): UndatedPage | Refused {
  const part = partOf(undated(reading), asked, ({ slug }) => slug);
  if (isRefused(part)) return part;
  return {
    ...reading.page,
    counts: undatedCounts(reading),
    ...part,
    items: part.items.map((commitment) => ({
      ...commitmentLine(reading, commitment),
      milestones: reading
        .judge(commitment)
        .milestones.filter(({ first }) => first === null)
        .map(({ milestone: { slug, title, stage, role }, state }) => ({ slug, title, stage, role, state })),
    })),
  };
}
