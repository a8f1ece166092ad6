import type { DataFile } from './check-file.ts';
import { isNumber } from './layout.ts';
import { decimalsOf } from './profile.ts';
import { type Column, type DifferenceReason, type Figure, reasonOf, roundingsOf, type Way } from './rate-reasons.ts';

/** A rate or percentage found to be worked out from two other indicators of the file, and where it is not. */
export type Recomputed = {
  indicator: string;
  numerator: string;
  denominator: string;
  /** 100 for a percentage, 10,000 for a rate per 10,000, 1 for an average. */
  per: number;
  compared: number;
  differences: Difference[];
};

/** A published rate that is not the one worked out, and what of the file accounts for it. */
export type Difference = { row: number; published: string; recomputed: string; why: DifferenceReason | null };

const factors = [100, 10_000, 1, 1_000, 100_000];
const SAMPLE = 60;
const FEWEST = 5;

/**
 * Finds which indicators are rates of two others, and lists every line where the published figure is not the one
 * worked out, to the decimals the columns are written in: figures with decimals stand for all that round to them, whole
 * numbers for themselves. Halves may be rounded either way, as sources do.
 */
export function recomputedRates(file: DataFile): Recomputed[] {
  const columns = file.indicators.map(({ name }, index): Column => {
    const cells = file.lines.map(({ row, figures }): Figure => {
      const text = figures[index] ?? '';
      return isNumber(text) ? { row, text, value: Number(text) } : null;
    });
    const decimals = cells.reduce((most, cell) => Math.max(most, cell ? decimalsOf(cell.text) : 0), 0);
    return {
      name,
      cells,
      decimals,
      rounding: 0.5 * 10 ** -decimals,
      steps: decimals > 0 ? new Map() : roundingsOf(file, cells),
    };
  });
  const found = columns.flatMap((rate) => {
    const at = evenly(rate.cells.flatMap((cell, index) => (cell && cell.value !== 0 ? [index] : [])));
    for (const numerator of columns) {
      for (const denominator of columns) {
        if (new Set([rate, numerator, denominator]).size < 3) continue;
        for (const per of factors) {
          const way: Way = { rate, numerator, denominator, per };
          if (!fits(way, at)) continue;
          const names = { indicator: rate.name, numerator: numerator.name, denominator: denominator.name };
          return [{ ...names, per, ...compare(way, file) }];
        }
      }
    }
    return [];
  });
  const most = new Map(columns.map(({ name, cells }) => [name, mostOf(cells)]));
  return found.filter((one) => !found.some((other) => isItsInverse(one, other, most)));
}

const mostOf = (cells: Figure[]) => cells.reduce((most, cell) => Math.max(most, cell?.value ?? 0), 0);

/** Where a rate is n ÷ d, d also is n ÷ the rate. The smaller of the two is the rate. */
function isItsInverse(one: Recomputed, other: Recomputed, most: ReadonlyMap<string, number>): boolean {
  const swapped = other.indicator === one.denominator && other.denominator === one.indicator;
  return swapped && (most.get(one.indicator) ?? 0) > (most.get(other.indicator) ?? 0);
}

const evenly = (all: number[]) => {
  const step = Math.max(1, Math.floor(all.length / SAMPLE));
  return all.filter((_, index) => index % step === 0).slice(0, SAMPLE);
};

/** The rate of a line as worked out, and whether the published one can be it; null where it cannot be worked out. */
function workedOut({ rate, numerator, denominator, per }: Way, index: number) {
  const [n, d, published] = [numerator.cells[index], denominator.cells[index], rate.cells[index]];
  if (!n || !d || !published || d.value === 0) return null;
  const slack = (column: Column) => (column.decimals === 0 ? 0 : column.rounding);
  const [dn, dd] = [slack(numerator), slack(denominator)];
  const least = (per * (n.value - dn)) / (d.value + dd);
  const most = d.value > dd ? (per * (n.value + dn)) / (d.value - dd) : Number.POSITIVE_INFINITY;
  const tolerance = rate.rounding + 1e-9;
  const same = published.value >= least - tolerance && published.value <= most + tolerance;
  return { published, worked: (per * n.value) / d.value, same };
}

function fits(way: Way, at: number[]): boolean {
  const lines = at.flatMap((index) => workedOut(way, index) ?? []);
  return lines.length >= FEWEST && lines.filter(({ same }) => same).length >= lines.length * 0.9;
}

function compare(way: Way, file: DataFile): Pick<Recomputed, 'compared' | 'differences'> {
  let compared = 0;
  const differences: Difference[] = [];
  for (const index of way.rate.cells.keys()) {
    const line = workedOut(way, index);
    if (!line) continue;
    compared += 1;
    if (line.same) continue;
    const { row, text: published } = line.published;
    const recomputed = line.worked.toFixed(way.rate.decimals + 1);
    differences.push({ row, published, recomputed, why: reasonOf(way, index, file) });
  }
  return { compared, differences };
}
