const MINUTE = 60;

/** Failures that are forgiven before an account, or an address on the network, has to wait. */
export const forgiven = { account: 5, address: 100 } as const;

/** Nobody can keep a person out for longer than this by guessing at their account. */
const LONGEST = 15 * MINUTE;

/**
 * How long signing in is closed after this many failures within a day, in seconds: not at all at first, then a minute,
 * and twice as long with each further failure up to fifteen minutes.
 */
export function closedFor(failures: number, allowed: number): number {
  const over = failures - allowed;
  return over < 0 ? 0 : Math.min(LONGEST, MINUTE * 2 ** Math.min(over, 10));
}
