export type Verdict = { claim: string; figure: string; limit: string; kept: boolean };

/** One line of a claim's figures. */
export function say(text: string): void {
  console.log(text);
}

export const perSecond = (rate: number) => `${rate >= 100 ? Math.round(rate).toLocaleString('en') : rate.toFixed(1)}/s`;

export const times = (ratio: number) => `${ratio.toFixed(2)} ×`;

/** All claims at the end, and whether every limit was kept. */
export function conclude(verdicts: readonly Verdict[]): boolean {
  say('\nClaim | measured | limit | verdict');
  for (const { claim, figure, limit, kept } of verdicts)
    say(`${claim} | ${figure} | ${limit} | ${kept ? 'kept' : 'MISSED'}`);
  const missed = verdicts.filter(({ kept }) => !kept);
  say(missed.length === 0 ? '\nAll limits are kept.' : `\n${missed.length} of ${verdicts.length} limits are missed.`);
  return missed.length === 0;
}
