import { randomBytes } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { findSubject, takeState } from '#server/data/workshop/identity/open-id.ts';
import { findByEmail, findById } from '#server/data/workshop/people.ts';
import { addressToFind, mustGiveCode, saysSecondFactor } from '#server/domain/people/open-id.ts';
import { type Arrival, ArrivalRefused, receive, signOutAddress } from '#server/identity/open-id/arrival.ts';
import { beginJourney, type Journey, sealForBrowser, unsealFromBrowser } from '#server/identity/open-id/journey.ts';
import { type OpenIdProvider, ProviderUnavailable } from '#server/identity/open-id/provider.ts';
import { addressClosedFor, countFailureAt } from '#server/identity/rate-limits.ts';
import { fingerprint } from '#server/identity/secrets.ts';
import { noteSecurity } from '#server/identity/security-notes.ts';
import { log } from '#server/log/log.ts';
import { type IdentityContext, identityProcedure, identityRouter } from '../identity-context.ts';
import type { SentByProvider } from './provider-subject.ts';
import { finish, from, refuseForSeconds, refuseWhereClosed } from './signing-in.ts';

/** Why somebody who came back is not signed in: for the page that says so. */
export type NotSignedIn = 'stale' | 'declined' | 'refused' | 'unavailable' | 'stranger';

/** Somebody whom the provider sent and who must give a code of their own app too, as their browser keeps it. */
type Step = SentByProvider & { userId: string; next: string | null; at: number };
type KeptStep = Omit<Step, 'provenAt'> & { provenAt: string | null };

/** With a longer one the cookies it travels in are longer than browsers keep; signing out there then does without it. */
const LONGEST_TOKEN = 1_500;

const sealed = z.string().min(1).max(5_000);

/** @throws NOT_FOUND where the service has no provider */
function providerOf({ openId }: IdentityContext): OpenIdProvider {
  if (!openId) throw new TRPCError({ code: 'NOT_FOUND', message: 'There is no other way to sign in here.' });
  return openId;
}

/** Says in the log why somebody was not signed in, and answers the number to find it by. Nothing of the person is in it. */
function refusal(why: NotSignedIn, code: string) {
  const reference = randomBytes(5).toString('hex');
  log.warn('refused by the provider', { reference, why, fault: code });
  return { done: 'refused', why, reference } as const;
}

/**
 * The journey that this answer belongs to, used up. A word of why not where it came back before, too late, to another
 * browser, or was never begun here.
 */
async function journeyOf(ctx: IdentityContext, kept: string | null, query: string): Promise<Journey | string> {
  const journey = kept ? unsealFromBrowser<Journey>('journey', kept, ctx.sessionSecret, ctx.now) : null;
  if (!journey) return 'NO_JOURNEY';
  if (new URLSearchParams(query).get('state') !== journey.state) return 'STATE';
  return (await takeState(ctx.workshop, fingerprint(journey.state), ctx.now)) ? journey : 'USED';
}

const hashOf = ({ issuer, subject }: { issuer: string; subject: string }) =>
  fingerprint(JSON.stringify([issuer, subject]));

/** Whose account it is: by the subject, or the first time by an address that the provider vouches for. */
async function whoIs({ workshop }: IdentityContext, { settings }: OpenIdProvider, { says, more }: Arrival) {
  const userId = await findSubject(workshop, hashOf(says));
  if (userId) return { found: await findById(workshop, userId), first: false };
  const email = addressToFind(await more(), settings.addressesVerified);
  return { found: email ? await findByEmail(workshop, email) : null, first: true };
}

function sentBy(provider: OpenIdProvider, { says, idToken, shownAt }: Arrival): SentByProvider {
  const { name, secondFactor } = provider.settings;
  return {
    ...{ name, issuer: says.issuer, subject: hashOf(says) },
    idToken: idToken.length > LONGEST_TOKEN ? '' : idToken,
    factor: saysSecondFactor(says, secondFactor),
    provenAt: shownAt === null ? null : new Date(shownAt + provider.clockOffset),
  };
}

