import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Writing } from '#server/data/connections.ts';
import { inTransaction } from '#server/data/transaction.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { takeRecoveryCode, takeStep, wasRecoveryCode } from '#server/data/workshop/identity/second-factors.ts';
import { queueLetters, wasToldSince } from '#server/data/workshop/outbox.ts';
import { type Credentials, findByEmail, findById } from '#server/data/workshop/people.ts';
import { beginSession } from '#server/data/workshop/sessions.ts';
import { asSignedIn } from '#server/domain/people/second-factor.ts';
import type { SecurityKind } from '#server/domain/people/security-events.ts';
import { usedCodeLetter } from '#server/domain/people/security-letters.ts';
import { lastMoment } from '#server/domain/people/session-times.ts';
import { sealToken } from '#server/identity/open-id/journey.ts';
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
import { noteSecurity } from '#server/identity/security-notes.ts';
import { type IdentityContext, identityProcedure } from '../identity-context.ts';
import { keepProvider, type SentByProvider } from './provider-subject.ts';

const secret = z.string().min(1).max(200);
const code = z.string().trim().max(60);
const email = z.string().trim().toLowerCase().max(200);
export const from = { address: z.string(), replaces: secret.nullable() };

export type From = { address: string; replaces: string | null };

const wrong = (message: string) => new TRPCError({ code: 'UNAUTHORIZED', message });
const wrongPassword = 'The email address or the password is wrong.';
/** Said of a wrong code, one that was used before and one of another time alike. */
export const wrongCode =
  'The code is wrong, has been used already or is too old. Wait for the next code in your app, or use another recovery code.';

type Tried = { email: string; address: string; userId: string | null };

type Now = Pick<IdentityContext, 'workshop' | 'now'>;

/** Errors: TOO_MANY_REQUESTS while signing in is closed for this email address or from this network address. */
export async function refuseWhereClosed({ workshop, now }: Now, { email, address, userId }: Tried): Promise<void> {
  const seconds = await signInClosedFor(workshop, email, address);
  if (seconds > 0) noteSecurity('signIn.closed', now, { userId, address });
  refuseForSeconds(seconds);
}

