import { londonDay } from '#server/domain/london-day.ts';
import type { Commitment, LedgerRow } from '../../ledger.ts';
import type { CommitmentPage } from '../../pages/commitment-page.ts';
import type { Reading } from '../../reading/reading.ts';

/**
 * Of a promise read as it stood on a day: its facts that were recorded in this service only after that day, and are shown
 * by the day they were so. A milestone stands under its slug, for its first date and what became of it. Nothing for today.
 */
export function recordedLater({ at, lookup }: Reading, { id }: Commitment): CommitmentPage['recordedLater'] {
  if (at === null) return [];
  const milestones = lookup.milestonesOf(id);
  const subjects = [id, ...milestones.map((milestone) => milestone.id)];
  const rows: (readonly [string, LedgerRow])[] = [
    ...milestones.flatMap((milestone) =>
      [milestone, lookup.datesOf(milestone.id)[0], ...lookup.progressOf(milestone.id)].flatMap((row) =>
        row ? [[milestone.slug, row] as const] : [],
      ),
    ),
    ...[
      ...milestones.flatMap((milestone) => lookup.datesOf(milestone.id).slice(1)),
      ...subjects.flatMap((subject) => [...lookup.evidenceOf(subject), ...lookup.judgementsOf(subject)]),
      ...lookup.wordingsOf(id),
      ...lookup.termsOf(id),
      ...lookup.looksOf(id),
      ...lookup.endsOf(id),
      ...lookup.livedNotesOf(id),
    ].map((row) => [row.id, row] as const),
  ];
  const found = new Map<string, CommitmentPage['recordedLater'][number]>();
  for (const [of, { statedOn, recordedAt }] of rows) {
    const recordedOn = londonDay(new Date(recordedAt));
    const known = found.get(of);
    // Of a milestone with several rows the one recorded last tells.
    if (recordedOn > at && (!known || known.recordedOn <= recordedOn)) found.set(of, { of, statedOn, recordedOn });
  }
  return [...found.values()];
}
