import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { findPerson, readHolders } from '#server/data/workshop/people.ts';
import { erasePerson } from '#server/data/workshop/privacy/erasure.ts';
import { erasureFaults } from '#server/domain/people/privacy/erasure.ts';
import { signedInProcedure } from '../init.ts';
import { keyed } from '../keyed.ts';

/**
 * Erases the account of somebody who has left: name, address and all by which they signed in go, and letters to them are
 * emptied. What they did stays, by id and role. The account must have been closed before; nobody erases themselves.
 * @throws NOT_FOUND; FORBIDDEN for oneself; BAD_REQUEST with every fault at `person`, `reason` or `confirmed`
 */
export const erase = signedInProcedure
  .meta({ action: 'person.manage' })
  .input(z.strictObject({ key: z.uuid(), person: z.uuid(), reason: z.string().max(20), confirmed: z.boolean() }))
  .mutation(({ ctx, input }) =>
    keyed(ctx, { key: input.key, procedure: 'person.erase', input }, async (writing) => {
      const { role } = ctx.allow({ previousActor: input.person });
      const found = await findPerson(writing, { id: input.person });
      if (!found) throw new TRPCError({ code: 'NOT_FOUND', message: 'There is no such account.' });
      const others = (await readHolders(writing, 'administrator', null)).filter(({ id }) => id !== found.id);
      const faults = erasureFaults(input, { closed: found.disabled, administrators: others.length });
      if (faults.length > 0) {
        throw new TRPCError({ code: 'BAD_REQUEST', message: faults[0]?.message ?? '', cause: { faults } });
      }
      await erasePerson(writing, found.id);
      const by = { at: ctx.now, actorId: ctx.user.id, actorRole: role };
      const detail = { reason: input.reason };
      await recordAudit(writing, { ...by, action: 'person.erase', subject: found.id, detail });
      return { person: found.id };
    }),
  );
