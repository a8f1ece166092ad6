import type { DataFile } from './check-file.ts';
import { isNumber } from './layout.ts';

/** What a file holds, for a person who decides what to take over. */
export type FileProfile = {
  lines: number;
  periods: { timePeriod: string; timeIdentifier: string; lines: number }[];
  levels: { level: string; lines: number; areas: number }[];
  /** Lines that count for no area this service holds. */
  leftOut: number;
  filters: { name: string; categories: { name: string; lines: number }[] }[];
  indicators: {
    name: string;
    numbers: number;
    /** How often each symbol stands there. */
    symbols: Record<string, number>;
    least: number | null;
    most: number | null;
    /** The most decimal places written. */
    decimals: number;
  }[];
};

function tally(values: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Decimal places as written: `21.50` has two. */
export const decimalsOf = (cell: string) => cell.split('.')[1]?.length ?? 0;

/** Counts what a file holds: periods, levels, categories, and of each indicator its numbers and symbols. */
export function profileOf(file: DataFile): FileProfile {
  const { lines } = file;
  const periods = tally(lines.map(({ timePeriod, timeIdentifier }) => `${timePeriod}\u0000${timeIdentifier}`));
  const levels = new Map<string, { lines: number; areas: Set<string> }>();
  for (const { level, areas } of lines) {
    const known = levels.get(level) ?? { lines: 0, areas: new Set() };
    known.lines += 1;
    for (const area of areas) known.areas.add(area);
    levels.set(level, known);
  }
  return {
    lines: lines.length,
    periods: [...periods]
      .map(([key, count]) => {
        const [timePeriod = '', timeIdentifier = ''] = key.split('\u0000');
        return { timePeriod, timeIdentifier, lines: count };
      })
      .sort((a, b) => (a.timePeriod + a.timeIdentifier < b.timePeriod + b.timeIdentifier ? -1 : 1)),
    levels: [...levels].map(([level, known]) => ({ level, lines: known.lines, areas: known.areas.size })),
    leftOut: lines.filter(({ areas }) => areas.length === 0).length,
    filters: file.filters.map(({ name }, index) => ({
      name,
      categories: [...tally(lines.map((line) => line.filters[index] ?? ''))].map(([category, count]) => ({
        name: category,
        lines: count,
      })),
    })),
    indicators: file.indicators.map(({ name }, index) => {
      const cells = lines.map((line) => line.figures[index] ?? '');
      const written = cells.filter(isNumber);
      const numbers = written.map(Number);
      return {
        name,
        numbers: numbers.length,
        symbols: Object.fromEntries(tally(cells.filter((cell) => !isNumber(cell)))),
        least: numbers.length === 0 ? null : numbers.reduce((a, b) => Math.min(a, b)),
        most: numbers.length === 0 ? null : numbers.reduce((a, b) => Math.max(a, b)),
        decimals: written.reduce((most, cell) => Math.max(most, decimalsOf(cell)), 0),
      };
    }),
  };
}