/** Errors: TOO_MANY_REQUESTS, saying how long, unless it is for no time at all. */
export function refuseForSeconds(seconds: number): void {
  if (seconds === 0) return;
  const minutes = Math.ceil(seconds / 60);
  const message = `Too many attempts. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
  throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message });
}

/** Counts a failure against the account and the address, and writes it down. */
export async function failed(
  { workshop, now }: Now,
  kind: SecurityKind,
  { email, address, userId }: Tried,
): Promise<void> {
  noteSecurity(kind, now, { userId, address });
  await countFailedSignIn(workshop, email, address);
}

/** What an app's clock shows now: TODAY moves ours, not the world's. */
export const appTime = ({ now, clockOffset = 0 }: IdentityContext) => new Date(now.getTime() - clockOffset);

/**
 * Takes a code of the app, or a recovery code; each is good once. Answers which it was, null where it is neither, and
 * `used` where it was right and had been taken before: its owner is told by letter, once an hour at most.
 */
export async function takeCode(ctx: IdentityContext, writing: Writing, found: Credentials, given: string) {
  const { id } = found.person;
  const digits = given.replace(/\s/g, '');
  if (/^\d{6}$/.test(digits)) {
    const shared = unsealFactor(found.sealedFactor ?? '', id, ctx.sessionSecret);
    const step = shared && stepOfCode(shared, digits, appTime(ctx));
    if (!step) return null;
    return (await takeStep(writing, id, step)) ? 'app' : tellOfUsedCode(ctx, writing, found);
  }
  const code = recoveryFingerprint(id, given);
  if (await takeRecoveryCode(writing, id, code, ctx.now)) return 'recovery code';
  return (await wasRecoveryCode(writing, id, code)) ? tellOfUsedCode(ctx, writing, found) : null;
}

async function tellOfUsedCode({ now }: IdentityContext, writing: Writing, { person }: Credentials): Promise<'used'> {
  const { subject, text } = usedCodeLetter;
  const hourBefore = new Date(now.getTime() - 60 * 60_000);
  if (!(await wasToldSince(writing, person.id, subject, hourBefore))) {
    await queueLetters(writing, [{ toUserId: person.id, toAddress: person.email, subject, text }], now);
  }
  return 'used';
}

/** What somebody has shown who signs in: by password (`provider` null) or as sent by the OpenID provider. */
export type Shown = { code: string | null; provider: SentByProvider | null };

/** Begins the session of somebody who has shown all that they must. @returns why not, where the code is refused */
async function begin(
  ctx: IdentityContext,
  found: Credentials,
  { code: given, provider }: Shown,
  replaces: string | null,
) {
  const { now } = ctx;
  const made = { secret: newSecret(), csrf: fingerprint(newSecret()), expiresAt: lastMoment(now) };
  const { id: userId, memberships } = found.person;
  const session = { id: fingerprint(made.secret), userId, csrf: made.csrf, at: now, expiresAt: made.expiresAt };
  const byProvider = provider?.factor ?? false;
  const secondFactor = await inTransaction(ctx.workshop, async (writing) => {
    const how = given === null ? (byProvider ? 'provider' : 'none') : await takeCode(ctx, writing, found, given);
    if (how === null || how === 'used') return { refused: how };
    if (provider) await keepProvider(writing, found.person, provider, now);
    const token = provider && sealToken(provider.idToken, userId, ctx.sessionSecret);
    const atProvider = token === null ? null : { token, factor: byProvider, provenAt: provider?.provenAt ?? null };
    await beginSession(writing, session, replaces && fingerprint(replaces), atProvider);
    const actorRole = memberships[0]?.role ?? 'none';
    const detail = { by: provider ? 'provider' : 'password', secondFactor: how };
    await recordAudit(writing, {
      ...{ at: now, actorId: userId, actorRole },
      ...{ action: 'account.signIn', subject: userId, detail },
    });
    return how;
  });
  if (typeof secondFactor === 'object') return secondFactor;
  const person = asSignedIn(found.person, found.sealedFactor !== null || byProvider);
  return { ...made, step: null, person, secondFactor };
}

/**
 * Signs in who has shown all that they must. A wrong code counts with wrong passwords.
 * Errors: UNAUTHORIZED where the code is refused; FORBIDDEN where the provider's subject is somebody else's.
 */
export async function finish(ctx: IdentityContext, found: Credentials, shown: Shown, { address, replaces }: From) {
  const made = await begin(ctx, found, shown, replaces);
  const { id: userId, email: of, memberships } = found.person;
  if ('refused' in made) {
    await failed(ctx, made.refused === 'used' ? 'code.usedTwice' : 'code.refused', { email: of, address, userId });
    throw wrong(wrongCode);
  }
  noteSecurity('signIn.done', ctx.now, { userId, role: memberships[0]?.role ?? null, address });
  await forgetFailures(ctx.workshop, of);
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
      const { email: of, address } = input;
      // Whose it is is asked first either way, so that a closed account takes as long as nobody's.
      const found = await findByEmail(ctx.workshop, of);
      const tried = { email: of, address, userId: found?.person.id ?? null };
      await refuseWhereClosed(ctx, tried);
      const right = await verifyPassword(found?.passwordHash ?? null, input.password);
      if (!right || !found?.passwordHash) {
        await failed(ctx, 'signIn.failed', tried);
        throw wrong(wrongPassword);
      }
      if (found.sealedFactor === null) return finish(ctx, found, { code: null, provider: null }, input);
      if (input.code) return finish(ctx, found, { code: input.code, provider: null }, input);
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
    if (!found?.passwordHash || !isStillRight(input.step, found.passwordHash, ctx.sessionSecret)) return null;
    await refuseWhereClosed(ctx, { email: found.person.email, address: input.address, userId: found.person.id });
    return finish(ctx, found, { code: input.code, provider: null }, input);
  }),
};
