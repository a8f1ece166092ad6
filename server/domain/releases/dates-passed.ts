import type { Ledger, Milestone, MilestoneDate } from '#server/domain/ledger/ledger.ts';
import type { Lookup } from '#server/domain/ledger/lookup.ts';
import { passedId } from '#server/domain/ledger/views/milestones/milestone-story.ts';
import { londonDay } from '#server/domain/london-day.ts';
import { oncePer } from '#server/domain/once-per.ts';
import type { ChangeFilter } from './changes.ts';

/** A date that passed with nothing recorded as met. Nobody recorded it, so it has no row of its own. */
export type DatePassed = {
  /** Made from the row that gave the date; the same on the promise’s page. */
  id: string;
  due: string;
  precision: MilestoneDate['precision'];
  milestone: string;
  title: string;
  commitment: string;
};

/** The release of each row that dates, moves or finishes something. */
const releasesOf = oncePer(
  (raw: Ledger) => new Map([...raw.dates, ...raw.progress, ...raw.ends].map((row) => [row.id, row.release] as const)),
);

function milestonesOf({ ledger, milestonesOf }: Lookup, { commitment }: ChangeFilter): Milestone[] {
  if (!commitment) return ledger.milestones;
  return ledger.commitments.filter(({ slug }) => slug === commitment).flatMap(({ id }) => milestonesOf(id));
}

const finished = ['met', 'dropped', 'replaced'];

/**
 * Dates that passed while each release was the latest, by its number; a date that had passed before it was published
 * stands with the release that published it. Told as the record stood in that release: what was met, moved or ended
 * by then did not pass.
 * @param lookup of the folded ledger
 * @param raw the ledger as read: the release of the row that first said a thing
 * @param releases those that are out, `publishedAt` an instant
 * @param today `YYYY-MM-DD`: only a day before it has passed
 */
export function datesPassed(
  lookup: Lookup,
  raw: Ledger,
  releases: readonly { number: number; publishedAt: string }[],
  today: string,
  filter: ChangeFilter = {},
): Map<number, DatePassed[]> {
  const firstIn = releasesOf(raw);
  const days = releases
    .map(({ number, publishedAt }) => ({ number, day: londonDay(new Date(publishedAt)) }))
    .sort((a, b) => a.number - b.number);
  const isOut = (release: number) => (row: { id: string }) =>
    (firstIn.get(row.id) ?? Number.POSITIVE_INFINITY) <= release;
  const passed = new Map<number, DatePassed[]>();
  for (const milestone of milestonesOf(lookup, filter)) {
    const commitment = lookup.commitments.get(milestone.commitmentId);
    if (!commitment) continue;
    if (filter.pillar && lookup.pillars.get(commitment.pillarId)?.slug !== filter.pillar) continue;
    if (filter.topic && !commitment.topics.includes(filter.topic)) continue;
    const dates = lookup.datesOf(milestone.id);
    for (const [index, date] of dates.entries()) {
      if (date.due === null || date.due >= today) continue;
      const { due } = date;
      const current = days.findLast(({ day }) => day <= due)?.number ?? 0;
      const release = Math.max(current, firstIn.get(date.id) ?? 0);
      const out = isOut(release);
      const next = dates[index + 1];
      const done = lookup.progressOf(milestone.id).some((row) => finished.includes(row.kind) && out(row));
      if (done || (next && out(next)) || lookup.endsOf(commitment.id).some(out)) continue;
      const list = passed.get(release) ?? [];
      passed.set(release, list);
      const of = { milestone: milestone.slug, title: milestone.title, commitment: commitment.slug };
      list.push({ id: passedId(date), due, precision: date.precision, ...of });
    }
  }
  for (const list of passed.values())
    list.sort((a, b) => (a.due === b.due ? (a.id < b.id ? -1 : 1) : a.due < b.due ? 1 : -1));
  return passed;
}
