import type { Table } from '#app/siblings.server.ts';
import type { CommitmentLine } from '#server/domain/ledger/pages/promises/commitment-list.ts';

/** A list of promises as CSV: one row each, with how sure and how fresh it is. */
export function commitmentTable(commitments: readonly CommitmentLine[]): Table {
  return {
    columns: [
      { name: 'id', description: 'Permanent id of the promise' },
      { name: 'title', description: 'The promise in short' },
      { name: 'pillar', description: 'Permanent id of its pillar' },
      {
        name: 'status',
        description: 'Derived status: delivered, in-progress, delayed, not-started, superseded, abandoned',
      },
      { name: 'rule', description: 'The rule of the method that gave the status' },
      { name: 'lateness', description: 'late, or a date that passed; empty where none' },
      { name: 'checked_on', description: 'The day it was last checked: judged as at this day', datatype: 'date' },
      { name: 'due', description: 'The date promised; empty where no date was ever given', datatype: 'date' },
      { name: 'due_precision', description: 'How exactly the date was given: day, month, quarter, year' },
      { name: 'due_text', description: 'The date as promised, in words' },
      { name: 'furthest_step', description: 'The furthest step reached' },
      { name: 'lead_body', description: 'Who leads' },
      { name: 'topics', description: 'Topics across pillars, editorial, parted by semicolons' },
      { name: 'confidence', description: 'source: read in a page. recall: partly general knowledge' },
      { name: 'confidence_note', description: 'Which part rests on what' },
      { name: 'to_check', description: 'True where a later outcome could not be found', datatype: 'boolean' },
      { name: 'researched_to', description: 'Nothing was followed up after this day', datatype: 'date' },
    ],
    rows: commitments.map((line) => [
      line.slug,
      line.title,
      line.pillar.slug,
      line.status.status,
      line.status.rule.id,
      line.status.lateness,
      line.status.checkedOn,
      line.due?.day ?? null,
      line.due?.precision ?? null,
      line.dueText,
      line.furthest,
      line.leadBody,
      line.topics.map(({ slug }) => slug).join(';'),
      line.confidence,
      line.confidenceNote,
      line.toCheck,
      line.researchedTo,
    ]),
  };
}
