import { ChartPicture } from '#app/charts/chart-picture.tsx';
import { Legend } from '#app/charts/legend.tsx';
import { formatUnit } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { Beside } from '#server/domain/comparison/pairs/pair.ts';
import { comparisonChart } from './comparison-chart.ts';

/** The lower panel of a figure of activity: its counter-metric for the same places, or in words that none is measured. */
export function BesidePanel({ id, beside, drawn }: { id: string; beside: Beside; drawn?: number | undefined }) {
  const { metric, comparison, text } = beside;
  if (!metric || !comparison) return <p className="govuk-body">{text}</p>;
  const chart = comparisonChart(id, comparison, drawn);
  const unit = formatUnit(metric.unit);
  return (
    <>
      <h4 className="govuk-heading-s app-chart__beside" id={`${id}-title`}>
        {text}
      </h4>
      <p className="app-chart__subtitle">
        <a className="govuk-link" href={paths.metric(metric.id)}>
          {metric.name}
        </a>
        , {unit}. {comparison.sentence}
      </p>
      <Legend lines={chart.lines} />
      <ChartPicture
        chart={chart}
        label={`Line chart: ${metric.name}, ${unit}, ${chart.lines.map((line) => line.name).join(', ')}. The table below holds the same figures.`}
      />
    </>
  );
}
