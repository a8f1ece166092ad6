import { v7 as uuidv7 } from 'uuid';
import type { Workshop } from '#server/data/connections.ts';
import type { Statements } from '#server/data/direct.ts';

export type Letter = { toUserId: string | null; toAddress: string; subject: string; text: string };
export type QueuedLetter = Letter & { id: string; attempts: number; createdAt: Date };

/** Puts letters into the outbox in the act's own transaction; a job sends them afterwards. */
export async function queueLetters(writing: Statements, letters: Letter[], at: Date): Promise<void> {
  // One after the other: only `inDirectTransaction` may have several statements under way.
  for (const { toUserId, toAddress, subject, text } of letters) {
    await writing.$executeRaw`
      INSERT INTO OutboxMessage (id, toUserId, toAddress, subject, text, createdAt, attempts)
      VALUES (${uuidv7()}, ${toUserId}, ${toAddress}, ${subject}, ${text}, ${at}, 0)`;
  }
}

/** After so many a letter is given up. */
export const mostTries = 10;

/** How many letters are neither sent nor given up. */
export function countWaitingLetters(workshop: Workshop): Promise<number> {
  return workshop.outboxMessage.count({ where: { sentAt: null, attempts: { lt: mostTries } } });
}

/** Letters to send now: not sent, not leased by another node, with tries left. Oldest first. */
export function readDueLetters(workshop: Workshop, now: Date, most: number): Promise<QueuedLetter[]> {
  return workshop.outboxMessage.findMany({
    where: { sentAt: null, attempts: { lt: mostTries }, OR: [{ leasedUntil: null }, { leasedUntil: { lt: now } }] },
    orderBy: { createdAt: 'asc' },
    take: most,
    select: {
      id: true,
      toUserId: true,
      toAddress: true,
      subject: true,
      text: true,
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
    data: { leasedUntil: until, attempts: letter.attempts + 1 },
  });
  return count === 1;
}

/** Marks a letter as sent; `text` is what is kept of it. */
export async function markSent(workshop: Workshop, id: string, at: Date, text: string): Promise<void> {
  await workshop.outboxMessage.update({
    where: { id },
    data: { sentAt: at, leasedUntil: null, lastError: null, text },
  });
}

/** Keeps why a try failed, and when to try again. */
export async function markFailed(workshop: Workshop, id: string, error: string, tryAgainAt: Date): Promise<void> {
  await workshop.outboxMessage.update({
    where: { id },
    data: { leasedUntil: tryAgainAt, lastError: error.slice(0, 300) },
  });
}
