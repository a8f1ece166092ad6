import { Table } from '#app/govuk/table.tsx';
import type { Word } from '#server/domain/ledger/pages/method-pages.ts';

/** A closed list of words with what each means. Draws nothing for an empty list. */
export function WordsTable({ caption, head, words }: { caption: string; head: string; words: readonly Word[] }) {
  if (words.length === 0) return null;
  return (
    <Table
      caption={caption}
      captionClasses="govuk-table__caption--s"
      firstCellIsHeader
      head={[{ text: head }, { text: 'What it means' }]}
      rows={words.map(({ label, meaning }) => [{ text: label }, { text: meaning }])}
    />
  );
}
