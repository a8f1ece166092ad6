import type { Workshop, Writing } from '#server/data/connections.ts';
import { mostTries } from '#server/data/workshop/outbox.ts';

/** The tables whose rows go with a person. What else they did stays, by id and role. */
const goes = [
  'Session',
  'SignInLink',
  'SecondFactor',
  'RecoveryCode',
  'OpenIdSubject',
  'HeldForm',
  'ApiToken',
  'WriteKey',
  'Membership',
];

/**
 * Takes a person whose account is closed out of the database: name, address, and all by which they signed in, and what
 * they follow as a reader by the same address. Letters to
 * them lose address and words, and those that wait are not sent. No row says any more who the id was; a table that points
 * to the person and is not in the list makes the whole of it fail.
 * @returns false where there is no such account, or it is not closed
 */
export async function erasePerson(writing: Writing, id: string): Promise<boolean> {
  const found = await writing.user.findUnique({ where: { id }, select: { email: true, disabled: true } });
  if (!found?.disabled) return false;
  await writing.$executeRaw`
    UPDATE OutboxMessage SET toUserId = NULL, subscriberId = NULL, toAddress = '', text = '', html = NULL,
      unsubscribe = NULL, lastError = NULL, leasedUntil = NULL,
      attempts = IF(sentAt IS NULL, ${mostTries}, attempts)
    WHERE toUserId = ${id} OR toAddress = ${found.email}`;
  await writing.resetRequest.deleteMany({ where: { email: found.email } });
  await writing.subscriptionRequest.deleteMany({ where: { address: found.email } });
  await writing.subscriber.deleteMany({ where: { address: found.email } });
  for (const table of goes) await writing.$executeRawUnsafe(`DELETE FROM \`${table}\` WHERE userId = ?`, id);
  return (await writing.user.deleteMany({ where: { id, disabled: true } })).count === 1;
}

/** Since when an account has been closed; null where it is not, or there is none. */
export async function closedSince(workshop: Workshop, id: string): Promise<Date | null> {
  const found = await workshop.user.findUnique({ where: { id }, select: { closedAt: true, disabled: true } });
  return found?.disabled ? found.closedAt : null;
}
