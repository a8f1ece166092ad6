import type { Table } from '#app/siblings.server.ts';
import type { SlippagePage } from '#server/domain/ledger/pages/milestones/slippage-page.ts';

/** All that slipped as CSV, one row each: `kind` says whether a date moved, a term changed, or a date passed in silence. */
export function slippageTable({ items, terms, silent, researchedTo }: SlippagePage): Table {
  return {
    columns: [
      { name: 'kind', description: 'date-moved, term-changed, or date-passed-in-silence' },
      { name: 'milestone', description: 'Permanent id of the milestone; empty for a term' },
      { name: 'title', description: 'The milestone, or the term' },
      { name: 'commitment', description: 'Permanent id of the promise' },
      { name: 'pillar', description: 'Permanent id of the pillar' },
      { name: 'lead', description: 'The body that leads on the promise' },
      { name: 'role', description: 'delivers or follows; empty for a term' },
      { name: 'from', description: 'The date before, or the date that passed', datatype: 'date' },
      { name: 'to', description: 'The date after; empty where no new date was given', datatype: 'date' },
      {
        name: 'days',
        description: 'How many days later; of a date that passed: days to the last check; empty without two dates',
        datatype: 'integer',
      },
      { name: 'moved_on', description: 'The day of the move; empty where not published', datatype: 'date' },
      { name: 'moved_after', description: 'Not moved before this day', datatype: 'date' },
      { name: 'moved_before', description: 'Moved by this day', datatype: 'date' },
      { name: 'reason', description: 'The published reason; empty where none was published' },
      { name: 'term_first', description: 'The term as first promised' },
      { name: 'term_later', description: 'The term as it became' },
      { name: 'is_ceiling', description: 'The term was an upper limit and no target', datatype: 'boolean' },
      { name: 'source', description: 'Permanent id of the source' },
      { name: 'researched_to', description: 'Nothing was followed up after this day', datatype: 'date' },
    ],
    rows: [
      ...items.map((move) => [
        ...['date-moved', move.milestone.slug, move.milestone.title],
        ...[move.commitment.slug, move.pillar.slug, move.lead, move.role],
        ...[move.from?.day ?? null, move.to?.day ?? null, move.days],
        ...[move.movedOn, move.movedAfter, move.movedBefore, move.reason],
        ...[null, null, null, move.source?.slug ?? null, researchedTo],
      ]),
      ...terms.map((term) => [
        ...['term-changed', null, term.term],
        ...[term.commitment.slug, term.pillar.slug, term.lead, null],
        ...[null, null, null],
        ...[term.changedOn, null, null, term.why],
        ...[term.original, term.later, term.isCeiling, term.source?.slug ?? null, researchedTo],
      ]),
      ...silent.map((date) => [
        ...['date-passed-in-silence', date.milestone.slug, date.milestone.title],
        ...[date.commitment.slug, date.pillar.slug, date.lead, date.role],
        ...[date.due.day, null, date.days],
        ...[null, null, null, null],
        ...[null, null, null, null, researchedTo],
      ]),
    ],
  };
}
