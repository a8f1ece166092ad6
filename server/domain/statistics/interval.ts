import { parsePeriod } from '#server/domain/period.ts';
import type { IntervalMethod } from './methods.ts';
import { poissonLimits } from './poisson-count.ts';
import { type Interval, wilson } from './proportion.ts';

/** What a published figure is made from, as far as that is published too. */
export type Parts = {
  /** The count of a rate. */
  count: number | null;
  /** How many a percentage is a share of, or the population of a rate. */
  of: number | null;
};

/**
 * The 95% interval of a published figure, in its unit; null where it has a symbol, where what it is made from is not
 * published or not above zero, and where it is no share (a published 104.3%).
 * @param per what a rate is given per (10,000)
 * @param decimals of the metric: limits get one more
 */
export function intervalOf(
  { value, symbol }: { value: number | null; symbol: string | null },
  method: IntervalMethod,
  parts: Parts,
  { per, decimals }: { per: number; decimals: number },
): Interval | null {
  if (value === null || symbol !== null || method === 'none') return null;
  const found = method === 'wilson-95' ? ofShare(value, parts.of) : ofRate(value, parts, per);
  if (!found || !Number.isFinite(found.high)) return null;
  // Published figures are rounded: the limits never leave one outside.
  return {
    low: rounded(Math.min(found.low, value), decimals + 1),
    high: rounded(Math.max(found.high, value), decimals + 1),
  };
}

function ofShare(value: number, of: number | null): Interval | null {
  return of === null ? null : scaled(wilson(value / 100, of), 100);
}

/** A published count says how often; without one it is the rate times the population. */
function ofRate(value: number, { count, of }: Parts, per: number): Interval | null {
  if (value < 0) return null;
  if (count !== null && count > 0) return scaled(poissonLimits(Math.round(count)), value / count);
  if (of === null || !(of > 0)) return null;
  return scaled(poissonLimits(Math.round((value * of) / per)), per / of);
}

function scaled(interval: Interval | null, by: number): Interval | null {
  return interval && { low: interval.low * by, high: interval.high * by };
}

function rounded(value: number, decimals: number): number {
  const tens = 10 ** decimals;
  return Math.round(value * tens) / tens;
}

/** What a rate of this unit is given per: 10,000 for `rate per 10,000 children`; null for what is no rate of children. */
export function perOf(unit: string): number | null {
  const found = /^rate per ([\d,]+) children$/.exec(unit)?.[1];
  return found ? Number(found.replaceAll(',', '')) : null;
}

/**
 * The year of the mid-year estimate that a yearly rate is made from: the last middle of a year before the period ends.
 * The rate for 31 March 2025 uses mid-2024. Null for quarters, whose returns say what they are made from.
 * Source: DfE’s methodology for children in need and children looked after.
 */
export function populationYear(period: string): number | null {
  const found = parsePeriod(period);
  if (found?.frequency !== 'year') return null;
  const year = Number(found.end.slice(0, 4));
  return found.end.slice(5) < '06-30' ? year - 1 : year;
}
