import type { Metric } from '#server/domain/metrics/metric.ts';
import { intervalOf, type Parts, perOf, populationYear } from '#server/domain/statistics/interval.ts';
import { intervalMethodOf } from '#server/domain/statistics/methods.ts';
import type { Interval } from '#server/domain/statistics/proportion.ts';
import { publishedCounts } from '#server/domain/statistics/published-counts.ts';
import type { PublishedRow, Reference } from './comparison.ts';

/** The 95% interval of a published figure, or null. */
export type LimitsOf = (row: PublishedRow) => Interval | null;

const none: LimitsOf = () => null;

/**
 * How to get the interval of each figure of a metric, by the methods of the release asked. What a figure is made from
 * comes from the figure's own release, from the metric whose count it is (`countMetricOf`), or from the population.
 * @param countRows published rows of that metric, of the same breakdown, in any order
 */
export function limitsOf(
  metric: Pick<Metric, 'id' | 'method' | 'unit' | 'decimals'>,
  reference: Pick<Reference, 'methods' | 'populations'>,
  countRows: readonly PublishedRow[] = [],
): LimitsOf {
  const method = intervalMethodOf(metric.method);
  if (!reference.methods.intervals || method === 'none') return none;
  const per = perOf(metric.unit);
  if (method === 'byar-95' && per === null) return none;
  const how = { per: per ?? 100, decimals: metric.decimals };
  const parts = partsOf(metric, reference, countRows);
  return (row) => intervalOf(row, method, parts(row), how);
}

/**
 * What each figure of a metric is made from, as far as that is published: never from a suppressed count.
 * @param countRows as `limitsOf`
 */
export function partsOf(
  metric: Pick<Metric, 'id' | 'method'>,
  { populations }: Pick<Reference, 'populations'>,
  countRows: readonly PublishedRow[] = [],
): (row: PublishedRow) => Parts {
  const isRate = intervalMethodOf(metric.method) === 'byar-95';
  const made = publishedCounts[metric.id];
  const counts = made ? plainNumbers(countRows) : null;
  const isCount = made !== undefined && 'count' in made;
  const yearOf = new Map<string, number | null>();
  const childrenOf = (area: string, period: string) => {
    if (!yearOf.has(period)) yearOf.set(period, populationYear(period));
    return populations.get(area)?.get(yearOf.get(period) ?? 0) ?? null;
  };
  return (row) => {
    const count = row.value === null ? null : (counts?.get(`${row.area} ${row.period}`)?.value ?? null);
    const of = row.denominator ?? (isRate ? childrenOf(row.area, row.period) : isCount ? null : count);
    return { count: isCount ? count : null, of };
  };
}

/** The latest release's figure of each place and period, where it is a plain number: never a suppressed one. */
function plainNumbers(rows: readonly PublishedRow[]): Map<string, PublishedRow> {
  const latest = new Map<string, PublishedRow>();
  for (const row of rows) {
    const key = `${row.area} ${row.period}`;
    const there = latest.get(key);
    if (!there || there.fromRelease < row.fromRelease) latest.set(key, row);
  }
  for (const [key, { value, symbol }] of latest) if (value === null || symbol !== null) latest.delete(key);
  return latest;
}
