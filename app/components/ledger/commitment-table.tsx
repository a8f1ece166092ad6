import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatDate } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { CommitmentLine } from '#server/domain/ledger/pages/promises/commitment-list.ts';
import { DayOr } from './day.tsx';
import { LatenessTag, StatusTag } from './status-tag.tsx';

/** Promises in a list: what, how it stands as last checked, by when, who leads. */
export function CommitmentTable({ caption, commitments }: { caption: string; commitments: readonly CommitmentLine[] }) {
  return (
    <ScrollingTable
      label={caption}
      caption={caption}
      captionClasses="govuk-table__caption--m"
      head={[{ text: 'Promise' }, { text: 'Status, as last checked' }, { text: 'Promised for' }, { text: 'Lead body' }]}
      rows={commitments.map((line) => [
        {
          text: (
            <>
              <a className="govuk-link" href={paths.commitment(line.slug)}>
                {line.title}
              </a>
              {line.confidence === 'recall' ? (
                <span className="govuk-hint app-source">Rests partly on general knowledge</span>
              ) : null}
            </>
          ),
        },
        {
          text: (
            <>
              <StatusTag status={line.status.status} />{' '}
              {line.status.lateness ? <LatenessTag lateness={line.status.lateness} /> : null}
              <span className="govuk-hint app-source">Last checked {formatDate(line.status.checkedOn)}</span>
            </>
          ),
        },
        { text: <DayOr dated={line.due} otherwise="No date was ever given" /> },
        { text: line.leadBody },
      ])}
    />
  );
}
