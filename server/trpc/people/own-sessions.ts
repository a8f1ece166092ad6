import { z } from 'zod';
import { inTransaction } from '#server/data/transaction.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { endOwnSessions, readOwnSessions } from '#server/data/workshop/sessions.ts';
import { sessionHolds } from '#server/domain/people/session-times.ts';
import { fingerprint } from '#server/identity/secrets.ts';
import { identityProcedure, identityRouter } from '../identity-context.ts';
import { signedInBy } from './own-account.ts';

const secret = z.string().min(1).max(200);

/** One's own sessions. */
export const ownSessions = identityRouter({
  /** Those that hold, the last used first. What is kept of a session's secret is its hash, and that is its id. */
  list: identityProcedure.input(z.object({ secret })).query(async ({ ctx, input }) => {
    const { person, id: current } = await signedInBy(ctx, input.secret);
    const rows = await readOwnSessions(ctx.workshop, person.id, ctx.now);
    return rows
      .filter((row) => sessionHolds(row, ctx.now))
      .map(({ id, createdAt, usedAt }) => ({ id, current: id === current, createdAt, usedAt }));
  }),

  /** Ends one of them, or all but this one where `id` is null. Somebody else's is not found and stays. @returns how many */
  end: identityProcedure
    .input(z.object({ secret, id: z.string().max(64).nullable() }))
    .mutation(async ({ ctx, input }) => {
      const { person } = await signedInBy(ctx, input.secret);
      const which = input.id === null ? { except: fingerprint(input.secret) } : { only: input.id };
      return inTransaction(ctx.workshop, async (writing) => {
        const ended = await endOwnSessions(writing, person.id, which);
        const by = { at: ctx.now, actorId: person.id, actorRole: person.memberships[0]?.role ?? 'none' };
        if (ended > 0) {
          await recordAudit(writing, { ...by, action: 'account.endSessions', subject: person.id, detail: { ended } });
        }
        return ended;
      });
    }),
});
