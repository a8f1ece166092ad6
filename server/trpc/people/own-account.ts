import { TRPCError } from '@trpc/server';
import type { Writing } from '#server/data/connections.ts';
import { inTransaction } from '#server/data/transaction.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { queueLetters } from '#server/data/workshop/outbox.ts';
import { findById } from '#server/data/workshop/people.ts';
import {
  beginSession,
  endAllSessions,
  findAtProvider,
  findSession,
  type SessionRow,
} from '#server/data/workshop/sessions.ts';
import { isFresh } from '#server/domain/people/open-id.ts';
import type { SecurityKind } from '#server/domain/people/security-events.ts';
import { securityLetter } from '#server/domain/people/security-letters.ts';
import { lastMoment, sessionHolds } from '#server/domain/people/session-times.ts';
import { verifyPassword } from '#server/identity/passwords.ts';
import { fingerprint, newSecret } from '#server/identity/secrets.ts';
import type { IdentityContext } from '../identity-context.ts';
import { failed, refuseWhereClosed, takeCode, wrongCode } from './signing-in.ts';

/** A fault at one field of a form. */
export function faulty(field: string, message: string): TRPCError {
  return new TRPCError({ code: 'BAD_REQUEST', message, cause: { faults: [{ field, message }] } });
}

/** Whose session it is; signing in again is asked of everybody else. */
export async function signedInBy({ workshop, now }: IdentityContext, given: string) {
  const session = await findSession(workshop, fingerprint(given));
  if (!session || !sessionHolds(session, now)) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in first.' });
  return session;
}

type Session = Awaited<ReturnType<typeof signedInBy>>;

/**
 * With what somebody shows that it is them: their password; or nothing more, where they have none and showed the OpenID
 * provider who they are within ten minutes; or by doing that again.
 */
export async function proofOf(
  { workshop, openId, now }: IdentityContext,
  { person, provenAt }: Session,
): Promise<'password' | 'shown' | 'again'> {
  const found = await findById(workshop, person.id);
  if (!openId || !found || found.passwordHash !== null) return 'password';
  return isFresh(provenAt, now) ? 'shown' : 'again';
}

type Proof = { secret: string; password: string; current: string; address: string };

/**
 * Whose session it is, once their password has been shown again and, where they have a second factor, a code of it
 * (`current`, or a recovery code). A wrong one counts with failed sign-ins. Who has no password because the OpenID provider
 * signs them in must have shown themselves there within ten minutes.
 * Errors: UNAUTHORIZED without a session; BAD_REQUEST at `password` or `current`; TOO_MANY_REQUESTS.
 */
export async function proven(ctx: IdentityContext, { secret, password, current, address }: Proof): Promise<Session> {
  const session = await signedInBy(ctx, secret);
  const { id, email } = session.person;
  await refuseWhereClosed(ctx, { email, address, userId: id });
  const found = await findById(ctx.workshop, id);
  const proof = await proofOf(ctx, session);
  if (proof === 'again') throw faulty('password', 'Sign in again first: it must be less than ten minutes ago');
  const fault = async (kind: SecurityKind, field: string, message: string) => {
    await failed(ctx, kind, { email, address, userId: id });
    return faulty(field, message);
  };
  if ((proof === 'password' && !(await verifyPassword(found?.passwordHash ?? null, password))) || !found) {
    throw await fault('signIn.failed', 'password', 'Enter the password you sign in with');
  }
  if (found.sealedFactor === null) return session;
  const taken = await inTransaction(ctx.workshop, (writing) => takeCode(ctx, writing, found, current));
  if (taken === 'used') throw await fault('code.usedTwice', 'current', wrongCode);
  if (!taken) throw await fault('code.refused', 'current', wrongCode);
  return session;
}

/**
 * After how a person is known, or what they may do, has changed: every session of theirs ends and this browser gets
 * another.
 * @returns the new session's secret, for the cookie
 */
export async function anotherSession(writing: Writing, { id: was, person }: SessionRow, now: Date) {
  const userId = person.id;
  const atProvider = await findAtProvider(writing, was);
  const made = { secret: newSecret(), csrf: fingerprint(newSecret()), expiresAt: lastMoment(now) };
  await endAllSessions(writing, userId);
  const session = { id: fingerprint(made.secret), userId, csrf: made.csrf, at: now, expiresAt: made.expiresAt };
  await beginSession(writing, session, null, atProvider);
  return made;
}

/** Writes down what somebody changed about their own signing in, and tells them by letter. */
export async function tellAndRecord(
  writing: Writing,
  { person }: Session,
  what: keyof typeof securityLetter,
  at: Date,
) {
  const by = { at, actorId: person.id, actorRole: person.memberships[0]?.role ?? 'none' };
  await recordAudit(writing, { ...by, action: `account.${what}`, subject: person.id, detail: {} });
  await queueLetters(writing, [{ toUserId: person.id, toAddress: person.email, ...securityLetter[what] }], at);
}
