import { londonDay } from '#server/domain/london-day.ts';
import type { Commitment, LedgerRow, Milestone, Recommendation } from '../../ledger.ts';
import type { Lookup } from '../../lookup.ts';
import type { LaterFact } from '../../pages/page.ts';
import { oncePerStanding, type Reading, type Standing } from '../../reading/reading.ts';

/** A row of the ledger, and under which id a page shows it. */
type Shown = readonly [of: string, row: LedgerRow | undefined];

/** Of what a page shows as it stood on a day: the facts that were recorded in this service only after it. */
function laterAmong(at: string, shown: Iterable<Shown>): LaterFact[] {
  const found = new Map<string, LaterFact>();
  for (const [of, row] of shown) {
    if (!row) continue;
    const { statedOn, recordedAt } = row;
    const recordedOn = londonDay(new Date(recordedAt));
    const known = found.get(of);
    // Of a thing with several rows the one recorded last tells.
    if (recordedOn > at && (!known || known.recordedOn <= recordedOn)) found.set(of, { of, statedOn, recordedOn });
  }
  return [...found.values()];
}

const ownRows = (row: LedgerRow): Shown => [row.id, row];

/** A milestone under its slug: itself, its first date and what became of it. */
function milestoneRows(lookup: Lookup, milestone: Milestone): Shown[] {
  const rows = [milestone, lookup.datesOf(milestone.id)[0], ...lookup.progressOf(milestone.id)];
  return rows.map((row) => [milestone.slug, row]);
}

/**
 * Of a promise read as it stood on a day: its facts that were recorded in this service only after that day, and are shown
 * by the day they were so. A milestone stands under its slug, for its first date and what became of it. Nothing for today.
 */
export function recordedLater({ at, lookup }: Pick<Standing, 'at' | 'lookup'>, { id }: Commitment): LaterFact[] {
  if (at === null) return [];
  const milestones = lookup.milestonesOf(id);
  const subjects = [id, ...milestones.map((milestone) => milestone.id)];
  return laterAmong(at, [
    ...milestones.flatMap((milestone) => milestoneRows(lookup, milestone)),
    ...[
      ...milestones.flatMap((milestone) => lookup.datesOf(milestone.id).slice(1)),
      ...subjects.flatMap((subject) => [
        ...lookup.evidenceOf(subject),
        ...lookup.judgementsOf(subject),
        ...lookup.challengesOf(subject),
      ]),
      ...lookup.wordingsOf(id),
      ...lookup.termsOf(id),
      ...lookup.looksOf(id),
      ...lookup.endsOf(id),
      ...lookup.livedNotesOf(id),
    ].map(ownRows),
  ]);
}

/**
 * The same of one recommendation: itself under its slug; what was answered and the evidence under their ids. Links to
 * promises are editorial and of no day.
 */
export function recommendationRecordedLater({ at, lookup }: Reading, recommendation: Recommendation): LaterFact[] {
  if (at === null) return [];
  const { id, slug } = recommendation;
  return laterAmong(at, [
    [slug, recommendation],
    ...[...lookup.responsesTo(id), ...lookup.evidenceOf(id), ...lookup.challengesOf(id)].map(ownRows),
  ]);
}

/** The same of lines of recommendations, each under its slug: for itself and what was answered last. */
export function recommendationLinesRecordedLater(
  { at, lookup }: Reading,
  shown: readonly Recommendation[],
): LaterFact[] {
  if (at === null) return [];
  return laterAmong(
    at,
    shown.flatMap((recommendation): Shown[] => {
      const { id, slug } = recommendation;
      const rows = [recommendation, lookup.responsesTo(id).at(-1)];
      return rows.map((row) => [slug, row]);
    }),
  );
}

const milestonesBySlug = oncePerStanding(
  ({ lookup }) => new Map(lookup.ledger.milestones.map((milestone) => [milestone.slug, milestone])),
);

/**
 * The same of lines about milestones, each under its slug, the date that holds included; and of moves and changed terms
 * under their ids.
 */
export function milestoneLinesRecordedLater(
  reading: Reading,
  shown: { milestones: readonly string[]; moves?: readonly string[]; terms?: readonly string[] },
): LaterFact[] {
  const { at, lookup } = reading;
  if (at === null) return [];
  const bySlug = milestonesBySlug(reading);
  const [moves, terms] = [new Set(shown.moves), new Set(shown.terms)];
  return laterAmong(at, [
    ...shown.milestones.flatMap((slug): Shown[] => {
      const milestone = bySlug.get(slug);
      if (!milestone) return [];
      return [...milestoneRows(lookup, milestone), [slug, lookup.datesOf(milestone.id).at(-1)]];
    }),
    ...lookup.ledger.dates.filter(({ id }) => moves.has(id)).map(ownRows),
    ...lookup.ledger.terms.filter(({ id }) => terms.has(id)).map(ownRows),
  ]);
}
