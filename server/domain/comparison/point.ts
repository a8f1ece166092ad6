import { placeKey } from '#server/domain/releases/revisions.ts';
import type { Interval } from '#server/domain/statistics/proportion.ts';
import type { Point, PublishedRow, Reference } from './comparison.ts';

type Behind = Pick<Reference, 'origins' | 'revisions'>;

/** Of which metric and breakdown a row is, by which a revision of it is found. */
export type OfRow = { metric: string; breakdown: string };

/**
 * A published row as a point of an answer.
 * @param interval its 95% limits, from `limitsOf`
 */
export function pointOf(
  row: PublishedRow,
  periodLabel: string,
  { origins, revisions }: Behind,
  of: OfRow,
  interval: Interval | null = null,
): Point {
  const origin = origins.get(row.originId);
  const { area, period, fromRelease: release } = row;
  // Nothing was revised, as a rule: then no key is made for each of thousands of rows.
  const revision =
    revisions.size === 0
      ? undefined
      : revisions.get(placeKey({ metric: of.metric, breakdown: of.breakdown, area, period, release }));
  return {
    period: row.period,
    periodLabel,
    value: row.value,
    symbol: row.symbol,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    signal: null,
    provisional: Boolean(row.provisional),
    revision: revision?.kind ?? null,
    reason: revision?.reason ?? null,
    label: origin?.label ?? 'not confirmed',
    source: origin?.source ?? row.originId,
    fromRelease: row.fromRelease,
  };
}
