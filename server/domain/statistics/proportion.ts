import { normalReach } from './quantiles.ts';

/** A range that holds the underlying value with the stated confidence. */
export type Interval = { low: number; high: number };

/**
 * Wilson’s score interval of a proportion; null where the number it is a share of is not above zero, or the share is
 * not one (below 0 or above 1).
 * Source: Wilson (1927), J Am Stat Assoc 22:209; Newcombe (1998), Stat Med 17:857, method 3.
 * @param share 0 to 1; the number in it need not be whole, since shares are published rounded
 * @param of how many it is a share of
 * @param level of confidence, 0.95 unless told
 */
export function wilson(share: number, of: number, level = 0.95): Interval | null {
  if (!(of > 0) || !Number.isFinite(of) || !(share >= 0 && share <= 1)) return null;
  const z = normalReach(level);
  const zz = z * z;
  const middle = 2 * of * share + zz;
  const reach = z * Math.sqrt(zz + 4 * of * share * (1 - share));
  const whole = 2 * (of + zz);
  return {
    low: share === 0 ? 0 : Math.max(0, (middle - reach) / whole),
    high: share === 1 ? 1 : Math.min(1, (middle + reach) / whole),
  };
}
