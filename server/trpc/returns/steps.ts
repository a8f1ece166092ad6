import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Writing } from '#server/data/connections.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { addQueryMessage, addReturnStep, readQueryMessages } from '#server/data/workshop/return-history.ts';
import { moveReturn, readFigures } from '#server/data/workshop/returns.ts';
import type { Membership, Person } from '#server/domain/people/permissions.ts';
import { screenText } from '#server/domain/returns/free-text.ts';
import { acceptedLetter, answeredLetter, queriedLetter, signedOffLetter } from '#server/domain/returns/letters.ts';
import { eventOf, type ReturnAct, stepFrom, unanswered } from '#server/domain/returns/steps.ts';
import { signedInProcedure } from '../init.ts';
import { keyed } from '../keyed.ts';
import { conflict, ofReturn, requireCollection, requireReader, requireReturn, tell } from './scope.ts';

const key = z.uuid();
const moved = z.object({ state: z.string(), version: z.int() });
type Acting = { user: Person; now: Date; allow: (subject: object) => Membership };
type Loaded = Awaited<ReturnType<typeof requireReturn>>;

/** Moves a return one step and writes its history and the audit event; what else an act does comes before and after. */
async function step(
  writing: Writing,
  ctx: Acting,
  of: { area: string; collection: string },
  found: Loaded,
  act: ReturnAct,
) {
  const next = stepFrom(found.state, act);
  if ('reason' in next) throw conflict(next.reason);
  if (act === 'sign-off' && found.latest.submittedBy === ctx.user.id) {
    const message = 'Another person must sign the return off than the one who submitted it.';
    throw new TRPCError({ code: 'FORBIDDEN', message });
  }
  const subject = { areaCode: of.area, state: found.state, previousActor: found.latest.submittedBy };
  const { role } = ctx.allow(subject);
  if (!(await moveReturn(writing, found, { state: next.to, version: found.version, at: ctx.now }))) {
    throw conflict('Somebody else changed this return meanwhile.');
  }
  const by = { at: ctx.now, actorId: ctx.user.id, actorRole: role };
  const { version } = found;
  await addReturnStep(writing, found.id, { ...by, kind: eventOf[act], version, note: null, release: null });
  const event = { action: `return.${act === 'sign-off' ? 'signOff' : act}`, subject: `${of.collection} ${of.area}` };
  await recordAudit(writing, { ...by, ...event, detail: { version } });
  return { role, answer: { state: next.to, version } };
}

function requireLatest(found: Loaded, version: number) {
  if (version !== found.version) throw conflict(`Version ${found.version} is the latest; you looked at ${version}.`);
}

function requireCleanText(text: string) {
  const [finding] = screenText(text, { column: 'text' });
  if (finding) throw new TRPCError({ code: 'BAD_REQUEST', message: `${finding.message}. ${finding.fix}` });
}

/** The authority stands by a version: another person than the one who submitted it. */
export const signOffReturn = signedInProcedure
  .meta({ action: 'return.signOff' })
  .input(z.strictObject({ key, ...ofReturn, version: z.int().positive() }))
  .output(moved)
  .mutation(({ ctx, input }) => {
    requireReader(ctx.user, input.area);
    return keyed(ctx, { key: input.key, procedure: 'return.signOff', input }, async (writing) => {
      const { areaName } = await requireCollection(writing, input);
      const found = await requireReturn(writing, input);
      requireLatest(found, input.version);
      const { answer } = await step(writing, ctx, input, found, 'sign-off');
      const to = { roles: ['official' as const], areaCode: null, except: ctx.user.id, at: ctx.now };
      await tell(writing, to, signedOffLetter(input.collection, areaName, input.version));
      return answer;
    });
  });

const text = z.string().trim().min(1).max(2_000);

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
      const { role, answer } = await step(writing, ctx, input, found, 'query');
      const about = { metric: input.metric, breakdown: input.breakdown, text: input.text, version: found.version };
      const by = { actorId: ctx.user.id, actorRole: role, at: ctx.now };
      const thread = await addQueryMessage(writing, found.id, { ...about, ...by, thread: null });
      const to = { roles: ['preparer' as const, 'approver' as const], areaCode: input.area, except: ctx.user.id };
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
      const { areaName } = await requireCollection(writing, input);
      const found = await requireReturn(writing, input);
      const messages = await readQueryMessages(writing, found.id);
      const asked = messages.find((message) => message.thread === input.thread);
      if (!asked) throw new TRPCError({ code: 'NOT_FOUND', message: 'There is no such question about this return.' });
      const { role, answer } = await step(writing, ctx, input, found, 'answer');
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
      const { answer } = await step(writing, ctx, input, found, 'accept');
      const to = { roles: ['preparer' as const, 'approver' as const], areaCode: input.area, except: ctx.user.id };
      await tell(writing, { ...to, at: ctx.now }, acceptedLetter(input.collection, input.version));
      return answer;
    });
  });
