import type { Timeline, TimelineKind } from '../../pages/milestones/milestone-pages.ts';
import type { Standing } from '../../reading/reading.ts';
import { pillarNamed } from '../../reading/shown.ts';
import type { Placed } from './milestones.ts';

/** What a mark of the timeline says, in the order in which marks are stacked. */
const timelineKinds: readonly { kind: TimelineKind; label: string }[] = [
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

/** A picture of more marks tells nothing more. Where there would be, a mark stands for several milestones. */
const mostMarks = 300;

/**
 * Milestones by the quarter of the date that holds now, a lane for each pillar, ready to be drawn. Those without a date
 * stand nowhere and are counted.
 */
export function milestoneTimeline({ lookup, day }: Standing, placed: readonly Placed[]): Timeline {
  const dated = placed.flatMap((one) => {
    const due = one.facts.due?.due;
    return due ? { quarter: quarterOf(due), kind: kindOf(one), pillar: pillarNamed(lookup, one.commitment).slug } : [];
  });
  const days = dated.map(({ quarter }) => quarter);
  const first = days.length > 0 ? Math.floor(days.reduce((a, b) => Math.min(a, b)) / 4) * 4 : 0;
  const last = days.length > 0 ? Math.floor(days.reduce((a, b) => Math.max(a, b)) / 4) * 4 + 3 : -1;
  const quarters = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const each = Math.max(1, Math.ceil(dated.length / mostMarks));
  const counts = new Map<string, number>();
  const cell = (pillar: string, quarter: number, kind: TimelineKind) => `${pillar} ${quarter} ${kind}`;
  for (const { pillar, quarter, kind } of dated) {
    const at = cell(pillar, quarter, kind);
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const marksIn = (pillar: string, quarter: number) =>
    timelineKinds.flatMap(({ kind }) => {
      const count = counts.get(cell(pillar, quarter, kind)) ?? 0;
      return Array.from({ length: Math.ceil(count / each) }, () => kind);
    });
  const used = new Set(dated.map(({ pillar }) => pillar));
  return {
    years: quarters.filter((quarter) => quarter % 4 === 0).map((quarter) => quarter / 4),
    today: quarters.includes(quarterOf(day)) ? quarterOf(day) - first : null,
    lanes: lookup.ledger.pillars
      .filter(({ slug }) => used.has(slug))
      .map(({ slug, shortTitle }) => ({
        pillar: { slug, title: shortTitle },
        quarters: quarters.map((quarter) => marksIn(slug, quarter)),
      })),
    each,
    kinds: timelineKinds.map(({ kind, label }) => ({
      ...{ kind, label },
      count: dated.filter((one) => one.kind === kind).length,
    })),
    dated: dated.length,
    undated: placed.length - dated.length,
  };
}
