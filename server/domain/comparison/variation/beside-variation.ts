import type { Metric } from '#server/domain/metrics/metric.ts';
import { parsePeriod } from '#server/domain/period.ts';
import { countMetricOf } from '#server/domain/statistics/published-counts.ts';
import type { PublishedRow, Reference } from '../comparison.ts';
import { besideMetrics, besideText, isActivity, noneBesideText } from '../pairs/pair.ts';
import { type Variation, variationOf } from './variation.ts';

/** What stands with the variation of an activity measure. */
export type BesideVariation = {
  reason: string;
  /** The counter-metric that is shown; null where none has a figure of that time. */
  metric: Pick<Metric, 'id' | 'name'> | null;
  variation: Variation | null;
  /** What is shown beside, or why nothing is, in a sentence. */
  text: string;
};

/**
 * The first counter-metric with a number of any local authority at the same period, or else within the time that period
 * covers, the newest of these. Null for a metric that is no measure of activity; undefined for a release that went out
 * before pairs stood here.
 * @param main the variation it stands beside
 * @param rows by metric (`besideIds`): totals of every real place, all periods
 * Source: issue 5 (*an activity measure never renders alone*); docs/decisions/0032-places-and-pairs.md.
 */
export function besideVariation(
  metric: Metric,
  main: Pick<Variation, 'period' | 'highlighted'>,
  reference: Reference,
  rows: ReadonlyMap<string, readonly PublishedRow[]>,
): BesideVariation | null | undefined {
  if (!reference.methods.pairsEverywhere) return undefined;
  if (!isActivity(metric)) return null;
  const possible = besideMetrics(metric, reference);
  const reason = metric.counterReason;
  for (const counter of possible) {
    const own = rows.get(counter.id) ?? [];
    const period = periodWithin(own, main.period, reference);
    if (period === null) continue;
    const asked = { period, highlighted: main.highlighted.map(({ code }) => code) };
    const variation = variationOf(counter, reference, own, rows.get(countMetricOf(counter.id) ?? '') ?? [], asked);
    return { reason, metric: { id: counter.id, name: counter.name }, variation, text: besideText(counter, reason) };
  }
  return { reason, metric: null, variation: null, text: noneBesideText(possible) };
}

/** The same period where an authority has a number then, else the newest such that shares time with it; null: none. */
function periodWithin(rows: readonly PublishedRow[], main: string, { areas }: Pick<Reference, 'areas'>): string | null {
  const same = parsePeriod(main);
  if (!same) return null;
  const told = rows.filter(({ area, value }) => value !== null && areas.get(area)?.level === 'local-authority');
  const periods = [...new Set(told.map(({ period }) => period))].flatMap((id) => parsePeriod(id) ?? []);
  if (periods.some(({ id }) => id === same.id)) return same.id;
  const within = periods.filter(({ start, end }) => end >= same.start && start <= same.end);
  return within.toSorted((a, b) => (a.end < b.end ? -1 : 1)).at(-1)?.id ?? null;
}
