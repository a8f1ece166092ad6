import type { ReactNode } from 'react';
import { ChartPicture } from '#app/charts/chart-picture.tsx';
import { Legend } from '#app/charts/legend.tsx';
import { formatUnit } from '#app/format.ts';
import { Details } from '#app/govuk/details.tsx';
import type { Comparison } from '#server/domain/comparison/comparison.ts';
import type { Beside } from '#server/domain/comparison/pairs/pair.ts';
import { BesidePanel } from './beside-panel.tsx';
import { comparisonChart, mostDrawn, sourceLine, subtitleOf } from './comparison-chart.ts';
import { ComparisonTable } from './comparison-table.tsx';

type Props = {
  /** Unique on the page. */
  id: string;
  name: string;
  comparison: Comparison;
  /** Addresses of the same figures as files. */
  downloads: { csv: string; json: string; svg?: string; png?: string };
  /** What an activity measure stands with in the same figure. */
  beside?: Beside | null | undefined;
  /** How many places the chart draws at most, from the first. */
  drawn?: number | undefined;
  /** The table stands open rather than behind a word. */
  openTable?: boolean;
  children?: ReactNode;
};

/** A chart with what it found, its legend, the same figures as a table, its source, and what a reader must know. */
export function ComparisonFigure(props: Props) {
  const { id, name, comparison, downloads, beside, drawn = mostDrawn, openTable = false, children } = props;
  const chart = comparisonChart(id, comparison, drawn);
  const unit = formatUnit(comparison.unit);
  const left = comparison.series.length - drawn;
  return (
    <>
      <figure className="app-chart" aria-labelledby={`${id}-title`}>
        <h3 className="app-chart__title" id={`${id}-title`}>
          {comparison.sentence}
        </h3>
        <p className="app-chart__subtitle">{subtitleOf(comparison, name)}</p>
        {chart.lines.length > 0 ? (
          <>
            <Legend lines={chart.lines} />
            <ChartPicture
              chart={chart}
              label={`Line chart: ${name}, ${unit}, ${chart.lines.map((line) => line.name).join(', ')}. The table below holds the same figures.`}
            />
          </>
        ) : (
          <p className="govuk-body">There is no number to draw. The table says why.</p>
        )}
        {left > 0 ? (
          <p className="govuk-body">
            The chart draws {drawn === 1 ? 'the first place' : `the first ${drawn} places`}; the table has {left} more.
          </p>
        ) : null}
        {beside ? <BesidePanel id={`${id}-beside`} beside={beside} drawn={drawn} /> : null}
        <figcaption className="app-chart__caption">
          {sourceLine(comparison, drawn)}
          {beside?.metric && beside.comparison ? ` ${beside.metric.name}: ${sourceLine(beside.comparison, drawn)}` : ''}
        </figcaption>
      </figure>
      <Details summary="The same figures as a table" open={openTable}>
        <ComparisonTable name={name} comparison={comparison} />
        {beside?.metric && beside.comparison ? (
          <ComparisonTable name={beside.metric.name} comparison={beside.comparison} />
        ) : null}
      </Details>
      <ul className="app-inline-list">
        <Download href={downloads.csv} text="CSV" name={name} />
        <Download href={downloads.json} text="JSON" name={name} />
        {downloads.svg ? <Download href={downloads.svg} text="Chart as SVG" name={name} /> : null}
        {downloads.png ? <Download href={downloads.png} text="Chart as PNG" name={name} /> : null}
      </ul>
      {children}
      <Notes comparison={comparison} />
    </>
  );
}

function Download({ href, text, name }: { href: string; text: string; name: string }) {
  return (
    <li>
      <a className="govuk-link" href={href}>
        {text}
        <span className="govuk-visually-hidden">: {name}</span>
      </a>
    </li>
  );
}

/** What a reader must know, made-up figures first and in view. */
function Notes({ comparison: { notes } }: { comparison: Comparison }) {
  const first = notes.filter(({ code }) => code === 'made-up');
  const rest = notes.filter(({ code }) => code !== 'made-up');
  return (
    <>
      {first.map(({ code, text }) => (
        <p key={code} className="govuk-body app-made-up">
          {text}
        </p>
      ))}
      <Details summary="How to read these figures" open>
        <ul className="govuk-list govuk-list--bullet">
          {rest.map(({ code, text }, index) => (
            <li key={`${code}-${index}`}>{text}</li>
          ))}
        </ul>
      </Details>
    </>
  );
}
