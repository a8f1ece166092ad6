import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Workshop, Writing } from '#server/data/connections.ts';
import { inTransaction } from '#server/data/transaction.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { takeRecoveryCode, takeStep } from '#server/data/workshop/identity/second-factors.ts';
import { type Credentials, findByEmail, findById } from '#server/data/workshop/people.ts';
import { beginSession } from '#server/data/workshop/sessions.ts';
import { asSignedIn } from '#server/domain/people/second-factor.ts';
import { lastMoment } from '#server/domain/people/session-times.ts';
import { verifyPassword } from '#server/identity/passwords.ts';
import { countFailedSignIn, forgetFailures, signInClosedFor } from '#server/identity/rate-limits.ts';
import {
  isStillRight,
  passwordWasRight,
  recoveryFingerprint,
  stepOfCode,
  unsealFactor,
  whoseStep,
} from '#server/identity/second-factor.ts';
import { fingerprint, newSecret } from '#server/identity/secrets.ts';
import { type IdentityContext, identityProcedure } from '../identity-context.ts';

const secret = z.string().min(1).max(200);
const code = z.string().trim().max(60);
const email = z.string().trim().toLowerCase().max(200);
const from = { address: z.string(), replaces: secret.nullable() };

type From = { address: string; replaces: string | null };

const wrong = (message: string) => new TRPCError({ code: 'UNAUTHORIZED', message });
const wrongPassword = 'The email address or the password is wrong.';
/** Said of a wrong code, one that was used before and one of another time alike. */
export const wrongCode =
  'The code is wrong, has been used already or is too old. Wait for the next code in your app, or use another recovery code.';

/** Errors: TOO_MANY_REQUESTS while signing in is closed for this email address or from this network address. */
export async function refuseWhereClosed(workshop: Workshop, given: string, address: string): Promise<void> {
  const seconds = await signInClosedFor(workshop, given, address);
  if (seconds === 0) return;
  const minutes = Math.ceil(seconds / 60);
  const message = `Too many attempts. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
  throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message });
}

/** What an app's clock shows now: TODAY moves ours, not the world's. */
export const appTime = ({ now, clockOffset = 0 }: IdentityContext) => new Date(now.getTime() - clockOffset);

/** Takes a code of the app, or a recovery code; each is good once. Answers which it was, null where it is neither. */
export async function takeCode(ctx: IdentityContext, writing: Writing, found: Credentials, given: string) {
  const { id } = found.person;
  const digits = given.replace(/\s/g, '');
  if (/^\d{6}$/.test(digits)) {
    const shared = unsealFactor(found.sealedFactor ?? '', id, ctx.sessionSecret);
    const step = shared && stepOfCode(shared, digits, appTime(ctx));
    return step && (await takeStep(writing, id, step)) ? 'app' : null;
  }
  return (await takeRecoveryCode(writing, id, recoveryFingerprint(id, given), ctx.now)) ? 'recovery code' : null;
}

/** Begins the session of somebody who has shown all that they must. @returns null where the code is refused */
async function begin(ctx: IdentityContext, found: Credentials, given: string | null, replaces: string | null) {
  const { now } = ctx;
  const made = { secret: newSecret(), csrf: fingerprint(newSecret()), expiresAt: lastMoment(now) };
  const { id: userId, memberships } = found.person;
  const session = { id: fingerprint(made.secret), userId, csrf: made.csrf, at: now, expiresAt: made.expiresAt };
  const secondFactor = await inTransaction(ctx.workshop, async (writing) => {
    const how = given === null ? 'none' : await takeCode(ctx, writing, found, given);
    if (how === null) return null;
    await beginSession(writing, session, replaces && fingerprint(replaces));
    const actorRole = memberships[0]?.role ?? 'none';
    const act = { action: 'account.signIn', subject: userId, detail: { secondFactor: how } };
    await recordAudit(writing, { at: now, actorId: userId, actorRole, ...act });
    return how;
  });
  if (secondFactor === null) return null;
  const person = asSignedIn(found.person, found.sealedFactor !== null);
  return { ...made, step: null, person, secondFactor };
}

async function finish(ctx: IdentityContext, found: Credentials, given: string | null, { address, replaces }: From) {
  const made = await begin(ctx, found, given, replaces);
  if (!made) {
    await countFailedSignIn(ctx.workshop, found.person.email, address);
    throw wrong(wrongCode);
  }
  await forgetFailures(ctx.workshop, found.person.email);
  return made;
}

/** Signing in: by password, and by a code where the person has a second factor. */
export const signingIn = {
  /**
   * Signs in by email address and password, and by `code` where there is a second factor. Every failure of the first two
   * gives one answer, whatever was wrong, and takes as long.
   * Errors: UNAUTHORIZED; TOO_MANY_REQUESTS after failures (`closedFor`), before anything is compared.
   * @returns the new session's secret for the cookie: a session is never carried over from before signing in. Where a
   *   code is still needed, `step` instead: what `giveCode` takes within ten minutes
   */
  signIn: identityProcedure
    .input(z.object({ email, password: z.string().max(500), code: code.nullable().default(null), ...from }))
    .mutation(async ({ ctx, input }) => {
      await refuseWhereClosed(ctx.workshop, input.email, input.address);
      const found = await findByEmail(ctx.workshop, input.email);
      if (!(await verifyPassword(found?.passwordHash ?? null, input.password)) || !found) {
        await countFailedSignIn(ctx.workshop, input.email, input.address);
        throw wrong(wrongPassword);
      }
      if (found.sealedFactor === null) return finish(ctx, found, null, input);
      if (input.code) return finish(ctx, found, input.code, input);
      const said = { userId: found.person.id, passwordHash: found.passwordHash };
      return { step: passwordWasRight(said, ctx.now, ctx.sessionSecret) };
    }),

  /**
   * The second question of signing in: a code of the app, or a recovery code.
   * Errors: UNAUTHORIZED, also where the first answer is too old; TOO_MANY_REQUESTS, counted with wrong passwords.
   */
  giveCode: identityProcedure.input(z.object({ step: secret, code, ...from })).mutation(async ({ ctx, input }) => {
    const userId = whoseStep(input.step, ctx.now);
    const found = userId ? await findById(ctx.workshop, userId) : null;
    if (!found || !isStillRight(input.step, found.passwordHash, ctx.sessionSecret)) return null;
    await refuseWhereClosed(ctx.workshop, found.person.email, input.address);
    return finish(ctx, found, input.code, input);
  }),
};
