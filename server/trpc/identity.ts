import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { inTransaction } from '#server/data/transaction.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { findByEmail } from '#server/data/workshop/people.ts';
import { beginSession, endSession, findSession, noteUse } from '#server/data/workshop/sessions.ts';
import { findToken, noteTokenUse } from '#server/data/workshop/tokens/tokens.ts';
import { lastMoment, noteIsDue, sessionHolds } from '#server/domain/people/session-times.ts';
import { asTokenOf } from '#server/domain/people/token-scope.ts';
import { useToNote } from '#server/domain/people/tokens.ts';
import { verifyPassword } from '#server/identity/passwords.ts';
import { countFailedSignIn, forgetFailures, signInIsLimited } from '#server/identity/rate-limits.ts';
import { fingerprint, formTokenFor, isBrokenToken, newSecret, sameSecret } from '#server/identity/secrets.ts';
import { heldForms } from './held-forms.ts';
import { createIdentityCallerFactory, identityProcedure, identityRouter } from './identity-context.ts';

const secret = z.string().min(1).max(200);
/** Said of every token that does not stand for anybody: which of these it is tells only who guesses. */
const noSuchToken =
  'This token is not valid: it is wrong, its last day has passed or it was revoked. Sign in and make another at /account/tokens.';

const email = z.string().trim().toLowerCase().max(200);

/** Who is there? Asked by the door before anybody is known, and never offered to programs: it is not in `appRouter`. */
const identity = identityRouter({
  held: heldForms,

  /**
   * Signs in by email address and password. Every failure gives one answer, whatever was wrong.
   * Errors: UNAUTHORIZED; TOO_MANY_REQUESTS after 10 failures for an address or 100 from one place in 15 minutes.
   * @returns the new session's secret for the cookie: a session is never carried over from before signing in
   */
  signIn: identityProcedure
    .input(z.object({ email, password: z.string().max(500), address: z.string(), replaces: secret.nullable() }))
    .mutation(async ({ ctx: { workshop, now }, input }) => {
      if (await signInIsLimited(input.email, input.address)) {
        throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message: 'Too many attempts. Try again in 15 minutes.' });
      }
      const found = await findByEmail(workshop, input.email);
      if (!(await verifyPassword(found?.passwordHash ?? null, input.password)) || !found) {
        await countFailedSignIn(input.email, input.address);
        throw new TRPCError({ code: 'UNAUTHORIZED', message: 'The email address or the password is wrong.' });
      }
      await forgetFailures(input.email);
      const made = { secret: newSecret(), csrf: fingerprint(newSecret()), expiresAt: lastMoment(now) };
      const { id: userId, memberships } = found.person;
      const session = { id: fingerprint(made.secret), userId, csrf: made.csrf, at: now, expiresAt: made.expiresAt };
      await inTransaction(workshop, async (writing) => {
        await beginSession(writing, session, input.replaces && fingerprint(input.replaces));
        const actorRole = memberships[0]?.role ?? 'none';
        const act = { action: 'account.signIn', subject: userId, detail: {} };
        await recordAudit(writing, { at: now, actorId: userId, actorRole, ...act });
      });
      return { ...made, person: found.person };
    }),

  /** Whose session this is, with its form token; null where it has ended. */
  session: identityProcedure.input(z.object({ secret })).query(async ({ ctx: { workshop, now }, input }) => {
    const session = await findSession(workshop, fingerprint(input.secret));
    if (!session || !sessionHolds(session, now)) return null;
    if (noteIsDue(session, now)) await noteUse(workshop, session.id, now);
    return { person: session.person, csrf: session.csrf };
  }),

  /** Ends a session. Ending one that has ended already is no error. */
  signOut: identityProcedure.input(z.object({ secret })).mutation(async ({ ctx: { workshop, now }, input }) => {
    const id = fingerprint(input.secret);
    const session = await findSession(workshop, id);
    await inTransaction(workshop, async (writing) => {
      if (!(await endSession(writing, id)) || !session) return;
      const { id: actorId, memberships } = session.person;
      const act = { action: 'account.signOut', subject: actorId, detail: {} };
      await recordAudit(writing, { at: now, actorId, actorRole: memberships[0]?.role ?? 'none', ...act });
    });
  }),

  /**
   * Whose bearer token this is, with no more power than the token has. Its use is written down once an hour at most.
   * Error: UNAUTHORIZED, in the same words and after the same one question, whether it never was, has ended or was revoked.
   */
  holder: identityProcedure.input(z.object({ token: secret })).query(async ({ ctx: { workshop, now }, input }) => {
    const id = fingerprint(input.token);
    const found = isBrokenToken(input.token) ? null : await findToken(workshop.direct, id, now);
    if (!found) throw new TRPCError({ code: 'UNAUTHORIZED', message: noSuchToken });
    const due = useToNote(found.usedAt, now);
    if (due) await noteTokenUse(workshop.direct, id, now, due.before);
    return asTokenOf(found.person, found);
  }),

  /** A visitor's cookie and the form token that belongs to it: the sign-in form is guarded before anybody is known. */
  visitor: identityProcedure
    .input(z.object({ visitor: secret.nullable() }))
    .query(({ ctx: { sessionSecret }, input }) => {
      const visitor = input.visitor ?? newSecret();
      return { visitor, csrf: formTokenFor(visitor, sessionSecret) };
    }),

  /** Whether a form token is the one given out: the session's where somebody is signed in, else the visitor's. */
  formIsOurs: identityProcedure
    .input(z.object({ csrf: z.string().max(200), given: z.string().max(200) }))
    .query(({ input }) => input.given !== '' && sameSecret(input.csrf, input.given)),
});

export const createIdentityCaller = createIdentityCallerFactory(identity);
