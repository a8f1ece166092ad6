import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatCount, formatDate, formatMoment } from '#app/format.ts';
import { Details } from '#app/govuk/details.tsx';
import { paths } from '#app/paths.ts';
import type { HistoryRow } from '#server/domain/ledger/pages/history-page.ts';

type Correction = HistoryRow['corrections'][number];

const byRole: Record<string, string> = {
  official: 'an official',
  assessor: 'the judge',
  preparer: 'the authority',
  approver: 'the authority',
  moderator: 'a moderator',
  service: 'the service by itself',
};

/** Who did it, by role: nobody's name is published. */
export function actorInWords(role: string, kind = ''): string {
  if (kind === 'challenges' && role !== 'service') return 'a moderator';
  // An assessor judges; a note the same person only approved.
  return kind === 'livedNotes' && role === 'assessor' ? 'an assessor' : (byRole[role] ?? role);
}

/** Columns in a reader's words; those that are words already stay. */
const fieldWords: Record<string, string> = {
  ...{ happenedOn: 'Day', publishedOn: 'Published on', lastChecked: 'Last checked', archivedUrl: 'Archived copy' },
  ...{
    url: 'Address',
    why: 'Reason',
    found: 'Found',
    leadBody: 'Lead body',
    ownerRole: 'Owner',
    roleWhy: 'Why its role',
  },
  ...{ inWordsOf: 'In whose words', sourceSlug: 'Source', dueText: 'When', duePrecision: 'Precision' },
};
const fieldInWords = (field: string) =>
  fieldWords[field] ??
  `${field.charAt(0).toUpperCase()}${field.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`;

/** One field as it was put, with what stood there before struck through, and said so to those who do not see the line. */
function Changed({ field, was, now }: Correction['changed'][number]) {
  return (
    <li>
      {fieldInWords(field)}: <span className="govuk-visually-hidden">before: </span>
      {was === null ? <del>empty</del> : <del>{was}</del>} <span className="govuk-visually-hidden">now: </span>
      <ins>{now ?? 'empty'}</ins>
    </li>
  );
}

function CorrectionText({ correction }: { correction: Correction }) {
  const { recordedAt, actorRole, reason, changed } = correction;
  return (
    <>
      <p className="govuk-body govuk-!-margin-top-2 govuk-!-margin-bottom-1">
        {changed.some(({ field }) => field === 'fit') ? 'Fit changed' : 'Corrected'} at {formatMoment(recordedAt)} by{' '}
        {actorInWords(actorRole)}{' '}
        {reason ? `because: ${reason}` : 'when the facts were loaded again; no reason was recorded'}
      </p>
      <ul className="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">
        {changed.map((each) => (
          <Changed key={each.field} {...each} />
        ))}
      </ul>
    </>
  );
}

/** Every row of a record: what, of when, recorded when and by whom by role, why, and what stood there before. */
export function RecordHistory({ rows }: { rows: readonly HistoryRow[] }) {
  const corrected = rows.filter(({ corrections }) => corrections.length > 0).length;
  const some = corrected > 0 ? `, ${formatCount(corrected, 'of them corrected', 'of them corrected')}` : '';
  return (
    <Details summary={`The whole record: who, when and why (${formatCount(rows.length, 'entry', 'entries')}${some})`}>
      <p className="govuk-body">
        Nothing here was changed or removed. What was mistaken is struck through, with the reason. People are named by
        their role.
      </p>
      <ScrollingTable
        label="The whole record"
        caption="The whole record, the latest first"
        captionClasses="govuk-visually-hidden"
        classes="app-wide-table"
        head={[{ text: 'What' }, { text: 'Why' }, { text: 'As of' }, { text: 'Recorded' }]}
        rows={rows.map(({ kind, words, why, statedOn, recordedAt, actorRole, release, corrections }) => [
          {
            text: (
              <>
                {words}
                {corrections.map((correction) => (
                  <CorrectionText key={correction.id} correction={correction} />
                ))}
              </>
            ),
            classes: 'app-breaks',
          },
          { text: why ?? '–', classes: 'app-breaks' },
          { text: formatDate(statedOn), classes: 'app-nowrap' },
          {
            text: (
              <>
                {formatMoment(recordedAt)}, by {actorInWords(actorRole, kind)}, in{' '}
                <a className="govuk-link" href={paths.release(release)}>
                  release {release}
                </a>
              </>
            ),
          },
        ])}
      />
    </Details>
  );
}
