import type { AreaName, Comparison, Point } from '#server/domain/comparison/comparison.ts';
import type { Metric } from './metric.ts';
import type { MetricPromise } from './promises.ts';

/** A metric as lists name it, with England's newest figure. */
export type MetricLine = Pick<
  Metric,
  'id' | 'name' | 'unit' | 'basis' | 'polarity' | 'status' | 'core' | 'decimals' | 'pillars' | 'frequency' | 'seriesOf'
> & { england: Point | null };

/** Newest figures of every authority for one period, in the order of their names: never a ranking. */
export type LatestByArea = {
  period: string;
  periodLabel: string;
  rows: { area: AreaName; region: string | null; point: Point | null }[];
};

/** Everything a metric's page says. */
export type MetricPage = {
  metric: Metric;
  words: { status: string; basis: string; polarity: string };
  /** To be read beside it: an activity measure alone misleads. */
  counterMetrics: MetricLine[];
  /** The yearly published series of a quarterly metric, or the quarterly metric of such a series. */
  otherFrequency: MetricLine | null;
  england: Comparison;
  /** Promises it would show working. */
  promises: MetricPromise[];
  latest: LatestByArea | null;
  /** Made-up places only, kept apart from all real figures; null where there are none. */
  example: Comparison | null;
};

/** A metric as lists name it. */
export function metricLine(metric: Metric, england: Point | null): MetricLine {
  const { id, name, unit, basis, polarity, status, core, decimals, pillars, frequency, seriesOf } = metric;
  return { id, name, unit, basis, polarity, status, core, decimals, pillars, frequency, seriesOf, england };
}
