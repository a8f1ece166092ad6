import { Table } from '#app/govuk/table.tsx';
import { paths } from '#app/paths.ts';
import type { Reached, StatusCounts } from '#server/domain/ledger/pages/page.ts';
import { StatusTag } from './status-tag.tsx';

/** How far promises got: counts, never a percentage, because promises differ too much in size. */
export function ReachedTable({ caption, reached }: { caption: string; reached: Reached }) {
  return (
    <Table
      caption={caption}
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[{ text: 'Step' }, { text: 'What it means' }, { text: 'Promises that reached it', format: 'numeric' }]}
      rows={reached.map(({ label, meaning, count, of }) => [
        { text: label },
        { text: meaning },
        { text: `${count} of ${of}`, format: 'numeric', classes: 'app-nowrap' },
      ])}
    />
  );
}

/** How many promises have each status, with the written test of each. */
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
      head={[{ text: 'Status' }, { text: 'Written test' }, { text: 'Promises', format: 'numeric' }]}
      rows={statuses.map(({ status, label, meaning, count }) => [
        { text: <StatusTag status={status} /> },
        { text: meaning },
        {
          text:
            count > 0 ? (
              <a className="govuk-link" href={paths.commitments({ status, pillar })}>
                {count}
                <span className="govuk-visually-hidden"> promises: {label}</span>
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
