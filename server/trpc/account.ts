import { TRPCError } from '@trpc/server';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Writing } from '#server/data/connections.ts';
import { inTransaction } from '#server/data/transaction.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { putSecondFactor } from '#server/data/workshop/identity/second-factors.ts';
import { addPerson, findByEmail, readPeople, setPassword } from '#server/data/workshop/people.ts';
import { endAllSessions } from '#server/data/workshop/sessions.ts';
import { addToken } from '#server/data/workshop/tokens/tokens.ts';
import { roles } from '#server/domain/people/permissions.ts';
import { hashPassword, verifyPassword } from '#server/identity/passwords.ts';
import { sealFactor, unsealFactor } from '#server/identity/second-factor.ts';
import { fingerprint } from '#server/identity/secrets.ts';
import { type Context, router, signedInProcedure } from './init.ts';
import { auditEvents } from './people/audit.ts';
import { securityList } from './people/security.ts';

const YEAR = 365 * 24 * 60 * 60 * 1_000;

const account = z.strictObject({
  email: z.email().max(200).toLowerCase(),
  name: z.string().trim().min(1).max(120),
  membership: z.strictObject({
    organisation: z.string().min(1).max(120),
    role: z.enum(roles),
    areaCode: z.string().length(9).nullable(),
  }),
  password: z.string().min(12).max(500),
  token: z.string().min(40).max(200).nullable(),
  /** Of the authenticator app, in base32; null for none. */
  totpSecret: z
    .string()
    .regex(/^[A-Z2-7]{32}$/)
    .nullable()
    .default(null),
});

type Factor = { id: string; sealed: string | null; totpSecret: string | null };

/** Gives an account this second factor, unless it has it. Answers whether it was given. */
async function setFactor(ctx: Context, writing: Writing, { id, sealed, totpSecret }: Factor): Promise<boolean> {
  if (totpSecret === null) return false;
  const { sessionSecret } = ctx;
  if (!sessionSecret) throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'No key to keep a secret with.' });
  if (sealed !== null && unsealFactor(sealed, id, sessionSecret) === totpSecret) return false;
  const factor = { userId: id, sealed: sealFactor(totpSecret, id, sessionSecret), step: 0, at: ctx.now };
  await putSecondFactor(writing, factor);
  await endAllSessions(writing, id);
  return true;
}

export const accountRouter = router({
  /** Who the caller is, and the memberships held. */
  me: signedInProcedure.meta({ action: 'account.read' }).query(({ ctx }) => {
    ctx.allow();
    return ctx.user;
  }),

  /** Everybody with an account, for administrators. */
  list: signedInProcedure.meta({ action: 'account.manage' }).query(({ ctx }) => {
    ctx.allow();
    return readPeople(ctx.workshop);
  }),

  /**
   * Adds an account, or gives the one with this address this password, token and second factor. An account that has them
   * already is left alone, and a second factor stays where none is given. Another password or factor ends every session
   * of the account. Only from the machine itself (the seed): over the
   * network nobody sets somebody else's password.
   */
  provide: signedInProcedure
    .meta({ action: 'account.manage' })
    .input(account)
    .mutation(async ({ ctx, input }) => {
      const { role } = ctx.allow();
      if (ctx.door !== 'seed') {
        throw new TRPCError({ code: 'FORBIDDEN', message: 'Accounts are provided on the machine itself.' });
      }
      const { email, name, password, totpSecret } = input;
      const found = await findByEmail(ctx.workshop, email);
      const had = found?.passwordHash ?? null;
      const same = had !== null && (await verifyPassword(had, password));
      const passwordHash = same ? had : await hashPassword(password);
      return inTransaction(ctx.workshop, async (writing) => {
        const id = found?.person.id ?? uuidv7();
        const memberships = [input.membership];
        const added =
          !found && (await addPerson(writing, { id, email, name, memberships, passwordHash, createdAt: ctx.now }));
        if (found && !same) {
          await setPassword(writing, id, passwordHash);
          await endAllSessions(writing, id);
        }
        const expiresAt = new Date(ctx.now.getTime() + YEAR);
        const token = { userId: id, label: 'First token', createdAt: ctx.now, expiresAt, scope: null };
        const tokenAdded =
          input.token !== null && (await addToken(writing, { ...token, id: fingerprint(input.token) }));
        const factorSet = await setFactor(ctx, writing, { id, sealed: found?.sealedFactor ?? null, totpSecret });
        const changed = !added && (!same || tokenAdded || factorSet);
        if (added || changed) {
          const by = { at: ctx.now, actorId: ctx.user.id, actorRole: role };
          const detail = { role: input.membership.role, area: input.membership.areaCode };
          await recordAudit(writing, { ...by, action: 'account.provide', subject: id, detail });
        }
        return { added, changed };
      });
    }),

  audit: auditEvents,

  security: securityList,
});
