import { TRPCError } from '@trpc/server';
import { encode } from 'uqr';
import { z } from 'zod';
import { inTransaction } from '#server/data/transaction.ts';
import {
  findSecondFactor,
  putRecoveryCodes,
  putSecondFactor,
  removeSecondFactor,
} from '#server/data/workshop/identity/second-factors.ts';
import { needsSecondFactor } from '#server/domain/people/second-factor.ts';
import { keyFor, sealWith, unsealWith } from '#server/identity/sealing.ts';
import {
  appAddress,
  newFactorSecret,
  newRecoveryCodes,
  recoveryFingerprint,
  sealFactor,
  stepOfCode,
  unsealFactor,
} from '#server/identity/second-factor.ts';
import { type IdentityContext, identityProcedure, identityRouter } from '../identity-context.ts';
import { anotherSession, faulty, proofOf, proven, signedInBy, tellAndRecord } from './own-account.ts';
import { appTime } from './signing-in.ts';

const secret = z.string().min(1).max(200);
/** Whoever changes how they sign in shows password and code again: a browser left open is not enough. */
const proof = {
  ...{ secret, address: z.string(), password: z.string().max(500) },
  current: z.string().trim().max(60).default(''),
};

/** The square an app scans, as rows of dark and light, and the same in letters for typing. */
function shownToApp(shared: string, email: string) {
  return { rows: encode(appAddress(shared, email), { border: 4 }).data, key: shared.replace(/(.{4})(?=.)/g, '$1 ') };
}

/** Recovery codes travel to the page that shows them in the browser's own cookie, which only the service can read. */
const SHOWN_FOR = 5 * 60_000;
type Sealed = { at: number; codes: string[] };
const codesKey = ({ sessionSecret }: IdentityContext) => keyFor('recovery codes shown once', sessionSecret);
const sealCodes = (codes: string[], userId: string, ctx: IdentityContext) =>
  sealWith(codesKey(ctx), JSON.stringify({ at: ctx.now.getTime(), codes } satisfies Sealed), userId);

/** One's own second factor. Only a person in a browser asks: programs act by tokens, which have none. */
export const ownSecondFactor = identityRouter({
  /**
   * Whether there is one, since when, with how many recovery codes left, and whether it must be there; and with what the
   * person shows that it is them before changing it (`proof`).
   */
  standing: identityProcedure.input(z.object({ secret })).query(async ({ ctx, input }) => {
    const session = await signedInBy(ctx, input.secret);
    const { id } = session.person;
    const found = await findSecondFactor(ctx.workshop, id);
    const required = needsSecondFactor(session.person);
    const proof = await proofOf(ctx, session);
    return { required, since: found?.createdAt ?? null, codesLeft: found?.codesLeft ?? 0, proof };
  }),

  /**
   * What an app needs to begin: a new secret, or the one that an earlier page offered. Nothing is kept before `enrol`:
   * `offered` carries the secret sealed, for this person alone.
   */
  offer: identityProcedure
    .input(z.object({ secret, offered: z.string().max(300).nullable() }))
    .query(async ({ ctx, input }) => {
      const { person } = await signedInBy(ctx, input.secret);
      const before = input.offered && unsealFactor(input.offered, person.id, ctx.sessionSecret);
      const shared = before || newFactorSecret();
      return { offered: sealFactor(shared, person.id, ctx.sessionSecret), ...shownToApp(shared, person.email) };
    }),

  /**
   * Takes the app for the person's second factor, in place of one they had, once it has shown a right code. Every session
   * ends and this browser gets another; the person is told by letter.
   * Errors: BAD_REQUEST at what is wrong: `code`, `password`, or `current` where there was an app before.
   * @returns the new session, and ten recovery codes sealed for `shown`
   */
  enrol: identityProcedure
    .input(z.object({ ...proof, offered: z.string().max(300), code: z.string().trim().max(20) }))
    .mutation(async ({ ctx, input }) => {
      const { id } = (await signedInBy(ctx, input.secret)).person;
      const shared = unsealFactor(input.offered, id, ctx.sessionSecret);
      const step = shared && stepOfCode(shared, input.code.replace(/\s/g, ''), appTime(ctx));
      if (!shared || !step) throw faulty('code', 'Enter the code that your app shows now');
      const session = await proven(ctx, input);
      const codes = newRecoveryCodes();
      const made = await inTransaction(ctx.workshop, async (writing) => {
        const sealed = sealFactor(shared, id, ctx.sessionSecret);
        await putSecondFactor(writing, { userId: id, sealed, step, at: ctx.now });
        await putRecoveryCodes(
          writing,
          id,
          codes.map((code) => recoveryFingerprint(id, code)),
          ctx.now,
        );
        await tellAndRecord(writing, session, 'secondFactorAdded', ctx.now);
        return anotherSession(writing, session, ctx.now);
      });
      return { ...made, codes: sealCodes(codes, id, ctx) };
    }),

  /** Ten new recovery codes in place of the old ones, sealed for `shown`. Error: BAD_REQUEST without a second factor. */
  renewCodes: identityProcedure.input(z.object(proof)).mutation(async ({ ctx, input }) => {
    const session = await proven(ctx, input);
    if (!session.hasSecondFactor) throw faulty('password', 'Set up an app first');
    const { id } = session.person;
    const codes = newRecoveryCodes();
    await inTransaction(ctx.workshop, async (writing) => {
      await putRecoveryCodes(
        writing,
        id,
        codes.map((code) => recoveryFingerprint(id, code)),
        ctx.now,
      );
      await tellAndRecord(writing, session, 'recoveryCodesRenewed', ctx.now);
    });
    return { codes: sealCodes(codes, id, ctx) };
  }),

  /** The recovery codes just made, within five minutes and for their owner alone; null for everything else. */
  shown: identityProcedure.input(z.object({ secret, codes: z.string().max(1_000) })).query(async ({ ctx, input }) => {
    const { person } = await signedInBy(ctx, input.secret);
    const opened = unsealWith(codesKey(ctx), input.codes, person.id);
    const { at, codes } = opened ? (JSON.parse(opened) as Sealed) : { at: 0, codes: null };
    return ctx.now.getTime() - at < SHOWN_FOR ? codes : null;
  }),

  /** Takes one's second factor away. Errors: FORBIDDEN where it is required; every other session ends. */
  remove: identityProcedure.input(z.object(proof)).mutation(async ({ ctx, input }) => {
    const session = await proven(ctx, input);
    const { person } = session;
    if (needsSecondFactor(person))
      throw new TRPCError({ code: 'FORBIDDEN', message: 'Your role needs a second factor' });
    return inTransaction(ctx.workshop, async (writing) => {
      if (await removeSecondFactor(writing, person.id))
        await tellAndRecord(writing, session, 'secondFactorRemoved', ctx.now);
      return anotherSession(writing, session, ctx.now);
    });
  }),
});
