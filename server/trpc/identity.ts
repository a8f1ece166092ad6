import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { inTransaction } from '#server/data/transaction.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { endSession, findAtProvider, findSession, noteUse } from '#server/data/workshop/sessions.ts';
import { findHeldToken, findToken, noteTokenUse } from '#server/data/workshop/tokens/tokens.ts';
import { asSignedIn } from '#server/domain/people/second-factor.ts';
import { noteIsDue, sessionHolds } from '#server/domain/people/session-times.ts';
import { asTokenOf } from '#server/domain/people/token-scope.ts';
import { useToNote } from '#server/domain/people/tokens.ts';
import { sealForBrowser, unsealToken } from '#server/identity/open-id/journey.ts';
import { fingerprint, formTokenFor, isBrokenToken, newSecret, sameSecret } from '#server/identity/secrets.ts';
import { noteSecurity } from '#server/identity/security-notes.ts';
import { heldForms } from './held-forms.ts';
import { createIdentityCallerFactory, identityProcedure, identityRouter } from './identity-context.ts';
import { ownData } from './people/own-data.ts';
import { ownPassword } from './people/own-password.ts';
import { ownSecondFactor } from './people/own-second-factor.ts';
import { ownSessions } from './people/own-sessions.ts';
import { ownSecurity } from './people/security.ts';
import { signingIn } from './people/signing-in.ts';
import { type Leaving, withProvider } from './people/with-provider.ts';

const secret = z.string().min(1).max(200);
/** Said of every token that does not stand for anybody: which of these it is tells only who guesses. */
const noSuchToken =
  'This token is not valid: it is wrong, its last day has passed or it was revoked. Sign in and make another at /account/tokens.';

/** Who is there? Asked by the door before anybody is known, and never offered to programs: it is not in `appRouter`. */
const identity = identityRouter({
  held: heldForms,

  ...signingIn,

  /** Signing in and out with an OpenID provider. */
  provider: withProvider,

  /** One's own second factor. */
  secondFactor: ownSecondFactor,

  /** One's own password. */
  password: ownPassword,

  /** What is held about oneself. */
  data: ownData,

  /** One's own sessions. */
  sessions: ownSessions,

  /** What happened to one's own account lately. */
  happened: ownSecurity,

  /**
   * Whose session this is, with its form token; null where it has ended. Where a second factor must be there and is not,
   * the person may do nothing before it is (`mustEnrol`).
   */
  session: identityProcedure.input(z.object({ secret })).query(async ({ ctx: { workshop, now }, input }) => {
    const session = await findSession(workshop, fingerprint(input.secret));
    if (!session || !sessionHolds(session, now)) return null;
    if (noteIsDue(session, now)) await noteUse(workshop, session.id, now);
    const person = asSignedIn(session.person, session.hasSecondFactor);
    return { person, csrf: session.csrf, mustEnrol: person.only !== undefined };
  }),

  /**
   * Ends a session. Ending one that has ended already is no error.
   * @returns `leave` where it was begun with the OpenID provider: what `provider.leave` takes to end it there too
   */
  signOut: identityProcedure.input(z.object({ secret })).mutation(async ({ ctx, input }) => {
    const { workshop, now } = ctx;
    const id = fingerprint(input.secret);
    const session = await findSession(workshop, id);
    const atProvider = session && ctx.openId ? await findAtProvider(workshop, id) : null;
    await inTransaction(workshop, async (writing) => {
      if (!(await endSession(writing, id)) || !session) return;
      const { id: actorId, memberships } = session.person;
      const act = { action: 'account.signOut', subject: actorId, detail: {} };
      await recordAudit(writing, { at: now, actorId, actorRole: memberships[0]?.role ?? 'none', ...act });
    });
    if (!session || !atProvider) return { leave: null };
    const idToken = unsealToken(atProvider.token, session.person.id, ctx.sessionSecret) ?? '';
    const leaving: Leaving = { idToken, at: now.getTime() };
    return { leave: sealForBrowser('leave', leaving, ctx.sessionSecret) };
  }),

  /**
   * Whose bearer token this is, with no more power than the token has. Its use is written down once an hour at most.
   * Error: UNAUTHORIZED, in the same words and after the same questions, whether it never was, has ended or was revoked.
   */
  holder: identityProcedure
    .input(z.object({ token: secret }))
    .query(async ({ ctx: { workshop, now, address }, input }) => {
      const id = fingerprint(input.token);
      const found = isBrokenToken(input.token) ? null : await findToken(workshop.direct, id, now);
      if (!found) {
        const ended = isBrokenToken(input.token) ? null : await findHeldToken(workshop, id);
        const what = ended ? (ended.revokedAt ? 'revoked' : 'ended') : 'unknown';
        noteSecurity('token.refused', now, { userId: ended?.holder.id ?? null, address: address ?? null, what });
        throw new TRPCError({ code: 'UNAUTHORIZED', message: noSuchToken });
      }
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
