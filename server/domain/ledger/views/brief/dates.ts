import { addDays, format, parseISO } from 'date-fns';
import { latenessLabels } from '../../milestone-words.ts';
import type { BriefLine } from '../../pages/brief-page.ts';
import type { Reading } from '../../reading/reading.ts';
import { type Placed, placedMilestones } from '../milestones/milestones.ts';
import { ofMilestone } from './brief-line.ts';

function dates(reading: Reading, from: string, to: string, only: (placed: Placed) => string | null): BriefLine[] {
  return placedMilestones(reading).flatMap((placed) => {
    const { due } = placed.facts;
    const what = only(placed);
    if (!due?.due || what === null || due.due < from || due.due > to) return [];
    const { checkedOn } = reading.judge(placed.commitment);
    return {
      ...ofMilestone(placed),
      ...{ id: due.id, on: due.due, precision: due.precision, kind: 'Milestone', what, checkedOn },
    };
  });
}

/** Dates that passed with nothing recorded as met. */
export function overdue(reading: Reading, since: string): BriefLine[] {
  return dates(reading, since, reading.day, ({ facts: { lateness } }) =>
    lateness === null ? null : `${latenessLabels[lateness]}.`,
  ).filter(({ on }) => on !== null && on < reading.day);
}

/** Dates of the next four weeks that are still to come. */
export function dueSoon(reading: Reading): BriefLine[] {
  const to = format(addDays(parseISO(reading.day), 28), 'yyyy-MM-dd');
  return dates(reading, reading.day, to, ({ facts: { state } }) =>
    state === 'met' || state === 'dropped' || state === 'replaced' ? null : 'Still to come.',
  );
}
