import { formatUnit } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { MetricLine } from '#server/domain/metrics/metric-page.ts';
import { Figure } from './figure.tsx';

type Props = { metrics: readonly MetricLine[]; reason: string };

/** What to read beside a metric, with why, and England's newest figure of each. */
export function CounterMetrics({ metrics, reason }: Props) {
  if (metrics.length === 0) return null;
  return (
    <section className="govuk-inset-text" aria-labelledby="read-beside">
      <h2 className="govuk-heading-s" id="read-beside">
        Read beside it
      </h2>
      {reason ? <p className="govuk-body">{reason}</p> : null}
      <ul className="govuk-list govuk-list--bullet">
        {metrics.map((metric) => (
          <li key={metric.id}>
            <a className="govuk-link" href={paths.metric(metric.id)}>
              {metric.name}
            </a>
            {metric.england ? (
              <>
                : England <Figure point={metric.england} unit={metric.unit} decimals={metric.decimals} />
                {metric.unit === '%' ? '' : ` (${formatUnit(metric.unit)})`}, {metric.england.periodLabel};{' '}
                {metric.england.label}
              </>
            ) : (
              ': no figures for England are published here'
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
