import { placeKey } from '#server/domain/releases/revisions.ts';
import type { Point, PublishedRow, Reference } from './comparison.ts';

type Behind = Pick<Reference, 'origins' | 'revisions'>;

/**
 * A published row as a point of an answer. No interval and no signal yet: no comparison method is in force.
 * @param metric and breakdown of the row, by which a revision of it is found
 */
export function pointOf(
  row: PublishedRow,
  periodLabel: string,
  { origins, revisions }: Behind,
  of: { metric: string; breakdown: string },
): Point {
  const origin = origins.get(row.originId);
  const { area, period, fromRelease: release } = row;
  // Nothing was revised, as a rule: then no key is made for each of thousands of rows.
  const revision = revisions.size === 0 ? undefined : revisions.get(placeKey({ ...of, area, period, release }));
  return {
    period: row.period,
    periodLabel,
    value: row.value,
    symbol: row.symbol,
    low: null,
    high: null,
    signal: null,
    provisional: Boolean(row.provisional),
    revision: revision?.kind ?? null,
    reason: revision?.reason ?? null,
    label: origin?.label ?? 'not confirmed',
    source: origin?.source ?? row.originId,
    fromRelease: row.fromRelease,
  };
}
