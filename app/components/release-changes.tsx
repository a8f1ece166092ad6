import { formatCount, formatDate, formatNumber } from '#app/format.ts';
import { Details } from '#app/govuk/details.tsx';
import { paths } from '#app/paths.ts';
import type { LedgerChange, ReleaseChanges } from '#server/domain/releases/changes.ts';
import type { DatePassed } from '#server/domain/releases/dates-passed.ts';
import { actorInWords } from './ledger/record-history.tsx';
import { rowAnchor } from './ledger/row-anchor.ts';
import { Revisions, revisedInWords } from './revisions.tsx';
import { ScrollingTable } from './scrolling-table.tsx';

/** What one release added: ledger rows by kind and the rows themselves, figures by metric. */
export function ReleaseChangesView({ changes }: { changes: ReleaseChanges }) {
  const { number, counts, metrics, rows, moreRows, passed, morePassed, revisions, moreRevisions } = changes;
  const revised = revisedInWords(changes);
  return (
    <>
      {counts.length + metrics.length + passed.length + revisions.length === 0 && (
        <p className="govuk-body">Nothing of what is shown here changed.</p>
      )}
      {counts.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {counts.map(({ kind, words, added, corrected }) => (
            <li key={kind}>
              {formatNumber(added + corrected)} {words}
              {corrected > 0 && <> ({formatCount(corrected, 'correction')})</>}
            </li>
          ))}
        </ul>
      )}
      {revisions.length > 0 && (
        <>
          <p className="govuk-body">
            {revised ?? 'No figure'} among those published before. Every earlier figure stays readable in its release.
          </p>
          <Revisions revisions={revisions} more={moreRevisions} />
        </>
      )}
      {passed.length > 0 && <DatesPassed passed={passed} more={morePassed} number={number} />}
      {metrics.length > 0 && (
        <Details summary={`Figures of ${formatCount(metrics.length, 'metric')} in release ${number}`}>
          <ScrollingTable
            label={`Figures of release ${number}`}
            caption={`Figures added or changed by release ${number}`}
            captionClasses="govuk-table__caption--s"
            head={[
              { text: 'Metric' },
              { text: 'Figures', format: 'numeric' },
              { text: 'Places', format: 'numeric' },
              { text: 'Revised', format: 'numeric' },
              { text: 'Corrected', format: 'numeric' },
            ]}
            firstCellIsHeader
            rows={metrics.map(({ metric, name, values, areas, revised: late, corrected }) => [
              { text: <MetricLink id={metric} name={name} /> },
              { text: formatNumber(values), format: 'numeric' },
              { text: formatNumber(areas), format: 'numeric' },
              { text: formatNumber(late), format: 'numeric' },
              { text: formatNumber(corrected), format: 'numeric' },
            ])}
          />
        </Details>
      )}
      {rows.length > 0 && (
        <Details
          summary={`${moreRows > 0 ? 'The first ' : ''}${formatCount(rows.length, 'change')} to the record in release ${number}`}
        >
          <ul className="govuk-list govuk-list--spaced">
            {rows.map((row) => (
              <li key={row.id}>
                <ChangeLine row={row} />
              </li>
            ))}
          </ul>
          {moreRows > 0 && (
            <p className="govuk-body">
              And {formatNumber(moreRows)} more rows, on the pages of the promises and metrics themselves.
            </p>
          )}
        </Details>
      )}
    </>
  );
}

/** Dates that went by while this was the latest release, or had gone by when it came out. */
function DatesPassed({ passed, more, number }: { passed: readonly DatePassed[]; more: number; number: number }) {
  const all = passed.length + more;
  return (
    <Details summary={`${formatCount(all, 'date')} passed with nothing recorded as met, by release ${number} or since`}>
      <p className="govuk-body">Whether a step was taken is not known where nobody has looked since.</p>
      <ul className="govuk-list govuk-list--spaced">
        {passed.map(({ id, due, precision, title, commitment }) => (
          <li key={id}>
            Date passed:{' '}
            <a className="govuk-link" href={`${paths.commitment(commitment)}#${rowAnchor(id)}`}>
              {title}
            </a>
            , due {formatDate(due, precision)}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="govuk-body">And {formatNumber(more)} more, with their milestones.</p>}
    </Details>
  );
}

function MetricLink({ id, name }: { id: string; name: string }) {
  return (
    <a className="govuk-link" href={paths.metric(id)}>
      {name}
    </a>
  );
}

function ChangeLine({ row }: { row: LedgerChange }) {
  const { id, kind, words, corrected, title, commitment, recommendation, statedOn, actorRole, reason } = row;
  const { step, area, said } = row;
  const at =
    ['dates', 'judgements', 'looks', 'livedNotes', 'challenges'].includes(kind) && !corrected
      ? `#${rowAnchor(id)}`
      : '';
  const href = step
    ? paths.rollout({ stage: step })
    : commitment
      ? paths.commitment(commitment) + at
      : recommendation
        ? paths.recommendation(recommendation)
        : null;
  return (
    <>
      {corrected ? `Correction of a ${words}` : `${words.charAt(0).toUpperCase()}${words.slice(1)}`}:{' '}
      {href ? (
        <a className="govuk-link" href={href}>
          {title}
        </a>
      ) : (
        title
      )}
      {area ? (
        <>
          ,{' '}
          <a className="govuk-link" href={paths.area(area.code)}>
            {area.name}
          </a>
        </>
      ) : null}
      {said ? `, “${said}”` : ''}, as of {formatDate(statedOn)}, by {actorInWords(actorRole, kind)}
      {reason ? `, because: ${reason}` : ''}
    </>
  );
}
