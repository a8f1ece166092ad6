import { format, parseISO, subMonths } from 'date-fns';
import type { BriefLine, BriefPage, BriefSection } from '../../pages/brief-page.ts';
import { isRefused, type PartsAsked, partsOf, type Refused } from '../../reading/listing.ts';
import type { Reading } from '../../reading/reading.ts';
import { dueSoon, overdue } from './dates.ts';
import { decided, inPlaces, moved, published, type ReleaseTold, reached } from './happened.ts';

const sections: readonly { section: BriefSection; title: string; meaning: string }[] = [
  { section: 'moved', title: 'Moved', meaning: 'Dates and terms that were changed.' },
  { section: 'decided', title: 'Decided', meaning: 'Answers of the government, verdicts, and promises that ended.' },
  {
    section: 'reached',
    title: 'Reached',
    meaning: 'Milestones recorded as begun, met, dropped or late, and how far areas have set a step up.',
  },
  {
    section: 'published',
    title: 'Published',
    meaning: 'Evidence by the day it is recorded for, lived-experience notes, and releases of this service.',
  },
  {
    section: 'overdue',
    title: 'Fell overdue',
    meaning: 'Dates that passed in this time with nothing recorded as met. It is said where nobody has checked since.',
  },
  {
    section: 'due-soon',
    title: 'Due in the next four weeks',
    meaning: 'Whether they will be kept is not known.',
  },
];

/** The day three months before another: how far a brief goes back where nobody says since when. */
export function threeMonthsBefore(day: string): string {
  return format(subMonths(parseISO(day), 3), 'yyyy-MM-dd');
}

/**
 * What happened from a day on, the latest first; dates to come the nearest first. Each thing is told for its own day, not
 * for the day it was recorded here.
 * @param since `YYYY-MM-DD`, that day included; not after the day the reading is as at
 * @param releases those that are out
 * @param asked which part of its sections
 */
export function briefPage(
  reading: Reading,
  since: string,
  releases: readonly ReleaseTold[],
  asked: PartsAsked,
): BriefPage | Refused {
  const { day } = reading;
  const within = ({ on }: BriefLine) => on !== null && on >= since && on <= day;
  const lines: Record<BriefSection, BriefLine[]> = {
    moved: moved(reading).filter(within),
    decided: decided(reading).filter(within),
    reached: [...reached(reading), ...inPlaces(reading, since)].filter(within),
    published: published(reading, releases).filter(within),
    overdue: overdue(reading, since),
    'due-soon': dueSoon(reading),
  };
  for (const [section, own] of Object.entries(lines)) {
    own.sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? 1 : -1) * (section === 'due-soon' ? -1 : 1));
  }
  const found = partsOf(lines, asked);
  if (isRefused(found)) return found;
  const { items, parts, show } = found;
  return {
    ...reading.page,
    since,
    until: day,
    show,
    sections: sections
      .filter(({ section }) => show === null || section === show)
      .map((each) => ({ ...each, lines: items[each.section], ...parts[each.section] })),
  };
}
