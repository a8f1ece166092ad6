import type { Workshop, Writing } from '#server/data/connections.ts';
import { inTransaction, isDuplicate } from '#server/data/transaction.ts';
import { addReminder, type RemindedReturn } from '#server/data/workshop/monitoring/reminders.ts';
import { queueLetters } from '#server/data/workshop/outbox.ts';
import { readHolders } from '#server/data/workshop/people.ts';
import { reminderLetter } from '#server/domain/monitoring/reminder-letter.ts';
import type { ReminderKind } from '#server/domain/monitoring/reminders.ts';

type Reminder = { kind: string; words: ReminderKind | 'asked'; at: Date; actorId: string | null };

/**
 * Reminds one authority: a letter to everybody who reports for it, and the fact that it was.
 * @returns how many letters
 * @throws the database's refusal where the same reminder was written before
 */
export async function remindIn(
  writing: Writing,
  of: RemindedReturn,
  { kind, words, at, actorId }: Reminder,
): Promise<number> {
  const holders = [
    ...(await readHolders(writing, 'preparer', of.areaCode)),
    ...(await readHolders(writing, 'approver', of.areaCode)),
    ...(await readHolders(writing, 'finance-officer', of.areaCode)),
  ];
  const people = [...new Map(holders.map((person) => [person.id, person])).values()];
  const letter = reminderLetter(words, of, of.areaName, of.state);
  const about = { collectionId: of.id, areaCode: of.areaCode };
  // One that nobody gets is not done: whoever joins later is still told.
  if (people.length > 0) await addReminder(writing, { ...about, kind, at, actorId, letters: people.length });
  const letters = people.map(({ id, email }) => ({ ...letter, toUserId: id, toAddress: email }));
  await queueLetters(writing, letters, at);
  return people.length;
}

/** The same in a transaction of its own; null where the same reminder was written before. */
export async function remindOnce(workshop: Workshop, of: RemindedReturn, reminder: Reminder): Promise<number | null> {
  try {
    return await inTransaction(workshop, (writing) => remindIn(writing, of, reminder));
  } catch (error) {
    if (isDuplicate(error)) return null;
    throw error;
  }
}
