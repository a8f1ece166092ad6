import type { Interval } from './proportion.ts';
import { chiSquaredQuantile, normalReach } from './quantiles.ts';

/** From this count on Byar’s approximation is within 0.2% of the exact limits. */
export const byarFrom = 10;

/**
 * Limits of the expected number behind a count of events: exact below 10, Byar’s approximation from 10 on. Null where
 * it is no count (below zero, not whole, not finite).
 * Source: Byar in Breslow and Day (1987), Statistical Methods in Cancer Research II, p. 69; exact: Garwood (1936),
 * Biometrika 28:437; where to change over: OHID, Technical guide: confidence intervals (2018).
 * @param level of confidence, 0.95 unless told
 */
export function poissonLimits(count: number, level = 0.95): Interval | null {
  if (!Number.isInteger(count) || count < 0) return null;
  if (count >= byarFrom) return byar(count, level);
  if (level !== 0.95) return exact(count, level);
  exact95[count] ??= exact(count, level);
  return exact95[count];
}

/** Byar’s approximation, for any count above zero. */
export function byar(count: number, level = 0.95): Interval {
  const z = normalReach(level);
  const above = count + 1;
  return {
    low: count * (1 - 1 / (9 * count) - z / (3 * Math.sqrt(count))) ** 3,
    high: above * (1 - 1 / (9 * above) + z / (3 * Math.sqrt(above))) ** 3,
  };
}

function exact(count: number, level: number): Interval {
  const tail = (1 - level) / 2;
  return {
    low: count === 0 ? 0 : chiSquaredQuantile(tail, 2 * count) / 2,
    high: chiSquaredQuantile(1 - tail, 2 * (count + 1)) / 2,
  };
}

/** The ten small counts at 95%: asked for thousands of times in a large answer. */
const exact95: Interval[] = [];
