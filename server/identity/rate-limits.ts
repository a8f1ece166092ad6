import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/**
 * Counted in this process's memory: with several nodes each counts for itself, so the limits are then that many times
 * as high (docs/decisions/0010-sign-in.md).
 */
const perAddress = new RateLimiterMemory({ keyPrefix: 'address', points: 100, duration: 15 * 60 });
const perEmail = new RateLimiterMemory({ keyPrefix: 'email', points: 10, duration: 15 * 60 });
const perWriter = new RateLimiterMemory({ keyPrefix: 'writer', points: 1_000, duration: 60 });

const perSender = new RateLimiterMemory({ keyPrefix: 'sender', points: 30, duration: 60 * 60 });

const perHolder = new RateLimiterMemory({ keyPrefix: 'held', points: 20, duration: 15 * 60 });

const usedUp = async (limiter: RateLimiterMemory, key: string) => {
  const standing = await limiter.get(key);
  return standing !== null && standing.remainingPoints <= 0;
};

/** Whether too many sign-ins failed, for this email address or from this network address. */
export async function signInIsLimited(email: string, address: string): Promise<boolean> {
  return (await usedUp(perEmail, email)) || (await usedUp(perAddress, address));
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
  await Promise.all([count(perEmail, email), count(perAddress, address)]);
}

/** Forgets an email address's failures once it has signed in. */
export async function forgetFailures(email: string): Promise<void> {
  await perEmail.delete(email);
}

/** Counts a write of a person. Answers false where it is one too many: 1,000 a minute. */
export function mayWrite(userId: string): Promise<boolean> {
  return count(perWriter, userId);
}

/** Counts what somebody without an account sends. Answers false where it is one too many: 30 an hour from one address. */
export function maySend(address: string): Promise<boolean> {
  return count(perSender, address);
}

/** Counts a form kept for somebody without a session. Answers false where it is one too many: 20 in 15 minutes. */
export function mayHoldForm(userId: string): Promise<boolean> {
  return count(perHolder, userId);
}
