import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { addLockException } from '#server/data/workshop/return-history.ts';
import { createReturn, findReturn, readVersions } from '#server/data/workshop/returns.ts';
import { reopenedLetter } from '#server/domain/returns/letters.ts';
import { belongsTo } from '#server/domain/returns/states/decide-act.ts';
import { exceptionFault } from '#server/domain/returns/states/lock-exceptions.ts';
import { signedInProcedure } from '../init.ts';
import { keyed } from '../keyed.ts';
import { ofReturn, requireCollection, requireReader, tell } from './scope.ts';
import { key, moved, requireCleanText, step, text } from './stepping.ts';

/**
 * An exception to the lock for one area: until `endsOn`, that day included, it may submit another version, whatever the
 * collection's days and however far its return has got. Logged with the reason; the area is told by letter.
 */
export const reopenReturn = signedInProcedure
  .meta({ action: 'return.reopen' })
  .input(z.strictObject({ key, ...ofReturn, endsOn: z.iso.date(), reason: text }))
  .output(moved.extend({ endsOn: z.string() }))
  .mutation(({ ctx, input }) => {
    requireReader(ctx.user, input.area);
    requireCleanText(input.reason);
    const { area, endsOn, reason } = input;
    return keyed(ctx, { key: input.key, procedure: 'return.reopen', input }, async (writing) => {
      const { collection, areaName } = await requireCollection(writing, input);
      const fault = exceptionFault(collection, endsOn, ctx.today);
      if (fault) throw new TRPCError({ code: 'BAD_REQUEST', message: fault });
      if (belongsTo(ctx.user, area)) {
        throw new TRPCError({ code: 'FORBIDDEN', message: 'Nobody reopens a return of their own authority.' });
      }
      const place = { collectionId: collection.id, areaCode: area, at: ctx.now };
      const standing = (await findReturn(writing, collection.id, area)) ?? (await createReturn(writing, place));
      const [latest = null] = await readVersions(writing, standing.id);
      const found = { ...standing, latest };
      const of = { ...input, asks: collection.asks };
      const said = { note: `Until ${endsOn}. ${reason}`, detail: { endsOn } };
      const { role, answer } = await step(writing, ctx, { of, found, act: 'reopen', ...said });
      const by = { actorId: ctx.user.id, actorRole: role, at: ctx.now };
      await addLockException(writing, standing.id, { version: standing.version, endsOn, reason, ...by });
      const roles = ['preparer' as const, 'approver' as const, 'finance-officer' as const];
      const to = { roles, areaCode: area, except: ctx.user.id, at: ctx.now };
      await tell(writing, to, reopenedLetter(collection.id, areaName, endsOn));
      return { ...answer, endsOn };
    });
  });
