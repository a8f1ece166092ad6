import type { Reference } from '../comparison.ts';
import type { Beside } from '../pairs/pair.ts';
import { type GroupComparison, groupComparison } from './group-comparison.ts';
import type { Group } from './groups.ts';

/** What stands in the same figures as an activity measure of a group. */
export type BesideGroup = Pick<Beside, 'reason' | 'metric' | 'text'> & { group: GroupComparison | null };

/**
 * The counter-metric of a group side by side and over time, for the same period where it has one; null for a metric
 * that is no measure of activity.
 */
export function besideGroup(
  beside: Beside | null,
  main: Pick<GroupComparison, 'period'>,
  group: Group,
  { metrics }: Pick<Reference, 'metrics'>,
): BesideGroup | null {
  if (!beside) return null;
  const { reason, metric, text, comparison } = beside;
  const counter = metric ? metrics.get(metric.id) : undefined;
  const shown = counter && comparison ? groupComparison(comparison, group, counter, main.period) : null;
  return { reason, metric, text, group: shown };
}
