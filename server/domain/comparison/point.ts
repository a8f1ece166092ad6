import type { Point, PublishedRow, Reference } from './comparison.ts';

/** A published row as a point of an answer. No interval and no signal yet: no comparison method is in force. */
export function pointOf(row: PublishedRow, periodLabel: string, { origins }: Pick<Reference, 'origins'>): Point {
  const origin = origins.get(row.originId);
  return {
    period: row.period,
    periodLabel,
    value: row.value,
    symbol: row.symbol,
    low: null,
    high: null,
    signal: null,
    provisional: Boolean(row.provisional),
    label: origin?.label ?? 'not confirmed',
    source: origin?.source ?? row.originId,
    fromRelease: row.fromRelease,
  };
}
