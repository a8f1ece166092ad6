import type { Area } from '#server/domain/areas/area.ts';
import { type Metric, yearEndsOf } from '#server/domain/metrics/metric.ts';
import type { LatestByArea } from '#server/domain/metrics/metric-page.ts';
import { type Period, periodLabel } from '#server/domain/period.ts';
import { countMetricOf } from '#server/domain/statistics/published-counts.ts';
import { middleOf, neighboursOf, regionOf } from './benchmarks.ts';
import { nameOf } from './compare.ts';
import type { Point, PublishedRow, Reference } from './comparison.ts';
import { layOut } from './grid.ts';
import { limitsOf } from './limits.ts';
import { pointOf } from './point.ts';

export type TotalRow = PublishedRow & { metric: string };

/** A place's newest figure of a metric beside England's and its neighbours' for the same period. */
export type Latest = {
  metric: string;
  point: Point;
  /** Null where England published none for that period, and for made-up places. */
  england: Point | null;
  /** Median of its statistical neighbours; null where fewer than five have a number. */
  neighboursMedian: number | null;
};

const totalOf = ({ id }: Metric) => ({ metric: id, breakdown: 'total' });

/** The newest period of each metric in these rows, by metric. Rows of a second frequency stay out. */
export function newestPeriods(rows: readonly TotalRow[]): Map<string, Period> {
  const newest = new Map<string, Period>();
  for (const [metric, own] of byMetric(rows)) {
    const period = layOut(own).periods.at(-1);
    if (period) newest.set(metric, period);
  }
  return newest;
}

/** Rows by metric, in the order they came. */
export function byMetric(rows: readonly TotalRow[]): Map<string, TotalRow[]> {
  const found = new Map<string, TotalRow[]>();
  for (const row of rows) {
    const there = found.get(row.metric);
    if (there) there.push(row);
    else found.set(row.metric, [row]);
  }
  return found;
}

/**
 * The newest figures of a place, metric by metric, in the metrics' order.
 * @param rows of the place, England and its neighbours, for at least the periods in `newest`
 */
export function latestOf(
  area: Area,
  country: string,
  metrics: readonly Metric[],
  newest: ReadonlyMap<string, Period>,
  rows: readonly TotalRow[],
  reference: Reference,
): Latest[] {
  const grouped = byMetric(rows);
  const neighbours = neighboursOf(area, reference);
  return metrics.flatMap((metric) => {
    const period = newest.get(metric.id);
    if (!period) return [];
    const grid = layOut(grouped.get(metric.id) ?? [], period.id, period.id);
    const row = grid.rowAt(area.code, 0);
    if (!row) return [];
    const label = periodLabel(period, metric.basis, yearEndsOf(metric));
    const beside = grid.rowAt(country, 0);
    const of = totalOf(metric);
    const limits = limitsOf(metric, reference, grouped.get(countMetricOf(metric.id) ?? ''));
    return {
      metric: metric.id,
      point: pointOf(row, label, reference, of, limits(row)),
      england: beside && !area.madeUp ? pointOf(beside, label, reference, of, limits(beside)) : null,
      neighboursMedian: middleOf(neighbours.map(grid.rowsOf), 0).values?.median ?? null,
    };
  });
}

/**
 * Every real authority's figure for the newest period that any authority or England has, in the order of names: the
 * service ranks nobody. Null where nothing is published.
 * @param countRows those of the metric that counts what this one is made from (`countMetricOf`)
 */
export function latestByArea(
  metric: Metric,
  reference: Reference,
  rows: readonly PublishedRow[],
  countRows: readonly PublishedRow[] = [],
): LatestByArea | null {
  const grid = layOut(rows);
  const last = grid.periods.length - 1;
  const period = grid.periods[last];
  if (!period) return null;
  const label = periodLabel(period, metric.basis, yearEndsOf(metric));
  const limits = limitsOf(metric, reference, countRows);
  const councils = [...reference.areas.values()].filter((area) => area.level === 'local-authority' && !area.madeUp);
  return {
    period: period.id,
    periodLabel: label,
    rows: councils.map((area) => {
      const row = grid.rowAt(area.code, last);
      const region = regionOf(area, reference.areas)?.name ?? null;
      const of = totalOf(metric);
      const point = row ? pointOf(row, label, reference, of, limits(row)) : null;
      return { area: nameOf(area), region, point };
    }),
  };
}
