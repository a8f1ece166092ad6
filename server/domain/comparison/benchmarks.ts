import { type Area, england } from '#server/domain/areas/area.ts';
import type { BenchmarkKind, Reference } from './comparison.ts';
import type { Grid } from './grid.ts';
import { quantile } from './quantile.ts';

/** Below this many neighbours with a number no median is shown. */
export const fewestNeighbours = 5;

/** Codes a comparison of these areas reads besides their own: England, the first one's region and its neighbours. */
export function companionsOf(areas: readonly Area[], { areas: known, neighbours }: Reference): string[] {
  const first = areas[0];
  const region = first && regionOf(first, known);
  return [
    england,
    ...(region ? [region.code] : []),
    ...(first ? neighboursOf(first, { areas: known, neighbours }) : []),
  ];
}

/** The real region an authority lies in; null for other levels and for made-up areas. */
export function regionOf(area: Area, areas: Reference['areas']): Area | null {
  const region = area.regionCode === null ? undefined : areas.get(area.regionCode);
  return region && !region.madeUp && !area.madeUp ? region : null;
}

/** The real statistical neighbours of an area, nearest first. */
export function neighboursOf(area: Area, { areas, neighbours }: Pick<Reference, 'areas' | 'neighbours'>): string[] {
  return (neighbours.get(area.code) ?? [])
    .map(({ neighbourCode }) => neighbourCode)
    .filter((code) => areas.get(code)?.madeUp === false);
}

/** The middle and the quarters of what neighbours published. */
export type Middle = { values: Record<'low' | 'median' | 'high', number> | null; fromRelease: number };

/**
 * Median, lower and upper quartile of the neighbours' numbers for one period: only plain numbers count, never a
 * suppressed, unreliable or missing figure; null values where fewer than five have one.
 * @param neighbours the rows of each, as `rowsOf` gives them
 */
export function middleOf(neighbours: readonly ReturnType<Grid['rowsOf']>[], period: number): Middle {
  const numbers: number[] = [];
  let fromRelease = 0;
  for (const rows of neighbours) {
    const row = rows[period];
    if (!row) continue;
    fromRelease = Math.max(fromRelease, row.fromRelease);
    if (row.value !== null && row.symbol === null) numbers.push(row.value);
  }
  if (numbers.length < fewestNeighbours) return { values: null, fromRelease };
  numbers.sort((a, b) => a - b);
  return {
    values: { low: quantile(numbers, 0.25), median: quantile(numbers, 0.5), high: quantile(numbers, 0.75) },
    fromRelease,
  };
}

export const neighbourNames: Record<string, string> = {
  'neighbours-median': 'Neighbours’ median',
  'neighbours-low': 'Neighbours’ lower quartile',
  'neighbours-high': 'Neighbours’ upper quartile',
} satisfies Partial<Record<BenchmarkKind, string>>;