/** Signing in with an OpenID provider, such as DfE Sign-in, and signing out there. */
export const withProvider = identityRouter({
  /** What the provider is called; null where there is none. */
  name: identityProcedure.query(({ ctx }): string | null => ctx.openId?.settings.name ?? null),

  /**
   * Begins a way to the provider and back. Nothing is kept here: the browser keeps `journey`, sealed.
   * @returns null where the provider does not answer
   */
  begin: identityProcedure
    .input(z.object({ next: z.string().max(1_000).nullable(), again: z.boolean() }))
    .query(async ({ ctx, input }) => {
      try {
        const { url, journey } = await beginJourney(providerOf(ctx), { ...input, now: ctx.now });
        return { url, journey: sealForBrowser('journey', journey, ctx.sessionSecret) };
      } catch (error) {
        if (error instanceof ProviderUnavailable) return null;
        throw error;
      }
    }),

  /**
   * Takes what came back from the provider, once. Who is known by the provider's subject, or comes for the first time with
   * an address that the provider vouches for and an administrator or lead has invited, is signed in; nobody else is, and
   * no account is made. What does not hold counts against the address on the network.
   * Errors: TOO_MANY_REQUESTS after failures from this address; NOT_FOUND without a provider.
   */
  arrive: identityProcedure
    .input(z.object({ journey: sealed.nullable(), query: z.string().max(10_000), ...from }))
    .mutation(async ({ ctx, input }) => {
      const provider = providerOf(ctx);
      refuseForSeconds(await addressClosedFor(ctx.workshop, input.address));
      const journey = await journeyOf(ctx, input.journey, input.query);
      if (typeof journey === 'string') {
        noteSecurity('provider.refused', ctx.now, { address: input.address, what: journey });
        await countFailureAt(ctx.workshop, input.address);
        return refusal('stale', journey);
      }
      try {
        const arrival = await receive(provider, journey, input.query);
        const { found, first } = await whoIs(ctx, provider, arrival);
        if (!found) {
          noteSecurity('provider.refused', ctx.now, { address: input.address, what: 'NO_ACCOUNT' });
          return refusal('stranger', 'NO_ACCOUNT');
        }
        const sent = sentBy(provider, arrival);
        const { next } = journey;
        if (mustGiveCode({ hasApp: found.sealedFactor !== null, first, factorAtProvider: sent.factor })) {
          const step: Step = { ...sent, userId: found.person.id, next, at: ctx.now.getTime() };
          return { done: 'step', next, step: sealForBrowser('step', step, ctx.sessionSecret) } as const;
        }
        return {
          done: 'signed in',
          next,
          ...(await finish(ctx, found, { code: null, provider: sent }, input)),
        } as const;
      } catch (error) {
        if (error instanceof TRPCError && error.code === 'FORBIDDEN') return refusal('stranger', 'TAKEN');
        if (!(error instanceof ArrivalRefused)) throw error;
        noteSecurity('provider.refused', ctx.now, { address: input.address, what: error.code });
        if (error.refusal === 'refused') await countFailureAt(ctx.workshop, input.address);
        return refusal(error.refusal, error.code);
      }
    }),

  /** Whether the browser brings the first answer with it, so that the code is asked for. */
  asksCode: identityProcedure
    .input(z.object({ step: sealed }))
    .query(({ ctx, input }) => unsealFromBrowser('step', input.step, ctx.sessionSecret, ctx.now) !== null),

  /**
   * The code of somebody whom the provider sent. Errors: UNAUTHORIZED; TOO_MANY_REQUESTS, counted with wrong passwords.
   * @returns null where they came more than ten minutes ago, or never
   */
  giveCode: identityProcedure
    .input(z.object({ step: sealed, code: z.string().trim().max(60), ...from }))
    .mutation(async ({ ctx, input }) => {
      const step = unsealFromBrowser<KeptStep>('step', input.step, ctx.sessionSecret, ctx.now);
      const found = step && (await findById(ctx.workshop, step.userId));
      if (!found || found.sealedFactor === null) return null;
      await refuseWhereClosed(ctx, { email: found.person.email, address: input.address, userId: found.person.id });
      const provider = { ...step, provenAt: step.provenAt === null ? null : new Date(step.provenAt) };
      return { next: step.next, ...(await finish(ctx, found, { code: input.code, provider }, input)) };
    }),

  /**
   * Where to send somebody who has just signed out here, so that they are signed out there too.
   * @param leave what `signOut` sealed for this browser, within ten minutes
   * @returns `url` null where the provider does not answer, or has no such page
   */
  leave: identityProcedure.input(z.object({ leave: sealed })).query(async ({ ctx, input }) => {
    const provider = providerOf(ctx);
    const left = unsealFromBrowser<Leaving>('leave', input.leave, ctx.sessionSecret, ctx.now);
    if (!left) return null;
    return { name: provider.settings.name, url: await signOutAddress(provider, left.idToken) };
  }),
});

/** What a browser that has signed out here brings to the page that signs it out there. */
export type Leaving = { idToken: string; at: number };
