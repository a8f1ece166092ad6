import type { Column, Table } from '#app/siblings.server.ts';
import type { MilestoneLine } from '#server/domain/ledger/pages/milestones/milestone-pages.ts';
import type { CommitmentPage } from '#server/domain/ledger/pages/promises/commitment-page.ts';

/** How a milestone went: its dates, and what is recorded of it. */
export const courseColumns: readonly Column[] = [
  { name: 'first_date', description: 'The date first given; empty where none ever was', datatype: 'date' },
  { name: 'due', description: 'The date that holds now', datatype: 'date' },
  { name: 'moves', description: 'How many times the date moved', datatype: 'integer' },
  { name: 'state', description: 'What is recorded of it' },
  { name: 'happened_on', description: 'When it happened; empty where the day is not known', datatype: 'date' },
  { name: 'lateness', description: 'late, or a date that passed; empty where none' },
];

type Course = Pick<MilestoneLine, 'first' | 'due' | 'moves' | 'state' | 'happenedOn' | 'lateness'>;

/** The cells of `courseColumns`. */
export function courseCells({ first, due, moves, state, happenedOn, lateness }: Course) {
  return [first?.day ?? null, due?.day ?? null, moves, state, happenedOn?.day ?? null, lateness];
}

/** A promise's milestones as CSV: one row each, the promise's own status and confidence beside it. */
export function milestoneTable(page: CommitmentPage): Table {
  return {
    columns: [
      { name: 'commitment', description: 'Permanent id of the promise' },
      { name: 'commitment_status', description: 'Derived status of the promise' },
      { name: 'commitment_confidence', description: 'source: read in a page. recall: partly general knowledge' },
      { name: 'milestone', description: 'Permanent id of the milestone' },
      { name: 'title', description: 'The milestone' },
      { name: 'role', description: 'delivers: the promise is not kept until it is met. follows: accompanies it' },
      { name: 'stage', description: 'The kind of step' },
      ...courseColumns,
      { name: 'sources', description: 'Permanent ids of the sources, parted by semicolons' },
      { name: 'to_check', description: 'A known fault of the fact' },
      { name: 'researched_to', description: 'Nothing was followed up after this day', datatype: 'date' },
    ],
    rows: page.milestones.map((story) => [
      page.slug,
      page.status.status,
      page.confidence,
      story.slug,
      story.title,
      story.role,
      story.stage,
      ...courseCells({ ...story, moves: story.moves.filter(({ direction }) => direction !== 'first-date').length }),
      story.evidence.map(({ source }) => source?.slug ?? 'none').join(';'),
      story.checkNote,
      page.researchedTo,
    ]),
  };
}
