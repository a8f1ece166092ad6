import type { Statements } from '#server/data/direct.ts';
import { mostTries } from '#server/data/workshop/outbox.ts';

/** Takes away sessions that ended before this moment, so many at most. Answers how many. */
export function clearSessions(to: Statements, before: Date, most: number): Promise<number> {
  return to.$executeRaw`DELETE FROM Session WHERE expiresAt < ${before} ORDER BY expiresAt LIMIT ${most}`;
}

/** Takes away links that stopped working before this moment, so many at most. Answers how many. */
export function clearLinks(to: Statements, before: Date, most: number): Promise<number> {
  return to.$executeRaw`DELETE FROM SignInLink WHERE expiresAt < ${before} ORDER BY expiresAt LIMIT ${most}`;
}

/** Takes away kept forms that ran out before this moment, so many at most. Answers how many. */
export function clearForms(to: Statements, before: Date, most: number): Promise<number> {
  return to.$executeRaw`DELETE FROM HeldForm WHERE expiresAt < ${before} ORDER BY expiresAt LIMIT ${most}`;
}

/** Takes away requests for another password that nobody answered since before this moment. Answers how many. */
export function clearResetRequests(to: Statements, before: Date, most: number): Promise<number> {
  return to.$executeRaw`DELETE FROM ResetRequest WHERE at < ${before} ORDER BY at LIMIT ${most}`;
}

/** Takes away tokens that ended, or were revoked, before this moment. Answers how many. */
export function clearTokens(to: Statements, before: Date, most: number): Promise<number> {
  return to.$executeRaw`
    DELETE FROM ApiToken WHERE expiresAt < ${before} OR revokedAt < ${before} ORDER BY id LIMIT ${most}`;
}

/** Takes away keys of writes from before this moment, with their answers. Answers how many. */
export function clearWriteKeys(to: Statements, before: Date, most: number): Promise<number> {
  return to.$executeRaw`DELETE FROM WriteKey WHERE at < ${before} ORDER BY at LIMIT ${most}`;
}

/**
 * Empties letters that were sent, or given up, before this moment: the address and the words go, that there was one
 * stays. Answers how many.
 */
export function emptyLetters(to: Statements, before: Date, most: number): Promise<number> {
  return to.$executeRaw`
    UPDATE OutboxMessage SET toAddress = '', text = '', html = NULL, unsubscribe = NULL, lastError = NULL
    WHERE toAddress <> '' AND (sentAt < ${before} OR (sentAt IS NULL AND attempts >= ${mostTries} AND createdAt < ${before}))
    ORDER BY createdAt LIMIT ${most}`;
}

/** Takes away addresses that were asked for before this moment and that nobody confirmed. Answers how many. */
export function clearSubscriptionRequests(to: Statements, before: Date, most: number): Promise<number> {
  return to.$executeRaw`DELETE FROM SubscriptionRequest WHERE createdAt < ${before} ORDER BY createdAt LIMIT ${most}`;
}

/** Takes away readers who last confirmed before this moment what they follow. Answers how many. */
export function clearSubscribers(to: Statements, before: Date, most: number): Promise<number> {
  return to.$executeRaw`DELETE FROM Subscriber WHERE confirmedAt < ${before} ORDER BY id LIMIT ${most}`;
}

/** Drafts of a return that nobody has changed since before this moment: their ids. */
export async function readOldDrafts(from: Statements, before: Date, most: number): Promise<string[]> {
  const rows = await from.$queryRaw<{ id: string }[]>`
    SELECT id FROM ReturnDraft WHERE changedAt < ${before} ORDER BY changedAt LIMIT ${most}`;
  return rows.map(({ id }) => id);
}

/** Takes a draft away, unless it was changed since. Answers how many: one or none. */
export async function clearDraft(writing: Statements, id: string, before: Date): Promise<number> {
  await writing.$executeRaw`
    DELETE v FROM DraftValue v JOIN ReturnDraft d ON d.id = v.draftId WHERE d.id = ${id} AND d.changedAt < ${before}`;
  return writing.$executeRaw`DELETE FROM ReturnDraft WHERE id = ${id} AND changedAt < ${before}`;
}

/** People whose account was closed before this moment and who belong to nothing: their ids. */
export async function readLongClosed(from: Statements, before: Date, most: number): Promise<string[]> {
  const rows = await from.$queryRaw<{ id: string }[]>`
    SELECT id FROM User WHERE disabled AND closedAt < ${before} ORDER BY closedAt LIMIT ${most}`;
  return rows.map(({ id }) => id);
}
