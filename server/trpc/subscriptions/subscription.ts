import { initTRPC, TRPCError } from '@trpc/server';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Gallery, Workshop, Writing } from '#server/data/connections.ts';
import { newestRelease } from '#server/data/gallery/newest-release.ts';
import { inTransaction } from '#server/data/transaction.ts';
import { type Letter, queueLetters, takeBackLetters } from '#server/data/workshop/outbox.ts';
import {
  addSubscriptionRequest,
  countSubscriptionRequests,
  dropSubscriptionRequests,
  findSubscriptionRequest,
} from '#server/data/workshop/subscriptions/requests.ts';
import {
  addSubscriber,
  changeSubscriber,
  dropSubscriber,
  findSubscriber,
  findSubscriberBySecret,
} from '#server/data/workshop/subscriptions/subscribers.ts';
import {
  choiceInWord,
  choiceOf,
  nameOfChoice,
  type Published,
  paceSchema,
  tidyChoices,
} from '#server/domain/subscriptions/choices.ts';
import { confirmingLetter, linkLetter } from '#server/domain/subscriptions/letters.ts';
import {
  addressIn,
  choiceFaults,
  choicesIn,
  confirmingLasts,
  keptChoices,
  mostLettersADay,
  requestOf,
} from '#server/domain/subscriptions/request.ts';
import { maySend } from '#server/identity/rate-limits.ts';
import { fingerprint, newSecret } from '#server/identity/secrets.ts';
import { refused } from '../acts/acting.ts';
import { whatCanBeFollowed } from './followable.ts';

/** The door of readers who gave an address and no account: pages of this process go through it, no program does. */
export type SubscriptionContext = {
  now: Date;
  today: string;
  gallery: Gallery;
  workshop: Workshop;
  /** Where the request came from, to count what anybody may send. */
  address: string;
};

const trpc = initTRPC.context<SubscriptionContext>().create();
const { procedure } = trpc;

const DAY = 24 * 60 * 60_000;
const words = z.array(z.string().max(200)).max(200);
const link = z.string().max(200);

const faulty = (field: string, message: string) => refused({ refused: [{ field, message }], conflict: false });
const gone = () =>
  new TRPCError({
    code: 'NOT_FOUND',
    message: 'This link no longer works. It was ended, or nobody confirmed it in time.',
  });

async function countSender({ workshop, address }: SubscriptionContext) {
  if (await maySend(workshop, address)) return;
  throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message: 'Too much was sent in one hour. Try again later.' });
}

const toReader = (address: string, letter: { subject: string; text: string; html: string }): Letter => ({
  ...letter,
  toUserId: null,
  toAddress: address,
});

/** What somebody follows, as their page shows it: in words, with what each was kept as. */
const shownChoices = (kept: string, published: Published) =>
  choicesIn(kept).map((choice) => ({ word: choiceInWord(choice), name: nameOfChoice(choice, published) ?? choice.id }));

const since = (now: Date) => new Date(now.getTime() - confirmingLasts);

/** What a link in a letter leads to: something to confirm, or what somebody follows. */
async function foundBy({ workshop, now }: SubscriptionContext, secret: string) {
  const subscriber = await findSubscriberBySecret(workshop, secret);
  if (subscriber) return { subscriber, request: null };
  const request = await findSubscriptionRequest(workshop, fingerprint(secret), since(now));
  return { subscriber: null, request };
}

async function startTelling(
  writing: Writing,
  { gallery, today, now }: SubscriptionContext,
  request: { address: string; choices: string; pace: string },
): Promise<string> {
  const there = await findSubscriber(writing, request.address);
  if (there) {
    const choices = tidyChoices([...choicesIn(there.choices), ...choicesIn(request.choices)]);
    await changeSubscriber(writing, there.id, { choices: keptChoices(choices), pace: request.pace, confirmedAt: now });
    return there.secret;
  }
  const secret = newSecret();
  const told = { toldRelease: await newestRelease(gallery), toldDay: today };
  const { address, choices, pace } = request;
  await addSubscriber(writing, { id: uuidv7(), address, choices, pace, secret, confirmedAt: now, ...told });
  return secret;
}

