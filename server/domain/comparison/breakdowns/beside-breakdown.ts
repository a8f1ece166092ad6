import type { Metric } from '#server/domain/metrics/metric.ts';
import type { Reference } from '../comparison.ts';
import { besideMetrics, isActivity } from '../pairs/pair.ts';
import {
  type BreakdownComparison,
  type BreakdownQuestion,
  type BreakdownRow,
  breakdownComparison,
} from './breakdown-comparison.ts';

/** What is read beside an activity measure by group: its counter-metric for the same place and groups. */
export type BesideBreakdown = {
  /** The counter-metric that is shown; null where none has a figure of such a group. */
  metric: Pick<Metric, 'id' | 'name'> | null;
  found: BreakdownComparison | null;
  /** What is shown beside, or why nothing is. */
  text: string;
};

/**
 * The first counter-metric with a number of the same place by the same groups, for the same period where it has one.
 * Null for a metric that is no measure of activity, and for releases that went out before pairs.
 * @param main the figures it stands beside
 * @param rows of all the metrics in `besideIds` too
 */
export function besideBreakdown(
  question: BreakdownQuestion,
  main: Pick<BreakdownComparison, 'dimension' | 'period' | 'reference' | 'rows'>,
  reference: Reference,
  rows: readonly BreakdownRow[],
): BesideBreakdown | null {
  const { metric, area } = question;
  if (!isActivity(metric) || !reference.methods.pairs || !main.dimension || main.rows.length === 0) return null;
  const same = { area, dimension: main.dimension.id, period: main.period, reference: main.reference?.id };
  const possible = besideMetrics(metric, reference);
  for (const counter of possible) {
    const found = breakdownComparison({ metric: counter, ...same }, reference, rows);
    if (found.dimension?.id !== same.dimension || !found.measured) continue;
    const text = `Read beside it: ${counter.name}. ${metric.counterReason}`.trim();
    return { metric: { id: counter.id, name: counter.name }, found, text };
  }
  const names = possible.map(({ name }) => name).join('; ');
  const text = names
    ? `It counts activity, and what to read beside it is not measured by ${main.dimension.name} for this place: ${names}.`
    : 'Nothing is set to be read beside it: take it as activity, not as a result.';
  return { metric: null, found: null, text };
}
