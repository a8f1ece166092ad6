import { formatCount, formatNumber, formatValue } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { ReleaseRevision, RevisedFigure } from '#server/domain/releases/revisions.ts';
import { Figure } from './figure.tsx';
import { ScrollingTable } from './scrolling-table.tsx';

/** “3 figures revised, 1 corrected”; null where nothing published before was changed. */
export function revisedInWords({ revised, corrected }: { revised: number; corrected: number }): string | null {
  const parts = [
    ...(revised > 0 ? [`${formatCount(revised, 'figure')} revised`] : []),
    ...(corrected > 0 ? [`${revised > 0 ? String(corrected) : formatCount(corrected, 'figure')} corrected`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : null;
}

/** A figure's place in one line: metric, and breakdown where it is not the total. */
export const figureWords = ({ name, breakdown, breakdownLabel }: RevisedFigure) =>
  breakdown === 'total' ? name : `${name}, ${breakdownLabel}`;

/** A change in words: “+4”, “−0.3”; where there is none in numbers, why. */
export function differenceWords({ difference, unit, decimals }: RevisedFigure): string {
  if (difference === null) return 'not a number';
  if (difference === 0) return 'no change in the figure';
  const sign = difference > 0 ? '+' : '−';
  if (unit === '%') return `${sign}${formatNumber(Math.abs(difference), decimals)} percentage points`;
  return `${sign}${formatValue(Math.abs(difference), unit.startsWith('£') ? '£' : unit, decimals)}`;
}

/** What a release changed of figures published before: whose, why, and each figure before and after. */
export function Revisions({ revisions, more }: { revisions: readonly ReleaseRevision[]; more: number }) {
  return (
    <>
      {revisions.map((revision) => (
        <OneRevision key={revision.id} revision={revision} />
      ))}
      {more > 0 ? (
        <p className="govuk-body">And {formatCount(more, 'more return')}, which the list of one area shows.</p>
      ) : null}
    </>
  );
}

function OneRevision({ revision }: { revision: ReleaseRevision }) {
  const { id, kind, reason, area, periodLabel, figures } = revision;
  const name = kind === 'correction' ? 'Correction' : 'Scheduled revision';
  const title = `${name}: ${area.name}, ${periodLabel}`;
  return (
    <div id={`revision-${id}`}>
      <p className="govuk-body govuk-!-margin-bottom-1">
        <strong>{name}</strong>:{' '}
        <a className="govuk-link" href={paths.area(area.code)}>
          {area.name}
        </a>
        , {periodLabel}
      </p>
      {reason === null ? (
        <p className="govuk-body">
          More was recorded since.{' '}
          <a className="govuk-link" href={`${paths.methodology()}#revisions`}>
            What a scheduled revision is
          </a>
          .
        </p>
      ) : (
        <p className="govuk-body">Why: {reason}</p>
      )}
      {figures.length === 0 ? (
        <p className="govuk-body">No published figure changed.</p>
      ) : (
        <ScrollingTable
          label={title}
          caption={title}
          captionClasses="govuk-visually-hidden"
          firstCellIsHeader
          head={[
            { text: 'Figure' },
            { text: 'Before', format: 'numeric' },
            { text: 'After', format: 'numeric' },
            { text: 'Difference', format: 'numeric' },
          ]}
          rows={figures.map((figure) => [
            {
              text: (
                <a
                  className="govuk-link"
                  href={paths.compare({ metric: figure.metric, area: [area.code], breakdown: figure.breakdown })}
                >
                  {figureWords(figure)}
                </a>
              ),
            },
            { text: <Figure point={figure.before} unit={figure.unit} decimals={figure.decimals} />, format: 'numeric' },
            { text: <Figure point={figure.after} unit={figure.unit} decimals={figure.decimals} />, format: 'numeric' },
            { text: differenceWords(figure), format: 'numeric' },
          ])}
        />
      )}
    </div>
  );
}