/** Being told of changes by letter, without an account. An address is kept from the day it is confirmed until it is ended. */
export const subscriptionRouter = trpc.router({
  /** What there is to follow: pillars, promises, topics, places and metrics, by id and name. */
  offered: procedure.query(async ({ ctx }) => {
    const published = await whatCanBeFollowed(ctx);
    const listed = (of: ReadonlyMap<string, string>) => [...of].map(([id, name]) => ({ id, name }));
    const byName = (of: ReadonlyMap<string, string>) => listed(of).sort((a, b) => a.name.localeCompare(b.name, 'en'));
    return {
      pillars: listed(published.pillar),
      commitments: listed(published.commitment),
      topics: byName(published.topic),
      areas: byName(published.area),
      metrics: byName(published.metric),
    };
  }),

  /**
   * Asks to be told of changes: a letter with a link goes to the address, and nothing else happens until it is followed.
   * The answer is the same whoever has the address. The fourth letter of a day to one address is not sent, and nothing
   * says so.
   * @throws BAD_REQUEST with every fault; TOO_MANY_REQUESTS
   */
  request: procedure
    .input(z.strictObject({ address: z.string().max(1_000), choices: words, pace: z.string().max(20) }))
    .mutation(async ({ ctx, input }) => {
      const { workshop, now } = ctx;
      const published = await whatCanBeFollowed(ctx);
      const asked = requestOf(input, published);
      if ('faults' in asked) throw refused({ refused: asked.faults, conflict: false });
      await countSender(ctx);
      const { address, choices, pace } = asked;
      const secret = newSecret();
      await inTransaction(workshop, async (writing) => {
        const today = await countSubscriptionRequests(writing, address, new Date(now.getTime() - DAY));
        if (today >= mostLettersADay) return;
        const kept = { id: fingerprint(secret), address, choices: keptChoices(choices), pace, createdAt: now };
        await addSubscriptionRequest(writing, kept);
        await queueLetters(writing, [toReader(address, confirmingLetter(asked, secret, published))], now);
      });
      return { address };
    }),

  /**
   * Sends the link of what an address follows, where it follows anything. The answer is the same where it does not.
   * @throws BAD_REQUEST at `address`; TOO_MANY_REQUESTS
   */
  sendLink: procedure.input(z.strictObject({ address: z.string().max(1_000) })).mutation(async ({ ctx, input }) => {
    const { workshop, now } = ctx;
    const address = addressIn(input.address);
    if (address === null) throw faulty('address', 'Enter an email address, like name@example.org');
    await countSender(ctx);
    await inTransaction(workshop, async (writing) => {
      const subscriber = await findSubscriber(writing, address);
      const today = await countSubscriptionRequests(writing, address, new Date(now.getTime() - DAY));
      if (!subscriber || today >= mostLettersADay) return;
      const { choices, pace, secret } = subscriber;
      // Counts as a letter of the day. Its own secret is in no letter, so nothing can be confirmed by it.
      await addSubscriptionRequest(writing, { id: fingerprint(newSecret()), address, choices, pace, createdAt: now });
      await queueLetters(writing, [toReader(address, linkLetter(secret))], now);
    });
    return { address };
  }),

  /** What a link leads to: `waits` for confirmation, or what is followed. Null where it does not work. */
  byLink: procedure.input(z.object({ link })).query(async ({ ctx, input }) => {
    const { subscriber, request } = await foundBy(ctx, input.link);
    const kept = subscriber ?? request;
    if (!kept) return null;
    const { address, choices, pace } = kept;
    const shown = shownChoices(choices, await whatCanBeFollowed(ctx));
    return { waits: subscriber === null, address, choices: shown, pace: paceSchema.parse(pace) };
  }),

  /**
   * Confirms an address; what it followed before stays. From now on it is told of what comes out from now on.
   * @returns the link of what it follows
   * @throws NOT_FOUND where the link does not work
   */
  confirm: procedure.input(z.strictObject({ link })).mutation(({ ctx, input }) =>
    inTransaction(ctx.workshop, async (writing) => {
      const request = await findSubscriptionRequest(writing, fingerprint(input.link), since(ctx.now));
      if (!request) throw gone();
      const secret = await startTelling(writing, ctx, request);
      await dropSubscriptionRequests(writing, request.address);
      return { link: secret };
    }),
  ),

  /**
   * Changes what is followed and how often it is told.
   * @throws BAD_REQUEST with every fault; NOT_FOUND where the link does not work
   */
  change: procedure
    .input(z.strictObject({ link, choices: words, pace: z.string().max(20) }))
    .mutation(async ({ ctx, input }) => {
      const published = await whatCanBeFollowed(ctx);
      const pace = paceSchema.safeParse(input.pace);
      const faults = choiceFaults(input.choices, published);
      if (!pace.success) faults.push({ field: 'pace', message: 'Choose how often we write' });
      if (!pace.success || faults.length > 0) throw refused({ refused: faults, conflict: false });
      const choices = keptChoices(tidyChoices(input.choices.flatMap((word) => choiceOf(word) ?? [])));
      await inTransaction(ctx.workshop, async (writing) => {
        const subscriber = await findSubscriberBySecret(writing, input.link);
        if (!subscriber) throw gone();
        await changeSubscriber(writing, subscriber.id, { choices, pace: pace.data, confirmedAt: ctx.now });
      });
    }),

  /** Ends it and deletes the address, with a request and letters that wait. Done twice it does nothing, and says the same. */
  stop: procedure.input(z.strictObject({ link })).mutation(async ({ ctx, input }) => {
    await inTransaction(ctx.workshop, async (writing) => {
      const subscriber = await findSubscriberBySecret(writing, input.link);
      const request = await findSubscriptionRequest(writing, fingerprint(input.link), since(ctx.now));
      if (subscriber) {
        await dropSubscriber(writing, subscriber.id);
        await takeBackLetters(writing, subscriber.id);
      }
      const address = subscriber?.address ?? request?.address;
      if (address) await dropSubscriptionRequests(writing, address);
    });
  }),
});

export const createSubscriptionCaller = trpc.createCallerFactory(subscriptionRouter);
