import { RateLimiterMemory, RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible';
import type { Workshop } from '#server/data/connections.ts';
import { rateCounts } from '#server/data/workshop/identity/rate-counts.ts';
import { closedFor, forgiven } from '#server/domain/people/lock-out.ts';
import { isLoopback, networkOf } from './network.ts';
import { fingerprint } from './secrets.ts';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;
const MOST_WRITES = { points: 1_000, duration: 60 };
/** So many writes are counted together for all nodes, in advance: never more than the limit, and one write in 25 waits. */
const WRITES_TOGETHER = 25;

/**
 * Limits of one installation, counted in its database for all nodes together (docs/decisions/0039-limits.md). Who is over
 * a limit is remembered here until it ends, and costs the database nothing; without the database each node counts for
 * itself.
 */
function limitsOf(workshop: Workshop) {
  const storeClient = rateCounts(workshop);
  const shared = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterPrisma({
      ...{ storeClient, tableName: 'rateCount', clearExpiredByTimeout: false },
      ...{ keyPrefix, points, duration, inMemoryBlockOnConsumed: points + 1 },
      insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration }),
    });
  const memory = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterMemory({ keyPrefix, points, duration });
  /** How often signing in failed within a day, and until when it is closed for that. */
  const signIns = (name: string) => ({
    failures: shared(`${name} failures`, 1_000_000_000, DAY),
    closed: shared(name, 1, DAY),
    closedHere: memory(name, 1, DAY),
  });
  return {
    account: signIns('account'),
    address: signIns('address'),
    sender: shared('sender', 30, HOUR),
    asker: shared('asker', 20, HOUR),
    asked: shared('asked', 3, HOUR),
    held: shared('held', 20, HOUR / 4),
    inviter: shared('inviter', 100, HOUR),
    writer: shared('writer', MOST_WRITES.points, MOST_WRITES.duration),
    writerHere: memory('writer', MOST_WRITES.points, MOST_WRITES.duration),
    /** Whoever's share of writes is being asked for: those who come after wait for the answer. */
    asking: new Map<string, Promise<RateLimiterRes | null>>(),
  };
}

type Limits = ReturnType<typeof limitsOf>;
const known = new WeakMap<Workshop, Limits>();

function limits(workshop: Workshop): Limits {
  const made = known.get(workshop) ?? limitsOf(workshop);
  known.set(workshop, made);
  return made;
}

/** Neither addresses of people nor of networks stand in the table. */
const keyOf = (whose: string) => fingerprint(whose);
const keyOfNetwork = (address: string) => keyOf(networkOf(address));

/**
 * This machine's own address is not counted: behind a proxy on the same machine that nobody named it would be everybody's,
 * and one visitor could shut out all.
 */
const counted = (address: string) => !isLoopback(address);

type Limiter = RateLimiterMemory | RateLimiterPrisma;

/** What is left of a limit once this is counted; null where it is one too many. */
async function count(limiter: Limiter, key: string, points = 1): Promise<RateLimiterRes | null> {
  try {
    return await limiter.consume(key, points);
  } catch (error) {
    if (error instanceof RateLimiterRes) return null;
    throw error;
  }
}

async function closedSeconds({ closed, closedHere }: Limits['account'], key: string): Promise<number> {
  const here = await closedHere.get(key);
  if (here) return here.msBeforeNext / 1_000;
  const seconds = ((await closed.get(key))?.msBeforeNext ?? 0) / 1_000;
  if (seconds > 0) await closedHere.block(key, seconds);
  return seconds;
}

/**
 * For how many seconds signing in is closed, after failures for this email address or from this network address; 0 where
 * it is open.
 */
export async function signInClosedFor(workshop: Workshop, email: string, address: string): Promise<number> {
  const { account, address: place } = limits(workshop);
  const seconds = [
    await closedSeconds(account, keyOf(email)),
    counted(address) ? await closedSeconds(place, keyOfNetwork(address)) : 0,
  ];
  return Math.ceil(Math.max(...seconds));
}

async function countFailure({ failures, closed, closedHere }: Limits['account'], key: string, allowed: number) {
  const { consumedPoints } = await failures.penalty(key);
  const seconds = closedFor(consumedPoints, allowed);
  if (seconds > 0) await Promise.all([closed.block(key, seconds), closedHere.block(key, seconds)]);
}

/** Counts a failed sign-in. */
export async function countFailedSignIn(workshop: Workshop, email: string, address: string): Promise<void> {
  const { account, address: place } = limits(workshop);
  await countFailure(account, keyOf(email), forgiven.account);
  if (counted(address)) await countFailure(place, keyOfNetwork(address), forgiven.address);
}

/** Counts what came back from the OpenID provider and did not hold: there is no email address to count by. */
export async function countFailureAt(workshop: Workshop, address: string): Promise<void> {
  if (counted(address)) await countFailure(limits(workshop).address, keyOfNetwork(address), forgiven.address);
}

/** For how many seconds signing in is closed from this network address alone. */
export async function addressClosedFor(workshop: Workshop, address: string): Promise<number> {
  return counted(address) ? Math.ceil(await closedSeconds(limits(workshop).address, keyOfNetwork(address))) : 0;
}

/** Forgets an email address's failures once it has signed in. */
export async function forgetFailures(workshop: Workshop, email: string): Promise<void> {
  await limits(workshop).account.failures.delete(keyOf(email));
}

/** Counts a write of a person. Answers false where it is one too many: 1,000 a minute. */
export async function mayWrite(workshop: Workshop, userId: string): Promise<boolean> {
  const { writer, writerHere, asking } = limits(workshop);
  const here = await count(writerHere, userId);
  if (!here) return false;
  if (here.consumedPoints % WRITES_TOGETHER !== 1) return (await asking.get(userId)) !== null;
  const asked = count(writer, keyOf(userId), WRITES_TOGETHER);
  asking.set(userId, asked);
  const allowed = await asked.finally(() => {
    if (asking.get(userId) === asked) asking.delete(userId);
  });
  if (!allowed) {
    const left = await writer.get(keyOf(userId));
    await writerHere.block(userId, (left?.msBeforeNext ?? 1_000) / 1_000);
  }
  return allowed !== null;
}

/** Counts what somebody without an account sends. Answers false where it is one too many: 30 an hour from one address. */
export async function maySend(workshop: Workshop, address: string): Promise<boolean> {
  return !counted(address) || (await count(limits(workshop).sender, keyOfNetwork(address))) !== null;
}

/**
 * Counts somebody who asks for a way back in. `place` is false where it is one too many from one address on the network,
 * 20 an hour; `letter` where one email address was asked for more than three times an hour.
 */
export async function mayAskReset(
  workshop: Workshop,
  email: string,
  address: string,
): Promise<{ place: boolean; letter: boolean }> {
  const { asker, asked } = limits(workshop);
  const place = !counted(address) || (await count(asker, keyOfNetwork(address))) !== null;
  return { place, letter: place && (await count(asked, keyOf(email))) !== null };
}

/** Counts an invitation. Answers false where it is one too many: 100 an hour by one person. */
export async function mayInvite(workshop: Workshop, userId: string): Promise<boolean> {
  return (await count(limits(workshop).inviter, keyOf(userId))) !== null;
}

/** Counts a form kept for somebody without a session. Answers false where it is one too many: 20 in 15 minutes. */
export async function mayHoldForm(workshop: Workshop, userId: string): Promise<boolean> {
  return (await count(limits(workshop).held, keyOf(userId))) !== null;
}
