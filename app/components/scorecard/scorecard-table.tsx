import { Figure } from '#app/components/figure.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatUnit, formatValue } from '#app/format.ts';
import type { TableCell } from '#app/govuk/table.tsx';
import { beside, paths } from '#app/paths.ts';
import type { BesideFigure, OwnFigure, ScorecardLine } from '#server/domain/areas/scorecard.ts';
import type { AreaName } from '#server/domain/comparison/comparison.ts';

type Props = { area: AreaName; title: string; lines: readonly ScorecardLine[] };

/** Measures of one pillar, each with what to read beside it, where it moved, and where it comes from. */
export function ScorecardTable({ area, title, lines }: Props) {
  return (
    <ScrollingTable
      label={title}
      caption={title}
      captionClasses="govuk-visually-hidden"
      firstCellIsHeader
      classes="app-scorecard__table"
      head={[
        { text: 'Measure', classes: 'app-scorecard__measure' },
        { text: area.name, format: 'numeric', classes: 'app-scorecard__number' },
        ...(area.madeUp
          ? []
          : ([
              { text: 'England', format: 'numeric', classes: 'app-scorecard__number' },
              { text: 'Neighbours’ median', format: 'numeric', classes: 'app-scorecard__median' },
            ] as const)),
        { text: 'Direction of travel', classes: 'app-scorecard__travel' },
        { text: 'Period' },
      ]}
      rows={lines.flatMap((line): TableCell[][] => {
        const { of, point, england, neighboursMedian } = line;
        const median =
          neighboursMedian === null
            ? 'fewer than five have one'
            : formatValue(neighboursMedian, signOf(of.unit), of.decimals);
        const figures: TableCell[] = [
          { text: <Measure area={area} line={line} />, rowSpan: 2 },
          { text: <Figure point={point} unit={of.unit} decimals={of.decimals} />, format: 'numeric' },
          ...(area.madeUp
            ? []
            : ([
                { text: <Figure point={england} unit={of.unit} decimals={of.decimals} />, format: 'numeric' },
                { text: median, format: 'numeric' },
              ] as const)),
          { text: <Travel figure={line} /> },
          { text: point.periodLabel },
        ];
        return [figures, [besideCell(line, figures.length - 1)]];
      })}
    />
  );
}

const signOf = (unit: string) => (unit.startsWith('£') ? '£' : unit);

function Measure({ area, line: { of, note } }: { area: AreaName; line: ScorecardLine }) {
  const there = paths.compare({ metric: of.id, area: [area.code] });
  return (
    <>
      <a className="govuk-link" href={paths.metric(of.id)}>
        {of.name}
      </a>
      <span className="app-scorecard__small">
        {formatUnit(of.unit)}
        {note ? `. ${note}` : ''}
      </span>
      <span className="app-scorecard__small app-no-print">
        Chart:{' '}
        {(['svg', 'png'] as const).map((ending, at) => (
          <span key={ending}>
            {at === 0 ? '' : ', '}
            <a className="govuk-link" href={beside(there, ending)}>
              {ending.toUpperCase()}
              <span className="govuk-visually-hidden"> of {of.name}</span>
            </a>
          </span>
        ))}
      </span>
    </>
  );
}

function Travel({ figure: { direction } }: { figure: OwnFigure }) {
  return (
    <>
      {direction.text}
      {direction.verdictText ? <span className="app-scorecard__verdict">{direction.verdictText}</span> : null}
    </>
  );
}

/** Below a measure's figures, as wide as they are: what to read beside them, and where they come from. */
function besideCell({ beside, besideReason, point: { label, source } }: ScorecardLine, colSpan: number): TableCell {
  const text = (
    <>
      <Beside figures={beside} reason={besideReason} />
      <span className="app-scorecard__small">
        Label: {label}. Source: {source}.
      </span>
    </>
  );
  return { text, plain: true, colSpan };
}

function Beside({ figures, reason }: { figures: readonly BesideFigure[]; reason: string }) {
  if (figures.length === 0) return <>No measure is set beside this one.</>;
  return (
    <>
      Read beside it. {reason}
      <ul className="app-scorecard__beside">
        {figures.map(({ id, name, figure, missing }) => (
          <li key={id}>
            <a className="govuk-link" href={paths.metric(id)}>
              {name}
            </a>
            :{' '}
            {figure ? (
              <>
                <Figure point={figure.point} unit={figure.of.unit} decimals={figure.of.decimals} />,{' '}
                {figure.point.periodLabel}. {figure.direction.text}
              </>
            ) : (
              missing
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
