import type { UndatedCounts } from '../../pages/commitment-page.ts';
import type { UndatedPage } from '../../pages/undated-page.ts';
import type { Reading } from '../../reading/reading.ts';
import { commitmentLine } from '../commitments.ts';
import { placedMilestones } from './milestones.ts';

/** How many promises and milestones never had a date. */
export function undatedCounts(reading: Reading): UndatedCounts {
  const { commitments } = reading;
  const milestones = placedMilestones(reading).map(({ facts }) => facts);
  const delivering = milestones.filter(({ milestone }) => milestone.role === 'delivers');
  return {
    commitments: commitments.filter(({ due }) => due === null).length,
    ofCommitments: commitments.length,
    milestones: milestones.filter(({ first }) => first === null).length,
    ofMilestones: milestones.length,
    delivering: delivering.filter(({ first }) => first === null).length,
    ofDelivering: delivering.length,
  };
}

/** Promises that never had a date, or hold a milestone that never had one. */
export function undatedPage(reading: Reading): UndatedPage {
  const items = reading.commitments.map((commitment) => ({
    ...commitmentLine(reading, commitment),
    milestones: reading
      .judge(commitment)
      .milestones.filter(({ first }) => first === null)
      .map(({ milestone: { slug, title, stage, role }, state }) => ({ slug, title, stage, role, state })),
  }));
  return {
    ...reading.page,
    counts: undatedCounts(reading),
    items: items.filter(({ due, milestones }) => due === null || milestones.length > 0),
    next: null,
  };
}
