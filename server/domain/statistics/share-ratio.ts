import type { Interval } from './proportion.ts';
import { normalReach } from './quantiles.ts';

type Counted = { events: number; of: number };

/** Beyond these no ratio of two shares is of any use to a reader. */
const ends = { low: 1e-9, high: 1e9 };
/** Halvings in the logarithm: limits are right to ten digits. */
const halvings = 80;

/**
 * Limits of the ratio of two shares: those ratios that the score test does not refuse.
 * Source: Koopman (1984), Biometrics 40:513.
 * @param group and @param reference whole numbers; something happened in the reference group
 */
export function shareRatioLimits(group: Counted, reference: Counted, level: number): Interval {
  const most = normalReach(level) ** 2;
  const refused = (ratio: number) => scoreAt(ratio, group, reference) > most;
  const estimate = group.events / group.of / (reference.events / reference.of);
  return {
    low: group.events === 0 ? 0 : between(ends.low, estimate, refused),
    high: between(ends.high, estimate === 0 ? ends.low : estimate, refused),
  };
}

/** The ratio between one that is refused and one that is not, where that changes. */
function between(refused: number, kept: number, isRefused: (ratio: number) => boolean): number {
  let [outside, inside] = [Math.log(refused), Math.log(kept)];
  for (let step = 0; step < halvings; step += 1) {
    const middle = (outside + inside) / 2;
    if (isRefused(Math.exp(middle))) outside = middle;
    else inside = middle;
  }
  return Math.exp(inside);
}

/** How far the counts lie from what they would be if the ratio were this one: chi-squared with one degree of freedom. */
function scoreAt(ratio: number, group: Counted, reference: Counted): number {
  const { events: x, of: m } = group;
  const { events: y, of: n } = reference;
  // The likeliest share of the group, given the ratio: the smaller root of a quadratic.
  const a = m + n;
  const b = ratio * (m + y) + x + n;
  const c = ratio * (x + y);
  const share = Math.min(1, (2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c))));
  const other = share / ratio;
  const off = x - m * share;
  if (Math.abs(off) < 1e-12) return 0;
  const spread = m * share * (1 - share);
  const otherSpread = n * other * (1 - other);
  if (!(spread > 0) || !(otherSpread > 0)) return Number.POSITIVE_INFINITY;
  return off ** 2 / spread + (y - n * other) ** 2 / otherSpread;
}
