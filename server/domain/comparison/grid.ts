import { byTime, lineOf, type Period, parsePeriod } from '#server/domain/period.ts';
import type { PublishedRow } from './comparison.ts';

/**
 * Figures by place and period, the latest release's of each, with one frequency only. `rowAt(area, i)` is the row for
 * the i-th period, or undefined where nothing was published.
 */
export type Grid = {
  periods: Period[];
  rowAt(area: string, period: number): PublishedRow | undefined;
  /** All of an area, a place for each period; none where nothing was published of it. */
  rowsOf(area: string): readonly (PublishedRow | undefined)[];
  /** A second frequency that was in the rows and was left out. */
  leftOut: boolean;
};

/**
 * Lays rows out. Where rows are of two frequencies, the one with more figures stays (of equal ones, the one that comes
 * first by name): a line never joins a quarter to a year.
 * @param rows in any order; several releases may have spoken of the same figure: the greatest `fromRelease` stands
 */
export function layOut(rows: readonly PublishedRow[], from?: string, to?: string): Grid {
  const columns = new Map<string, Column>();
  for (const { period } of rows) {
    const there = columns.get(period);
    if (there) there.figures += 1;
    else columns.set(period, { at: within(parsePeriod(period), from, to), figures: 1, index: -1 });
  }
  const lines = new Map<string, number>();
  for (const { at, figures } of columns.values()) {
    if (at) lines.set(lineOf(at), (lines.get(lineOf(at)) ?? 0) + figures);
  }
  const line = [...lines].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
  const periods = [...columns.values()].flatMap(({ at }) => (at && lineOf(at) === line ? [at] : []));
  periods.sort(byTime);
  for (const [index, { id }] of periods.entries()) columns.get(id)!.index = index;
  const places = new Map<string, (PublishedRow | undefined)[]>();
  for (const row of rows) {
    const { index } = columns.get(row.period)!;
    if (index < 0) continue;
    let cells = places.get(row.area);
    if (!cells) {
      cells = new Array(periods.length).fill(undefined);
      places.set(row.area, cells);
    }
    const there = cells[index];
    if (!there || there.fromRelease < row.fromRelease) cells[index] = row;
  }
  const rowsOf = (area: string) => places.get(area) ?? [];
  return { periods, rowsOf, rowAt: (area, period) => places.get(area)?.[period], leftOut: lines.size > 1 };
}

/** A period of the rows: how many figures there are of it, and its place among those that stay, −1 for none. */
type Column = { at: Period | null; figures: number; index: number };

/** Null where the period lies outside what was asked, or is of another line than the ends asked for. */
function within(period: Period | null, from?: string, to?: string): Period | null {
  if (!period) return null;
  for (const [end, sign] of [
    [from, 1],
    [to, -1],
  ] as const) {
    const bound = end === undefined ? null : parsePeriod(end);
    if (bound && (lineOf(bound) !== lineOf(period) || byTime(period, bound) * sign < 0)) return null;
  }
  return period;
}
