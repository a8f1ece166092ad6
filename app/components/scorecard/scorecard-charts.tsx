import { ChartPicture } from '#app/charts/chart-picture.tsx';
import { Legend } from '#app/charts/legend.tsx';
import { BesidePanel } from '#app/components/beside-panel.tsx';
import { comparisonChart, sourceLine, subtitleOf } from '#app/components/comparison-chart.ts';
import { beside, paths } from '#app/paths.ts';
import type { Scorecard } from '#server/domain/areas/scorecard.ts';

type Props = { area: { code: string; name: string }; charts: Scorecard['charts'] };

/** A chart for each pillar with a series, each with its source, to be taken as SVG or PNG. */
export function ScorecardCharts({ area, charts }: Props) {
  if (charts.length === 0) return null;
  return (
    <section aria-labelledby="charts">
      <h2 className="govuk-heading-m" id="charts">
        Charts
      </h2>
      <p className="govuk-body">One for each pillar that has a series of figures; every measure above has its own.</p>
      <div className="app-scorecard__charts">
        {charts.map(({ beside: pair, ...comparison }) => {
          const chart = comparisonChart(`chart-${comparison.metric}`, comparison);
          const there = paths.compare({ metric: comparison.metric, area: [area.code] });
          return (
            <div key={comparison.metric}>
              <figure className="app-chart" aria-labelledby={`${chart.id}-title`}>
                <h3 className="govuk-heading-s" id={`${chart.id}-title`}>
                  {comparison.sentence}
                </h3>
                <p className="app-chart__subtitle">{subtitleOf(comparison)}</p>
                <Legend lines={chart.lines} />
                <ChartPicture
                  chart={chart}
                  label={`Line chart: ${comparison.sentence} ${chart.lines.map(({ name }) => name).join(', ')}. The figures are in its CSV.`}
                />
                {pair ? <BesidePanel id={`${chart.id}-beside`} beside={pair} /> : null}
                <figcaption className="app-chart__caption">
                  {sourceLine(comparison)}
                  {pair?.metric && pair.comparison ? ` ${pair.metric.name}: ${sourceLine(pair.comparison)}` : ''}
                </figcaption>
              </figure>
              <ul className="app-inline-list app-no-print">
                {(['svg', 'png', 'csv'] as const).map((ending) => (
                  <li key={ending}>
                    <a className="govuk-link" href={beside(there, ending)}>
                      {ending === 'csv' ? 'Figures as CSV' : `Chart as ${ending.toUpperCase()}`}
                      <span className="govuk-visually-hidden">: {comparison.sentence}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </section>
  );
}
