/** How a figure stands to another, as far as its interval says. */
export type Side = 'higher' | 'lower' | 'similar';

/**
 * Whether a figure is higher or lower than a benchmark that is taken as it is: only where the whole interval lies on one
 * side of it. Null where there is no interval.
 * Source: OHID, Fingertips, comparisons with benchmarks by confidence intervals.
 */
export function sideOf({ low, high }: { low: number | null; high: number | null }, benchmark: number): Side | null {
  if (low === null || high === null) return null;
  if (low > benchmark) return 'higher';
  return high < benchmark ? 'lower' : 'similar';
}
