import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { closedFor, forgiven } from '#server/domain/people/lock-out.ts';

/**
 * Counted in this process's memory: with several nodes each counts for itself, so the limits are then that many times
 * as high (docs/decisions/0010-sign-in.md).
 */
const memory = (keyPrefix: string, points: number, duration: number) =>
  new RateLimiterMemory({ keyPrefix, points, duration });

const DAY = 24 * 60 * 60;
/** How often signing in failed within a day, and until when it is closed for that. */
const signIns = {
  account: { failures: memory('account failures', Number.MAX_SAFE_INTEGER, DAY), closed: memory('account', 1, DAY) },
  address: { failures: memory('address failures', Number.MAX_SAFE_INTEGER, DAY), closed: memory('address', 1, DAY) },
} as const;
const perWriter = new RateLimiterMemory({ keyPrefix: 'writer', points: 1_000, duration: 60 });

const perSender = new RateLimiterMemory({ keyPrefix: 'sender', points: 30, duration: 60 * 60 });

const perHolder = new RateLimiterMemory({ keyPrefix: 'held', points: 20, duration: 15 * 60 });

/**
 * For how many seconds signing in is closed, after failures for this email address or from this network address; 0 where
 * it is open.
 */
export async function signInClosedFor(email: string, address: string): Promise<number> {
  const standing = await Promise.all([signIns.account.closed.get(email), signIns.address.closed.get(address)]);
  return Math.max(0, ...standing.map((each) => Math.ceil((each?.msBeforeNext ?? 0) / 1_000)));
}

async function countFailure(of: keyof typeof signIns, key: string): Promise<void> {
  const { failures, closed } = signIns[of];
  const { consumedPoints } = await failures.penalty(key);
  const seconds = closedFor(consumedPoints, forgiven[of]);
  if (seconds > 0) await closed.block(key, seconds);
}

async function count(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (error) {
    if (error instanceof RateLimiterRes) return false;
    throw error;
  }
}

/** Counts a failed sign-in. */
export async function countFailedSignIn(email: string, address: string): Promise<void> {
  await Promise.all([countFailure('account', email), countFailure('address', address)]);
}

/** Forgets an email address's failures once it has signed in. */
export async function forgetFailures(email: string): Promise<void> {
  await signIns.account.failures.delete(email);
}

/** Counts a write of a person. Answers false where it is one too many: 1,000 a minute. */
export function mayWrite(userId: string): Promise<boolean> {
  return count(perWriter, userId);
}

/** Counts what somebody without an account sends. Answers false where it is one too many: 30 an hour from one address. */
export function maySend(address: string): Promise<boolean> {
  return count(perSender, address);
}

const perAsker = memory('asker', 20, 60 * 60);
const perAsked = memory('asked', 3, 60 * 60);

/**
 * Counts somebody who asks for a way back in. `place` is false where it is one too many from one address on the network,
 * 20 an hour; `letter` where one email address was asked for more than three times an hour.
 */
export async function mayAskReset(email: string, address: string): Promise<{ place: boolean; letter: boolean }> {
  const place = await count(perAsker, address);
  return { place, letter: place && (await count(perAsked, email)) };
}

/** Counts a form kept for somebody without a session. Answers false where it is one too many: 20 in 15 minutes. */
export function mayHoldForm(userId: string): Promise<boolean> {
  return count(perHolder, userId);
}
