/** ln n!, from a table that grows, and by Stirling's series beyond it. */
const table = [0];

function lnFactorial(n: number): number {
  if (n > 1_000) return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n ** 3);
  for (let at = table.length; at <= n; at += 1) table.push(table[at - 1]! + Math.log(at));
  return table[n]!;
}

const lnChoose = (n: number, k: number) => lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k);

/** Adds up from `at` outwards, away from the middle, until what is added no longer counts. */
function tail(at: number, step: 1 | -1, least: number, most: number, lnChance: (k: number) => number): number {
  let sum = 0;
  for (let k = at; k >= least && k <= most; k += step) {
    const chance = Math.exp(lnChance(k));
    sum += chance;
    if (chance < sum * 1e-15) break;
  }
  return sum;
}

/** Twice the smaller tail: how often chance alone gives something as far from what was expected, either way. */
function bothWays(
  k: number,
  expected: number,
  bounds: { least: number; most: number },
  lnChance: (k: number) => number,
): number {
  if (k === expected) return 1;
  return Math.min(1, 2 * tail(k, k > expected ? 1 : -1, bounds.least, bounds.most, lnChance));
}

/** One period's count, and what it is counted among: a population, or 1 where there is none. */
export type Counted = { count: number; among: number };

/**
 * How often chance alone would give a count so far from the earlier ones, if nothing had changed: of all that were
 * counted together, each falls into this period with a chance in proportion to `among`, so the count is binomial.
 * Source: conditional exact test of two Poisson means (Przyborowski and Wilenski, 1940).
 */
export function chanceOfCount(now: Counted, earlier: readonly Counted[]): number {
  const count = earlier.reduce((sum, each) => sum + each.count, 0);
  const among = earlier.reduce((sum, each) => sum + each.among, 0);
  const total = now.count + count;
  if (total === 0 || now.among <= 0 || among <= 0) return 1;
  const share = now.among / (now.among + among);
  return bothWays(
    now.count,
    total * share,
    { least: 0, most: total },
    (k) => lnChoose(total, k) + k * Math.log(share) + (total - k) * Math.log(1 - share),
  );
}

/**
 * The same for a part of a whole: of all wholes together, as many have the mark as were seen; how many of them fall among
 * this period's is hypergeometric. Source: Fisher's exact test.
 */
export function chanceOfPart(now: Counted, earlier: readonly Counted[]): number {
  const marked = earlier.reduce((sum, each) => sum + each.count, now.count);
  const whole = earlier.reduce((sum, each) => sum + each.among, now.among);
  if (now.among <= 0 || whole <= now.among || now.count > now.among || marked > whole) return 1;
  const all = lnChoose(whole, now.among);
  const bounds = { least: Math.max(0, now.among - (whole - marked)), most: Math.min(now.among, marked) };
  return bothWays(
    now.count,
    (now.among * marked) / whole,
    bounds,
    (k) => lnChoose(marked, k) + lnChoose(whole - marked, now.among - k) - all,
  );
}
