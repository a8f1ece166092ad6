import { v7 as uuidv7 } from 'uuid';
import type { Workshop, Writing } from '#server/data/connections.ts';
import type { Statements } from '#server/data/direct.ts';

/**
 * A letter. One to a reader without an account has the same as HTML, and one that tells of changes says where a click
 * ends it and whose it is: it is sent once at most.
 */
export type Letter = {
  toUserId: string | null;
  toAddress: string;
  subject: string;
  text: string;
  html?: string | null;
  unsubscribe?: string | null;
  subscriberId?: string | null;
};
export type QueuedLetter = Required<Letter> & { id: string; attempts: number; createdAt: Date };

/** Puts letters into the outbox in the act's own transaction; a job sends them afterwards. */
export async function queueLetters(writing: Statements, letters: Letter[], at: Date): Promise<void> {
  // One after the other: only `inDirectTransaction` may have several statements under way.
  for (const { toUserId, toAddress, subject, text, html = null, unsubscribe = null, subscriberId = null } of letters) {
    await writing.$executeRaw`
      INSERT INTO OutboxMessage (id, toUserId, toAddress, subject, text, createdAt, attempts, html, unsubscribe, subscriberId)
      VALUES (${uuidv7()}, ${toUserId}, ${toAddress}, ${subject}, ${text}, ${at}, 0, ${html}, ${unsubscribe}, ${subscriberId})`;
  }
}

/** After so many a letter is given up. */
export const mostTries = 10;

/** How many letters are neither sent nor given up. */
export function countWaitingLetters(workshop: Workshop): Promise<number> {
  return workshop.outboxMessage.count({ where: { sentAt: null, attempts: { lt: mostTries } } });
}

/**
 * Letters to send now: not sent, not leased by another node, with tries left. Oldest first. One that tells of changes and
 * was being sent when its node died may have gone out: it is not sent again, the others are.
 */
export function readDueLetters(workshop: Workshop, now: Date, most: number): Promise<QueuedLetter[]> {
  return workshop.outboxMessage.findMany({
    where: {
      sentAt: null,
      attempts: { lt: mostTries },
      AND: [
        { OR: [{ leasedUntil: null }, { leasedUntil: { lt: now } }] },
        { OR: [{ subscriberId: null }, { attempts: 0 }, { lastError: { not: null } }] },
      ],
    },
    orderBy: { createdAt: 'asc' },
    take: most,
    select: {
      id: true,
      toUserId: true,
      toAddress: true,
      subject: true,
      text: true,
      html: true,
      unsubscribe: true,
      subscriberId: true,
      attempts: true,
      createdAt: true,
    },
  });
}

/**
 * Leases a letter to this node until then, counting the try.
 * @returns false where another node was quicker.
 */
export async function leaseLetter(workshop: Workshop, letter: QueuedLetter, until: Date): Promise<boolean> {
  const { count } = await workshop.outboxMessage.updateMany({
    where: { id: letter.id, sentAt: null, attempts: letter.attempts },
    data: { leasedUntil: until, attempts: letter.attempts + 1, lastError: null },
  });
  return count === 1;
}

/** Marks a letter as sent; `kept` is what is kept of it. */
export async function markSent(
  workshop: Workshop,
  id: string,
  at: Date,
  kept: { text: string; toAddress: string },
): Promise<void> {
  await workshop.outboxMessage.update({
    where: { id },
    data: { sentAt: at, leasedUntil: null, lastError: null, html: null, unsubscribe: null, ...kept },
  });
}

/** Keeps why a try failed, and when to try again. */
export async function markFailed(workshop: Workshop, id: string, error: string, tryAgainAt: Date): Promise<void> {
  await workshop.outboxMessage.update({
    where: { id },
    data: { leasedUntil: tryAgainAt, lastError: error.slice(0, 300) },
  });
}

/** A letter that goes to nobody any more: nothing of it is kept but that it was. */
const nothingLeft = { attempts: mostTries, leasedUntil: null, toAddress: '', text: '', html: null, unsubscribe: null };

/** Gives a letter up: the mail server said that there is no such address, and trying again would not change it. */
export async function giveUp(workshop: Workshop, id: string, why: string): Promise<void> {
  await workshop.outboxMessage.update({ where: { id }, data: { ...nothingLeft, lastError: why.slice(0, 300) } });
}

/** Takes back every letter to a subscriber that has not gone out: they want to hear no more. */
export async function takeBackLetters(writing: Writing, subscriberId: string): Promise<void> {
  await writing.outboxMessage.updateMany({ where: { subscriberId, sentAt: null }, data: nothingLeft });
}

/** Whether a letter with this subject was written to this person since then. */
export async function wasToldSince(
  writing: Statements,
  userId: string,
  subject: string,
  since: Date,
): Promise<boolean> {
  const rows = await writing.$queryRaw<unknown[]>`
    SELECT 1 FROM OutboxMessage
    WHERE toUserId = ${userId} AND subject = ${subject} AND createdAt > ${since} LIMIT 1`;
  return rows.length > 0;
}
