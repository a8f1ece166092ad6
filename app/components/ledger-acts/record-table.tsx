import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatDate, formatMoment } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { RecordRow } from '#server/domain/ledger/acts/record-page.ts';

/** Every row of a promise's or recommendation's record, the newest first: what, of when, who by role, and whether readers see it. */
export function RecordTable({
  of,
  rows,
  corrects,
}: {
  of: { commitment: string } | { recommendation: string };
  rows: readonly RecordRow[];
  /** Whether the reader may correct a clerical mistake. */
  corrects: boolean;
}) {
  return (
    <ScrollingTable
      label="The record"
      caption="The record, the newest row first"
      captionClasses="govuk-table__caption--m"
      classes="app-wide-table"
      head={[{ text: 'What' }, { text: 'Of' }, { text: 'Recorded' }, { text: 'Published' }]}
      rows={rows.map((row) => [
        {
          text: (
            <>
              {row.corrects ? 'Correction. ' : ''}
              {row.words}
              {row.why ? `, because: ${row.why}` : ''}
              {row.reason ? ` Corrected because: ${row.reason}` : ''}
              {corrects && row.fields ? (
                <>
                  {' '}
                  <a className="govuk-link" href={paths.act('correct', { ...of, row: row.id })}>
                    Correct<span className="govuk-visually-hidden">: {row.words}</span>
                  </a>
                </>
              ) : null}
            </>
          ),
          classes: 'app-breaks',
        },
        { text: formatDate(row.statedOn) },
        { text: `${formatMoment(row.recordedAt)}, by ${row.actorRole}` },
        {
          text: row.published
            ? 'Yes'
            : row.publicBy
              ? `With the next release, or by itself at the latest at ${formatMoment(row.publicBy)}`
              : 'Not yet',
        },
      ])}
    />
  );
}
