import type { Metric } from '#server/domain/metrics/metric.ts';
import { perOf } from '#server/domain/statistics/interval.ts';
import { publishedCounts } from '#server/domain/statistics/published-counts.ts';
import type { Happened, HappenedKind } from '#server/domain/statistics/rate-ratio.ts';
import type { PublishedRow } from '../comparison.ts';

/** What a metric's figures are, for a ratio: rates, shares, or (null) what has no ratio, such as a count. */
export function happenedKind({ unit }: Pick<Metric, 'unit'>): HappenedKind | null {
  if (unit === '%') return 'share';
  return perOf(unit) === null ? null : 'rate';
}

type Figure = Pick<PublishedRow, 'value' | 'symbol' | 'denominator'>;

/**
 * How often it happened and to how many, from what is published alone: the figure with the denominator published beside
 * it, or with the count of the same category. Null where either has a symbol (a hidden figure is never used) or is not
 * published, and where they do not fit together.
 * @param count the same category's figure of the metric that counts what this one is made from (`countMetricOf`)
 */
export function happenedOf(
  row: Figure | undefined,
  metric: Pick<Metric, 'id' | 'unit'>,
  count: Figure | undefined,
): Happened | null {
  const kind = happenedKind(metric);
  const value = plain(row);
  if (kind === null || value === null || value < 0) return null;
  const made = publishedCounts[metric.id];
  const counted = plain(count);
  if (kind === 'share') {
    const of = row?.denominator ?? (made && 'of' in made ? counted : null);
    return of === null || !(of > 0) || value > 100 ? null : { events: Math.round((value / 100) * of), of };
  }
  const per = perOf(metric.unit)!;
  if (made && 'count' in made && counted !== null && counted > 0 && value > 0) {
    return { events: Math.round(counted), of: (counted / value) * per };
  }
  const of = row?.denominator ?? null;
  return of === null || !(of > 0) ? null : { events: Math.round((value * of) / per), of };
}

function plain(row: Figure | undefined): number | null {
  return row && row.symbol === null ? row.value : null;
}

/** Whether a ratio of official figures can be told at all: a metric here holds the count, or the number, behind them. */
export function countIsHeld({ id }: Pick<Metric, 'id'>): boolean {
  return publishedCounts[id] !== undefined;
}
