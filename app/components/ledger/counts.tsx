import type { ReactNode } from 'react';
import { Table } from '#app/govuk/table.tsx';
import { paths } from '#app/paths.ts';
import type { Reached, StatusCounts } from '#server/domain/ledger/pages/page.ts';
import { StatusTag } from './status-tag.tsx';

/** A word with what it means under it, so that the count stays beside it on a narrow screen. */
function Meant({ word, meaning }: { word: ReactNode; meaning: string }) {
  return (
    <>
      {word}
      <span className="govuk-hint app-source">{meaning}</span>
    </>
  );
}

/** How far promises got: counts, never a percentage, because promises differ too much in size. */
export function ReachedTable({ caption, reached }: { caption: string; reached: Reached }) {
  return (
    <Table
      caption={caption}
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[{ text: 'Step' }, { text: 'Promises that reached it', format: 'numeric' }]}
      rows={reached.map(({ label, meaning, count, of }) => [
        { text: <Meant word={label} meaning={meaning} /> },
        { text: `${count} of ${of}`, format: 'numeric', classes: 'app-nowrap' },
      ])}
    />
  );
}

/** How many promises have each status, with what it says; the written tests stand on the page of methods. */
export function StatusTable({
  caption,
  statuses,
  pillar,
}: {
  caption: string;
  statuses: StatusCounts;
  pillar?: string;
}) {
  return (
    <Table
      caption={caption}
      captionClasses="govuk-table__caption--m"
      head={[{ text: 'Status and what it says' }, { text: 'Promises', format: 'numeric' }]}
      rows={statuses.map(({ status, label, meaning, count }) => [
        { text: <Meant word={<StatusTag status={status} />} meaning={meaning} /> },
        {
          text:
            count > 0 ? (
              <a className="govuk-link" href={paths.commitments({ status, pillar })}>
                {count}
                <span className="govuk-visually-hidden">
                  {' '}
                  {count === 1 ? 'promise' : 'promises'}: {label}
                </span>
              </a>
            ) : (
              '0'
            ),
          format: 'numeric',
        },
      ])}
    />
  );
}
