import { z } from 'zod';
import { withdrawalDecidedLetter, withdrawnLetter } from '#server/domain/returns/letters.ts';
import { signedInProcedure } from '../init.ts';
import { keyed } from '../keyed.ts';
import { ofReturn, requireCollection, requireReader, requireReturn, tell } from './scope.ts';
import { key, moved, requireCleanText, requireLatest, step, text } from './stepping.ts';

const input = z.strictObject({ key, ...ofReturn, version: z.int().positive(), reason: text });

/** One act of withdrawing, with its reason in the history; the other side hears of it. */
const withdrawing = (act: 'withdraw' | 'askWithdrawal' | 'grantWithdrawal' | 'refuseWithdrawal') =>
  signedInProcedure
    .meta({ action: `return.${act}` })
    .input(input)
    .output(moved)
    .mutation(({ ctx, input }) => {
      requireReader(ctx.user, input.area);
      requireCleanText(input.reason);
      return keyed(ctx, { key: input.key, procedure: `return.${act}`, input }, async (writing) => {
        const { collection, areaName } = await requireCollection(writing, input);
        const found = await requireReturn(writing, input);
        requireLatest(found, input.version);
        const of = { ...input, asks: collection.asks };
        const { answer } = await step(writing, ctx, { of, found, act, note: input.reason });
        const by = { except: ctx.user.id, at: ctx.now };
        if (act === 'withdraw' || act === 'askWithdrawal') {
          const to = { ...by, roles: ['official' as const], areaCode: null };
          await tell(writing, to, withdrawnLetter(collection.id, areaName, act === 'askWithdrawal'));
        } else {
          const to = {
            ...by,
            roles: ['preparer' as const, 'approver' as const, 'finance-officer' as const],
            areaCode: input.area,
          };
          await tell(writing, to, withdrawalDecidedLetter(collection.id, act === 'grantWithdrawal'));
        }
        return answer;
      });
    });

/** The authority takes back what the department has not accepted yet. Nothing is lost: the version stays in the history. */
export const withdrawReturn = withdrawing('withdraw');

/** After acceptance the authority can only ask: until the department decides, the return goes into no release. */
export const askWithdrawal = withdrawing('askWithdrawal');

/** The department grants what was asked: the return is withdrawn and another can be submitted. */
export const grantWithdrawal = withdrawing('grantWithdrawal');

/** The department refuses what was asked: the return stays accepted. */
export const refuseWithdrawal = withdrawing('refuseWithdrawal');
