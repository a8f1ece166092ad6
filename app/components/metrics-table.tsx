import { formatUnit } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { MetricLine } from '#server/domain/metrics/metric-page.ts';
import { Figure } from './figure.tsx';
import { metricStatus } from './metric-words.ts';
import { ScrollingTable } from './scrolling-table.tsx';

type Props = { id: string; title: string; metrics: readonly MetricLine[] };

/** Metrics with England's newest figure, its period and its label. */
export function MetricsTable({ id, title, metrics }: Props) {
  if (metrics.length === 0) return null;
  return (
    <section aria-labelledby={`metrics-${id}`}>
      <h2 className="govuk-heading-m" id={`metrics-${id}`}>
        {title}
      </h2>
      <ScrollingTable
        label={`${title}: metrics with England’s newest figure`}
        caption={`${title}: metrics with England’s newest figure`}
        captionClasses="govuk-visually-hidden"
        firstCellIsHeader
        head={[
          { text: 'Metric' },
          { text: 'England', format: 'numeric' },
          { text: 'Unit' },
          { text: 'Period' },
          { text: 'Label' },
          { text: 'Standing' },
        ]}
        rows={metrics.map((metric) => [
          {
            text: (
              <a className="govuk-link" href={paths.metric(metric.id)}>
                {metric.name}
              </a>
            ),
          },
          { text: <Figure point={metric.england} unit={metric.unit} decimals={metric.decimals} />, format: 'numeric' },
          { text: formatUnit(metric.unit) },
          { text: metric.england?.periodLabel ?? 'no figures yet' },
          { text: metric.england?.label ?? '' },
          { text: metric.core ? `${metricStatus[metric.status].word}, core` : metricStatus[metric.status].word },
        ])}
      />
    </section>
  );
}
