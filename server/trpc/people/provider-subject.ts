import { TRPCError } from '@trpc/server';
import type { Writing } from '#server/data/connections.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { keepSubject } from '#server/data/workshop/identity/open-id.ts';
import { queueLetters } from '#server/data/workshop/outbox.ts';
import type { Person } from '#server/domain/people/permissions.ts';
import { providerAddedLetter } from '#server/domain/people/security-letters.ts';

/** Somebody whom the OpenID provider sent. */
export type SentByProvider = {
  /** What the service calls the provider. */
  name: string;
  issuer: string;
  /** The hash that is kept. */
  subject: string;
  /** For signing out there; empty where it is too long for a cookie. */
  idToken: string;
  /** The provider said that a second factor was used. */
  factor: boolean;
  /** When they last showed the provider who they are, where it says so. */
  provenAt: Date | null;
};

/**
 * Writes down, the first time, that this subject of the provider's is this person; they are told by letter.
 * Error: FORBIDDEN where the subject is somebody else's, or the person has another one.
 */
export async function keepProvider(writing: Writing, person: Person, sent: SentByProvider, at: Date): Promise<void> {
  const { id: userId, email, memberships } = person;
  const kept = await keepSubject(writing, { id: sent.subject, issuer: sent.issuer, userId, at });
  if (kept === 'known') return;
  if (kept === 'taken') throw new TRPCError({ code: 'FORBIDDEN', message: 'This account belongs to somebody else.' });
  const act = { action: 'account.addProvider', subject: userId, detail: { issuer: sent.issuer } };
  await recordAudit(writing, { at, actorId: userId, actorRole: memberships[0]?.role ?? 'none', ...act });
  await queueLetters(writing, [{ toUserId: userId, toAddress: email, ...providerAddedLetter(sent.name) }], at);
}
