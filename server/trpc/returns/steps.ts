import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { addQueryMessage, readQueryMessages } from '#server/data/workshop/return-history.ts';
import { readFigures } from '#server/data/workshop/returns.ts';
import { acceptedLetter, answeredLetter, queriedLetter, signedOffLetter } from '#server/domain/returns/letters.ts';
import { unanswered } from '#server/domain/returns/steps.ts';
import { signedInProcedure } from '../init.ts';
import { keyed } from '../keyed.ts';
import { conflict, ofReturn, requireCollection, requireReader, requireReturn, tell } from './scope.ts';
import { key, moved, requireCleanText, requireLatest, step, text } from './stepping.ts';

const theAuthority = ['preparer' as const, 'approver' as const, 'finance-officer' as const];

const signed = z.strictObject({ key, ...ofReturn, version: z.int().positive() });

/** One of the two signatures; the department hears of it once the return is signed off. */
const signing = (act: 'signOff' | 'signOffMoney') =>
  signedInProcedure
    .meta({ action: `return.${act}` })
    .input(signed)
    .output(moved)
    .mutation(({ ctx, input }) => {
      requireReader(ctx.user, input.area);
      return keyed(ctx, { key: input.key, procedure: `return.${act}`, input }, async (writing) => {
        const { collection, areaName } = await requireCollection(writing, input);
        const found = await requireReturn(writing, input);
        requireLatest(found, input.version);
        const { answer } = await step(writing, ctx, { of: { ...input, asks: collection.asks }, found, act });
        const letter = { except: ctx.user.id, at: ctx.now };
        if (answer.state === 'signed-off') {
          const to = { ...letter, roles: ['official' as const], areaCode: null };
          await tell(writing, to, signedOffLetter(input.collection, areaName, input.version));
        }
        return answer;
      });
    });

/** The authority stands by a version: another person than the one who submitted it. */
export const signOffReturn = signing('signOff');

/** The section 151 officer stands by the money in a version: a third person, where the collection asks for money. */
export const signOffMoney = signing('signOffMoney');

/** The department asks about one figure of the signed-off version. Answers the id of the question (`thread`). */
export const queryReturn = signedInProcedure
  .meta({ action: 'return.query' })
  .input(z.strictObject({ key, ...ofReturn, metric: z.string(), breakdown: z.string().default('total'), text }))
  .output(moved.extend({ thread: z.string() }))
  .mutation(({ ctx, input }) => {
    requireReader(ctx.user, input.area);
    requireCleanText(input.text);
    return keyed(ctx, { key: input.key, procedure: 'return.query', input }, async (writing) => {
      const found = await requireReturn(writing, input);
      const figures = await readFigures(writing, found.latest.id);
      if (!figures.some((figure) => figure.metric === input.metric && figure.breakdown === input.breakdown)) {
        throw new TRPCError({
          code: 'BAD_REQUEST',
          message: `The return holds no ${input.metric}, ${input.breakdown}.`,
        });
      }
      const { collection } = await requireCollection(writing, input);
      const { role, answer } = await step(writing, ctx, {
        of: { ...input, asks: collection.asks },
        found,
        act: 'query',
      });
      const about = { metric: input.metric, breakdown: input.breakdown, text: input.text, version: found.version };
      const by = { actorId: ctx.user.id, actorRole: role, at: ctx.now };
      const thread = await addQueryMessage(writing, found.id, { ...about, ...by, thread: null });
      const to = { roles: theAuthority, areaCode: input.area, except: ctx.user.id };
      await tell(writing, { ...to, at: ctx.now }, queriedLetter(input.collection, input.metric));
      return { ...answer, thread };
    });
  });

/** The authority answers a question. */
export const answerQuery = signedInProcedure
  .meta({ action: 'return.answer' })
  .input(z.strictObject({ key, ...ofReturn, thread: z.uuid(), text }))
  .output(moved)
  .mutation(({ ctx, input }) => {
    requireReader(ctx.user, input.area);
    requireCleanText(input.text);
    return keyed(ctx, { key: input.key, procedure: 'return.answer', input }, async (writing) => {
      const { collection, areaName } = await requireCollection(writing, input);
      const found = await requireReturn(writing, input);
      const messages = await readQueryMessages(writing, found.id);
      const asked = messages.find((message) => message.thread === input.thread);
      if (!asked) throw new TRPCError({ code: 'NOT_FOUND', message: 'There is no such question about this return.' });
      const of = { ...input, asks: collection.asks };
      const { role, answer } = await step(writing, ctx, { of, found, act: 'answer', answering: input.thread });
      const { thread, version, metric, breakdown } = asked;
      const by = { actorId: ctx.user.id, actorRole: role, at: ctx.now };
      await addQueryMessage(writing, found.id, { thread, version, metric, breakdown, text: input.text, ...by });
      const to = { roles: ['official' as const], areaCode: null, except: ctx.user.id, at: ctx.now };
      await tell(writing, to, answeredLetter(input.collection, areaName));
      return answer;
    });
  });

/** The department takes the latest version as fit to publish. Refused while one of its questions has no answer. */
export const acceptReturn = signedInProcedure
  .meta({ action: 'return.accept' })
  .input(z.strictObject({ key, ...ofReturn, version: z.int().positive() }))
  .output(moved)
  .mutation(({ ctx, input }) => {
    requireReader(ctx.user, input.area);
    return keyed(ctx, { key: input.key, procedure: 'return.accept', input }, async (writing) => {
      const found = await requireReturn(writing, input);
      requireLatest(found, input.version);
      if (unanswered(await readQueryMessages(writing, found.id), found.version).length > 0) {
        throw conflict('A question about this version has no answer yet.');
      }
      const { collection } = await requireCollection(writing, input);
      const { answer } = await step(writing, ctx, { of: { ...input, asks: collection.asks }, found, act: 'accept' });
      const to = { roles: theAuthority, areaCode: input.area, except: ctx.user.id };
      await tell(writing, { ...to, at: ctx.now }, acceptedLetter(input.collection, input.version));
      return answer;
    });
  });
