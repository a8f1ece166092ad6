import { england } from '#server/domain/areas/area.ts';
import { compare } from '#server/domain/comparison/compare.ts';
import type { AreaName, Comparison, Point, PublishedRow, Reference } from '#server/domain/comparison/comparison.ts';
import { latestByArea } from '#server/domain/comparison/latest.ts';
import { type Beside, besideOf } from '#server/domain/comparison/pairs/pair.ts';
import { basisWords, type Metric, otherFrequencies, polarityWords, statusWords } from './metric.ts';
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
  /** What stands in the figures of an activity measure; not there for releases that went out before pairs. */
  beside?: { england: Beside | null; example: Beside | null };
};

/** A metric as lists name it. */
export function metricLine(metric: Metric, england: Point | null): MetricLine {
  const { id, name, unit, basis, polarity, status, core, decimals, pillars, frequency, seriesOf } = metric;
  return { id, name, unit, basis, polarity, status, core, decimals, pillars, frequency, seriesOf, england };
}

/**
 * A metric's page, made-up places kept apart.
 * @param rows its totals for every place, in any order
 * @param countRows those of the metric that counts what this one is made from (`countMetricOf`)
 * @param beside its counter-metrics and other frequencies, with England's newest figures
 * @param besideRows by metric (`besideIds`), totals for England and the made-up places
 */
export function metricPage(
  metric: Metric,
  reference: Reference,
  rows: readonly PublishedRow[],
  beside: readonly MetricLine[],
  promises: MetricPromise[],
  countRows: readonly PublishedRow[],
  besideRows: ReadonlyMap<string, readonly PublishedRow[]> = new Map(),
): MetricPage {
  const breakdown = reference.breakdowns.get('total')!;
  const all = [...reference.areas.values()];
  const isMadeUp = ({ area }: PublishedRow) => reference.areas.get(area)?.madeUp === true;
  const real = rows.filter((row) => !isMadeUp(row));
  const examples = rows.filter(isMadeUp);
  const madeUp = all.filter((area) => area.madeUp && area.level === 'local-authority');
  const country = all.filter(({ code }) => code === england);
  const others = otherFrequencies(metric, reference);
  const ofEngland = { metric, areas: country, breakdown };
  const ofExample = { metric, areas: madeUp, breakdown };
  const shown = compare(ofEngland, reference, real, countRows);
  const example = examples.length === 0 ? null : compare(ofExample, reference, examples);
  return {
    metric,
    words: {
      status: statusWords[metric.status],
      basis: basisWords[metric.basis],
      polarity: polarityWords[metric.polarity],
    },
    counterMetrics: beside.filter(({ id }) => metric.counterMetrics.includes(id)),
    otherFrequency: beside.find(({ id }) => others.includes(id)) ?? null,
    england: shown,
    promises,
    latest: latestByArea(metric, reference, real, countRows),
    example,
    ...(reference.methods.pairs
      ? {
          beside: {
            england: besideOf(ofEngland, shown, reference, besideRows),
            example: example && besideOf(ofExample, example, reference, besideRows),
          },
        }
      : {}),
  };
}
