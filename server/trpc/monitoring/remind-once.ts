import type { Workshop, Writing } from '#server/data/connections.ts';
import { inTransaction, isDuplicate } from '#server/data/transaction.ts';
import { addReminder, type RemindedReturn } from '#server/data/workshop/monitoring/reminders.ts';
import { reminderLetter } from '#server/domain/monitoring/reminder-letter.ts';
import type { ReminderKind } from '#server/domain/monitoring/reminders.ts';
import type { Role } from '#server/domain/people/permissions.ts';
import { holdersOf, tellThem } from '../returns/scope.ts';

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
  const roles: Role[] = ['preparer', 'approver', 'finance-officer'];
  const people = await holdersOf(writing, { roles, areaCode: of.areaCode, except: null });
  const letter = reminderLetter(words, of, of.areaName, of.state);
  const about = { collectionId: of.id, areaCode: of.areaCode };
  // One that nobody gets is not done: whoever joins later is still told.
  if (people.length > 0) await addReminder(writing, { ...about, kind, at, actorId, letters: people.length });
  await tellThem(writing, people, letter, at);
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
