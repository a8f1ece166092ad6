import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { readRestartChoices, readRestarts } from '#server/data/workshop/figures/range-restarts.ts';
import { addActRows, takeTurn } from '#server/data/workshop/ledger-writing.ts';
import { beginAgain, beginAgainInput } from '#server/domain/comparison/past/begin-again.ts';
import { periodInWords } from '#server/domain/period.ts';
import { refused } from '../acts/acting.ts';
import { signedInProcedure } from '../init.ts';
import { keyed } from '../keyed.ts';

/** Where usual ranges begin again, for officials: never silently, and shown to readers only with a release. */
export const restartActs = {
  /** Every usual range that begins again, released or not, and what one may be begun again for. */
  restarts: signedInProcedure.meta({ action: 'figure.beginAgain' }).query(async ({ ctx }) => {
    ctx.allow();
    const [held, choices] = [await readRestarts(ctx.workshop), await readRestartChoices(ctx.workshop)];
    const metrics = new Map(choices.metrics.map(({ id, name }) => [id, name]));
    const areas = new Map(choices.areas.map(({ code, name }) => [code, name]));
    const items = held.map(({ recordedAt, ...one }) => ({
      ...one,
      metricName: metrics.get(one.metric) ?? one.metric,
      periodName: periodInWords(one.period),
      areaName: one.areaCode === null ? null : (areas.get(one.areaCode) ?? one.areaCode),
      recordedAt: recordedAt.toISOString(),
    }));
    return { items, ...choices };
  }),

  /**
   * Begins a metric's usual range again from a period on, in one area or everywhere, for a stated reason. Readers see it
   * with the next release; figures before keep their own range.
   * @throws BAD_REQUEST with every fault; CONFLICT where somebody was quicker
   */
  beginAgain: signedInProcedure
    .meta({ action: 'figure.beginAgain' })
    .input(z.strictObject({ key: z.uuid(), ...beginAgainInput }))
    .output(z.object({ id: z.string() }))
    .mutation(({ ctx, input }) => {
      const as = ctx.allow();
      const procedure = 'figure.beginAgain';
      return keyed(ctx, { key: input.key, procedure, input }, async (writing) => {
        const [restarts, choices] = [await readRestarts(writing), await readRestartChoices(writing)];
        const decision = beginAgain(input, { restarts, ...choices }, { today: ctx.today, newId: uuidv7 });
        if ('refused' in decision) throw refused(decision);
        const { metric, area, period } = input;
        await takeTurn(writing, {
          ...{ of: `restarts ${metric}`, revision: restarts.filter((one) => one.metric === metric).length },
          ...{ userId: ctx.user.id, procedure, at: ctx.now },
        });
        const actor = { actorId: ctx.user.id, actorRole: as.role };
        await addActRows(writing, decision.rows, { recordedAt: ctx.now, ...actor });
        const detail = { area: area || null, period, rows: [`restarts ${decision.id}`] };
        await recordAudit(writing, { at: ctx.now, ...actor, action: procedure, subject: metric, detail });
        return { id: decision.id };
      });
    }),
};
