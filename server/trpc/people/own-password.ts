import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Writing } from '#server/data/connections.ts';
import { inTransaction } from '#server/data/transaction.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { addResetRequest, dropLinks, findLink, takeLink } from '#server/data/workshop/identity/sign-in-links.ts';
import { queueLetters } from '#server/data/workshop/outbox.ts';
import { setPassword } from '#server/data/workshop/people.ts';
import { endAllSessions } from '#server/data/workshop/sessions.ts';
import { passwordFault } from '#server/domain/people/password-rules.ts';
import { securityLetter } from '#server/domain/people/security-letters.ts';
import { commonPasswords } from '#server/identity/common-passwords.ts';
import { hashPassword } from '#server/identity/passwords.ts';
import { mayAskReset } from '#server/identity/rate-limits.ts';
import { fingerprint } from '#server/identity/secrets.ts';
import { noteSecurity } from '#server/identity/security-notes.ts';
import { identityProcedure, identityRouter } from '../identity-context.ts';
import { anotherSession, faulty, proven, tellAndRecord } from './own-account.ts';

const text = z.string().max(1_000);
const email = z.string().trim().toLowerCase().max(200);

/** The hash of a password somebody chose. @throws BAD_REQUEST at `fresh`, saying what is wrong with it */
async function chosen(fresh: string, of: string): Promise<string> {
  const fault = passwordFault(fresh, of, await commonPasswords());
  if (fault) throw faulty('fresh', fault);
  return hashPassword(fresh);
}

type Owner = { userId: string; email: string; role: string };

async function put(writing: Writing, { userId, email: to, role }: Owner, passwordHash: string, how: string, at: Date) {
  await setPassword(writing, userId, passwordHash);
  await endAllSessions(writing, userId);
  await dropLinks(writing, userId);
  const act = { action: 'account.choosePassword', subject: userId, detail: { by: how } };
  await recordAudit(writing, { at, actorId: userId, actorRole: role, ...act });
  await queueLetters(writing, [{ toUserId: userId, toAddress: to, ...securityLetter.passwordChanged }], at);
}

/** One's own password: changed while signed in, or chosen by the link in a letter. */
export const ownPassword = identityRouter({
  /**
   * Asks for a letter with a link. It is answered, and does, the same whether the address is anybody's or not: a job
   * looks. More than three an hour for one address write no more letters, and say nothing of it.
   * Error: TOO_MANY_REQUESTS after 20 an hour from one address on the network.
   */
  askReset: identityProcedure
    .input(z.object({ email, address: z.string() }))
    .mutation(async ({ ctx: { workshop, now }, input }) => {
      const may = await mayAskReset(workshop, input.email, input.address);
      if (!may.place) {
        noteSecurity('limit.hit', now, { address: input.address, what: 'password.askReset' });
        throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message: 'Too many attempts. Try again in an hour.' });
      }
      if (may.letter) await addResetRequest(workshop, input.email, now);
    }),

  /** Whose password a link chooses; null where it was used, ran out or never was. */
  link: identityProcedure.input(z.object({ link: z.string().max(200) })).query(async ({ ctx, input }) => {
    const found = await findLink(ctx.workshop, fingerprint(input.link), ctx.now);
    return found && { kind: found.kind, email: found.email };
  }),

  /**
   * Chooses a password by a link, which is used up by it. Every session of the person ends, and they are told by letter.
   * They sign in afterwards, with their second factor where they have one.
   * @throws BAD_REQUEST at `fresh`; NOT_FOUND where the link does not work
   */
  choose: identityProcedure
    .input(z.object({ link: z.string().max(200), fresh: text }))
    .mutation(async ({ ctx: { workshop, now, address }, input }) => {
      const gone = () => new TRPCError({ code: 'NOT_FOUND', message: 'This link was used already or is too old.' });
      const id = fingerprint(input.link);
      const found = await findLink(workshop, id, now);
      if (!found) {
        noteSecurity('link.refused', now, { address: address ?? null });
        throw gone();
      }
      const passwordHash = await chosen(input.fresh, found.email);
      await inTransaction(workshop, async (writing) => {
        if (!(await takeLink(writing, id, now))) throw gone();
        await put(writing, found, passwordHash, found.kind, now);
      });
    }),

  /**
   * Changes the password of whoever is signed in. Every session ends and this browser gets another.
   * @throws BAD_REQUEST at `password`, `current` or `fresh`
   */
  change: identityProcedure
    .input(
      z.object({
        ...{ secret: z.string().min(1).max(200), address: z.string(), password: z.string().max(500) },
        ...{ current: z.string().trim().max(60), fresh: text },
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const session = await proven(ctx, input);
      const { id } = session.person;
      const passwordHash = await chosen(input.fresh, session.person.email);
      return inTransaction(ctx.workshop, async (writing) => {
        await setPassword(writing, id, passwordHash);
        await dropLinks(writing, id);
        await tellAndRecord(writing, session, 'passwordChanged', ctx.now);
        return anotherSession(writing, session, ctx.now);
      });
    }),
});
