import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { readMonitoredCollections, readQuestionsOut } from '#server/data/workshop/monitoring/collections.ts';
import { readRemindedReturns, readReminders } from '#server/data/workshop/monitoring/reminders.ts';
import { monitoredArea, warningsByCheck } from '#server/domain/monitoring/monitored.ts';
import { questionsOut } from '#server/domain/monitoring/questions-out.ts';
import { waitsForAuthority } from '#server/domain/monitoring/reminders.ts';
import { reportingProgress } from '#server/domain/monitoring/reporting-progress.ts';
import { periodInWords } from '#server/domain/period.ts';
import { checks } from '#server/domain/returns/checks.ts';
import { stateOn, stateWords } from '#server/domain/returns/states/return-states.ts';
import { router, signedInProcedure } from './init.ts';
import { keyed } from './keyed.ts';
import { remindIn } from './monitoring/remind-once.ts';

export const monitorRouter = router({
  /**
   * Who has reported: every collection with its authorities, how far each return has got, how timely and how complete it
   * is, and which checks warned; the latest due first.
   */
  collections: signedInProcedure.meta({ action: 'monitor.read' }).query(async ({ ctx }) => {
    ctx.allow();
    const collections = await readMonitoredCollections(ctx.workshop);
    return collections.map((each) => {
      const words = periodInWords(each.period);
      const areas = each.areas.map((facts) => {
        const { warnings: _, reopenedUntil: __, draft: ___, ...area } = facts;
        const state = stateOn(facts, ctx.today);
        return {
          ...area,
          state,
          stateName: stateWords[state].name,
          ...monitoredArea(each, { ...facts, state }, ctx.today),
        };
      });
      const warned = warningsByCheck(each.areas).map((line) => ({
        ...line,
        meaning: line.code in checks ? checks[line.code as keyof typeof checks].meaning : line.code,
      }));
      return { ...each, words, areas, warned, progress: reportingProgress({ ...each, areas }, ctx.today) };
    });
  }),

  /** Questions that wait for an authority's answer, with how many days each waits; the longest waiting first. */
  questions: signedInProcedure.meta({ action: 'monitor.read' }).query(async ({ ctx }) => {
    ctx.allow();
    return questionsOut(await readQuestionsOut(ctx.workshop), ctx.today);
  }),

  /**
   * Reminds every authority whose return to a collection is not signed off, once a day each. Answers by authority: how
   * many letters went, or why none did; the same key again gives the same answer and sends nothing.
   * @throws NOT_FOUND where the collection asks nobody just now
   */
  remind: signedInProcedure
    .meta({ action: 'monitor.remind' })
    .input(z.strictObject({ key: z.uuid(), collection: z.string().min(1).max(60) }))
    .output(z.array(z.object({ area: z.string(), name: z.string(), letters: z.int(), why: z.string().nullable() })))
    .mutation(({ ctx, input }) => {
      const { role } = ctx.allow();
      return keyed(ctx, { key: input.key, procedure: 'monitor.remind', input }, async (writing) => {
        const asked = await readRemindedReturns(writing, ctx.today, input.collection);
        if (asked.length === 0)
          throw new TRPCError({
            code: 'NOT_FOUND',
            message: 'This collection asks nobody today: not open, or locked.',
          });
        const reminder = { kind: `asked-${ctx.today}`, words: 'asked' as const, at: ctx.now, actorId: ctx.user.id };
        const done = await readReminders(writing, [input.collection]);
        const said = [];
        for (const each of asked.filter(({ state }) => waitsForAuthority(state))) {
          const told = { area: each.areaCode, name: each.areaName };
          if (done.has(`${each.id} ${each.areaCode} ${reminder.kind}`)) {
            said.push({ ...told, letters: 0, why: 'was reminded today already' });
            continue;
          }
          const letters = await remindIn(writing, each, reminder);
          await recordAudit(writing, {
            ...{ at: ctx.now, actorId: ctx.user.id, actorRole: role, action: 'monitor.remind' },
            ...{ subject: `${each.id} ${each.areaCode}`, detail: { letters } },
          });
          said.push({ ...told, letters, why: letters === 0 ? 'nobody reports for it yet' : null });
        }
        return said;
      });
    }),
});
