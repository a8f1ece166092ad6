export const ROUNDS = 7;

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[half] ?? Number.NaN) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

/**
 * Measures several things in turn, round after round, so that what disturbs the machine disturbs all alike; every
 * second round goes the other way round.
 * @returns the median of each
 */
export async function alternating<Name extends string>(
  measures: Record<Name, (round: number) => Promise<number>>,
  rounds = ROUNDS,
): Promise<Record<Name, number>> {
  const names = Object.keys(measures) as Name[];
  const seen = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 ? names.toReversed() : names) seen[name].push(await measures[name](round));
  }
  return Object.fromEntries(names.map((name) => [name, median(seen[name])])) as Record<Name, number>;
}
