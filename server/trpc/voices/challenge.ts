import { TRPCError } from '@trpc/server';
import { v5 as uuidv5 } from 'uuid';
import { z } from 'zod';
import { recordAudit } from '#server/data/workshop/audit.ts';
import {
  addChallenges,
  type ChallengedThing,
  findChallengedThing,
  findReceivedChallenge,
  readReceivedChallenges,
} from '#server/data/workshop/voices/challenges.ts';
import { may, type Person } from '#server/domain/people/permissions.ts';
import { challengeFaults, challengeInput } from '#server/domain/voices/challenge.ts';
import { challengeOutcome, outcomeOf, referenceIn } from '#server/domain/voices/challenge-outcome.ts';
import { challengedThing } from '#server/domain/voices/challenged-thing.ts';
import { moderateChallenge, moderateInput, type ReceivedChallenge } from '#server/domain/voices/moderate-challenge.ts';
import { publicBy } from '#server/domain/voices/waiting.ts';
import { refused } from '../acts/acting.ts';
import { releaseSchema } from '../comparison/series-answer.ts';
import { publicProcedure, router, sendingProcedure, signedInProcedure } from '../init.ts';
import { keyed } from '../keyed.ts';
import { asked, ledgerReading } from '../promises/ledger-reading.ts';
import { queueInput, queuePage, rowsOn } from './queue.ts';

const tags = ['challenges'];
const key = z.uuid();

const noSuchChallenge = () => new TRPCError({ code: 'NOT_FOUND', message: 'There is no such challenge.' });

/** The answer's own id, from the challenge's: of two moderators at once the second finds the key taken. */
const answerId = (challenge: string) => uuidv5('answer', challenge);
/** The challenge's own id, from its key: nobody can choose the id of a row, to stand in the way of an answer. */
const challengeId = (key: string) => uuidv5('challenge', key);

type Found = { received: ReceivedChallenge; thing: ChallengedThing };

/** A challenge as this reader of the queue may see it: its words only where they may decide on it. */
function shown({ received, thing }: Found, may: boolean) {
  const { id, text, source, receivedAt, outcome } = received;
  const { subject, commitment, recommendation, title, organisation } = thing;
  const times = { receivedAt: receivedAt.toISOString(), publicBy: publicBy(receivedAt).toISOString() };
  return {
    id,
    words: may ? { text, source } : null,
    outcome,
    subject,
    commitment,
    recommendation,
    title,
    organisation,
    may: may && outcome === null,
    ...times,
  };
}

const mayDecide = (user: Person, { organisation, actorId }: ChallengedThing) =>
  may(user, 'challenge.moderate', { organisation, previousActor: actorId }) !== null;

