import type { Timeline, TimelineKind } from '../../pages/milestone-pages.ts';
import type { Reading } from '../../reading/reading.ts';
import { pillarNamed } from '../../reading/shown.ts';
import type { Placed } from './milestones.ts';

/** What a mark of the timeline says, in the order in which marks are stacked. */
export const timelineKinds: readonly { kind: TimelineKind; label: string }[] = [
  { kind: 'met', label: 'Met' },
  { kind: 'gone', label: 'Dropped or replaced' },
  { kind: 'late', label: 'Late, or its date was moved back' },
  { kind: 'silent', label: 'Date passed, nothing recorded when last checked' },
  { kind: 'not-checked', label: 'Date passed, not checked since' },
  { kind: 'to-come', label: 'Date still to come' },
];

function kindOf({ facts: { state, lateness } }: Placed): TimelineKind {
  if (state === 'met') return 'met';
  if (state === 'dropped' || state === 'replaced') return 'gone';
  if (lateness === 'late') return 'late';
  if (lateness === 'date-passed-nothing-recorded') return 'silent';
  return lateness === 'date-passed-not-checked' ? 'not-checked' : 'to-come';
}

/** Quarters counted from the year 0, so that two can be compared and subtracted. */
const quarterOf = (day: string) => Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);

/**
 * Milestones by the quarter of the date that holds now, a lane for each pillar, ready to be drawn. Those without a date
 * stand nowhere and are counted.
 */
export function milestoneTimeline({ lookup, day }: Reading, placed: readonly Placed[]): Timeline {
  const dated = placed.flatMap((one) => {
    const due = one.facts.due?.due;
    return due ? { quarter: quarterOf(due), kind: kindOf(one), pillar: pillarNamed(lookup, one.commitment).slug } : [];
  });
  const used = dated.map(({ quarter }) => quarter);
  const first = used.length > 0 ? Math.floor(used.reduce((a, b) => Math.min(a, b)) / 4) * 4 : 0;
  const last = used.length > 0 ? Math.floor(used.reduce((a, b) => Math.max(a, b)) / 4) * 4 + 3 : -1;
  const quarters = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const order = timelineKinds.map(({ kind }) => kind);
  return {
    years: quarters.filter((quarter) => quarter % 4 === 0).map((quarter) => quarter / 4),
    today: quarters.includes(quarterOf(day)) ? quarterOf(day) - first : null,
    lanes: lookup.ledger.pillars.flatMap(({ slug, shortTitle }) => {
      const own = dated.filter(({ pillar }) => pillar === slug);
      if (own.length === 0) return [];
      const marks = quarters.map((): TimelineKind[] => []);
      for (const { quarter, kind } of own) marks[quarter - first]?.push(kind);
      for (const each of marks) each.sort((a, b) => order.indexOf(a) - order.indexOf(b));
      return { pillar: { slug, title: shortTitle }, quarters: marks };
    }),
    kinds: timelineKinds.map(({ kind, label }) => ({
      ...{ kind, label },
      count: dated.filter((one) => one.kind === kind).length,
    })),
    dated: dated.length,
    undated: placed.length - dated.length,
  };
}
