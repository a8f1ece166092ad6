import type { DataFile } from './check-file.ts';

/** A number of a file as it stands there; null where there is none. */
export type Figure = { row: number; text: string; value: number } | null;

/** `rounding` is half a unit of its last place: how far its figures may be from what they were rounded from. */
export type Column = {
  name: string;
  cells: Figure[];
  decimals: number;
  rounding: number;
  /** By level of place, what its whole numbers are rounded to: 10 or 5, 1 for not at all. */
  steps: ReadonlyMap<string, number>;
};

/** Fewer numbers that all end in 0 may do so by chance. */
const FEWEST_ROUNDED = 6;

/** A rate that is `per` × numerator ÷ denominator. */
export type Way = { rate: Column; numerator: Column; denominator: Column; per: number };

/** What of a file accounts for a published rate that is not the one worked out from its line. */
export type DifferenceReason = 'rounded-counts' | 'places-left-out';

/**
 * By level of place, what the whole numbers of a column are rounded to: 10 or 5, 1 for not at all. DfE gives counts of
 * England and its regions to the nearest 10 and says so in words beside the file: the numbers show it.
 */
export function roundingsOf({ lines }: DataFile, cells: readonly Figure[]): ReadonlyMap<string, number> {
  const byLevel = new Map<string, number[]>();
  for (const [index, { level }] of lines.entries()) {
    const value = cells[index]?.value;
    if (!value) continue;
    const numbers = byLevel.get(level);
    if (numbers) numbers.push(value);
    else byLevel.set(level, [value]);
  }
  const stepOf = (numbers: number[]) =>
    numbers.length < FEWEST_ROUNDED ? 1 : ([10, 5].find((step) => numbers.every((one) => one % step === 0)) ?? 1);
  return new Map([...byLevel].map(([level, numbers]) => [level, stepOf(numbers)]));
}

/**
 * Why a line's published rate is not the one worked out: its counts are rounded and may have been numbers that give it;
 * or it is the rate of the authorities of which both numbers are there, while the counts hold others too. Null where
 * neither gives the published rate: then the file alone does not say.
 */
export function reasonOf(way: Way, index: number, file: DataFile): DifferenceReason | null {
  if (mayBeRounded(way, index, file)) return 'rounded-counts';
  return leavesPlacesOut(way, index, file) ? 'places-left-out' : null;
}

type Parts = { n: number; d: number; dn: number; dd: number };

/** Whether a rate of such numbers, each of them off by as much as said, may be written as the published one. */
function mayBe({ rate, per }: Way, published: number, { n, d, dn, dd }: Parts): boolean {
  const slack = rate.rounding + 1e-9;
  const most = d > dd ? (per * (n + dn)) / (d - dd) : Number.POSITIVE_INFINITY;
  return published >= (per * (n - dn)) / (d + dd) - slack && published <= most + slack;
}

function mayBeRounded(way: Way, index: number, { lines }: DataFile): boolean {
  const [n, d, rate] = [way.numerator.cells[index], way.denominator.cells[index], way.rate.cells[index]];
  const half = ({ steps }: Column) => (steps.get(lines[index]!.level) ?? 1) - 1 && steps.get(lines[index]!.level)! / 2;
  const [dn, dd] = [half(way.numerator), half(way.denominator)];
  return Boolean(n && d && rate && (dn || dd) && mayBe(way, rate.value, { n: n.value, d: d.value, dn, dd }));
}

function leavesPlacesOut(way: Way, index: number, { lines }: DataFile): boolean {
  const line = lines[index]!;
  const published = way.rate.cells[index];
  if (!published || line.level === 'Local authority') return false;
  const [region] = line.level === 'Regional' ? line.regions : [];
  const sum: Parts = { n: 0, d: 0, dn: 0, dd: 0 };
  let left = 0;
  for (const [at, one] of lines.entries()) {
    const inside = line.level === 'National' || (region !== undefined && one.regions.includes(region));
    const same = one.timePeriod === line.timePeriod && one.timeIdentifier === line.timeIdentifier;
    const alike = one.filters.every((category, which) => category === line.filters[which]);
    if (one.level !== 'Local authority' || !inside || !same || !alike) continue;
    const [n, d] = [way.numerator.cells[at], way.denominator.cells[at]];
    if (!n || !d) {
      left += 1;
      continue;
    }
    sum.n += n.value;
    sum.d += d.value;
    sum.dn += way.numerator.decimals > 0 ? way.numerator.rounding : 0;
    sum.dd += way.denominator.decimals > 0 ? way.denominator.rounding : 0;
  }
  return left > 0 && sum.d > 0 && mayBe(way, published.value, sum);
}