/** What a reader disputes: sent by anybody, decided by somebody who is not the one disputed, always published. */
export const challengeRouter = router({
  /**
   * What `about` names, in the words of the page it stands on; null where it names nothing that can be challenged.
   * @throws NOT_FOUND for a release not out
   */
  about: publicProcedure.input(z.strictObject({ ...asked, about: challengeInput.about })).query(async (call) => {
    const reading = await ledgerReading(call);
    return { release: reading.page.release, thing: challengedThing(reading, call.input.about) };
  }),

  /**
   * What is published of the challenge whose sender was given this reference: its answer, or that it was received. Null
   * where nothing is, which is also so while it waits to be read.
   * @throws BAD_REQUEST for what is no reference; NOT_FOUND for a release not out
   */
  outcome: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/challenges/{reference}', tags, summary: 'What became of a challenge' } })
    .input(z.object({ reference: z.string().max(60), release: asked.release }))
    .output(z.object({ release: releaseSchema, challenge: challengeOutcome.nullable() }))
    .query(async (call) => {
      const reference = referenceIn(call.input.reference);
      const message = 'A reference has 12 letters and digits, from 0 to 9 and a to f. Copy it from where it was shown.';
      if (reference === null) throw new TRPCError({ code: 'BAD_REQUEST', message });
      const reading = await ledgerReading(call);
      return { release: reading.page.release, challenge: outcomeOf(reading, reference) };
    }),

  /**
   * Sends a challenge. It is read by a moderator before anybody else reads it.
   * @throws BAD_REQUEST with every fault; TOO_MANY_REQUESTS; CONFLICT where the key was used for another challenge
   */
  send: sendingProcedure
    .meta({ openapi: { method: 'POST', path: '/challenges', tags, summary: 'Challenge an entry' } })
    .input(z.strictObject({ key, ...challengeInput }))
    .output(z.object({ id: z.string(), publicBy: z.string() }))
    .mutation(async ({ ctx, input }) => {
      const thing = challengedThing(await ledgerReading({ ctx, input: {} }), input.about);
      const faults = challengeFaults(input, thing !== null);
      if (thing === null || faults.length > 0) throw refused({ refused: faults, conflict: false });
      const { source } = input;
      // As the moderator's form shows it, so that a passage of several lines can be named.
      const text = input.text.replace(/\r\n?/g, '\n');
      const { subject, subjectId } = thing;
      const id = challengeId(input.key);
      await ctx.letterbox.receiveChallenge({ id, subject, subjectId, text, source, receivedAt: ctx.now });
      return { id, publicBy: publicBy(ctx.now).toISOString() };
    }),

  /**
   * Decides on a challenge: upheld or declined, with a public reason; personal data may be taken out, nothing else.
   * @throws NOT_FOUND; FORBIDDEN for one's own verdict or organisation; BAD_REQUEST with every fault; CONFLICT where
   * somebody was quicker
   */
  moderate: signedInProcedure
    .meta({ action: 'challenge.moderate' })
    .input(z.strictObject({ key, ...moderateInput }))
    .output(z.object({ challenge: z.string(), row: z.string() }))
    .mutation(({ ctx, input }) =>
      keyed(ctx, { key: input.key, procedure: 'challenge.moderate', input }, async (writing) => {
        const received = await findReceivedChallenge(writing, input.challenge);
        const thing = received && (await findChallengedThing(writing, received));
        if (!received || !thing) throw noSuchChallenge();
        const as = ctx.allow({ organisation: thing.organisation, previousActor: thing.actorId });
        const moment = { today: ctx.today, newId: () => answerId(received.id) };
        const decision = moderateChallenge(received, input, moment, as.organisation);
        if ('refused' in decision) throw refused(decision);
        const by = { actorId: ctx.user.id, actorRole: as.role };
        await addChallenges(writing, [decision.row], { ...by, recordedAt: ctx.now });
        const detail = { outcome: decision.row.outcome, rows: [`challenges ${decision.row.id}`] };
        await recordAudit(writing, { ...by, at: ctx.now, action: 'challenge.moderate', subject: received.id, detail });
        return { challenge: received.id, row: decision.row.id };
      }),
    ),

  /** Challenges that wait, the longest waiting first; or those decided on, the latest first. */
  list: signedInProcedure
    .meta({ action: 'challenge.read' })
    .input(queueInput)
    .query(async ({ ctx, input: { decided, page } }) => {
      ctx.allow();
      const { items, total } = await readReceivedChallenges(ctx.workshop, { decided, ...rowsOn(page) });
      const things = await Promise.all(items.map((received) => findChallengedThing(ctx.workshop, received)));
      const rows = items.flatMap((received, at) => {
        const thing = things[at];
        return thing ? [shown({ received, thing }, mayDecide(ctx.user, thing))] : [];
      });
      return queuePage(rows, { total, page });
    }),

  /**
   * One challenge, as it was sent for those who may decide on it.
   * @throws NOT_FOUND
   */
  byId: signedInProcedure
    .meta({ action: 'challenge.read' })
    .input(z.strictObject({ challenge: z.string().max(36) }))
    .query(async ({ ctx, input }) => {
      ctx.allow();
      const received = await findReceivedChallenge(ctx.workshop, input.challenge);
      const thing = received && (await findChallengedThing(ctx.workshop, received));
      if (!received || !thing) throw noSuchChallenge();
      return shown({ received, thing }, mayDecide(ctx.user, thing));
    }),
});
