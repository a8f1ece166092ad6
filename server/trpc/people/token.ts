import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { recordAudit } from '#server/data/workshop/audit.ts';
import {
  addToken,
  findHeldToken,
  type HeldToken,
  readAllTokens,
  readAreaNames,
  readOwnTokens,
  revokeToken,
} from '#server/data/workshop/tokens/tokens.ts';
import { may, type Person } from '#server/domain/people/permissions.ts';
import {
  decideToken,
  lastDayOf,
  latestDay,
  mayRevoke,
  suggestedDay,
  tokenStanding,
} from '#server/domain/people/tokens.ts';
import { fingerprint, newAreaToken } from '#server/identity/secrets.ts';
import { refused } from '../acts/acting.ts';
import { router, signedInProcedure } from '../init.ts';
import { keyed } from '../keyed.ts';

const perPage = 50;
const tokenId = z.string().regex(/^[0-9a-f]{64}$/);

type Names = ReadonlyMap<string, string>;
const placeOf = (code: string, names: Names) => ({ code, name: names.get(code) ?? code });

/** A token as its list shows it. What is kept of the token itself is its hash, and that is its id. */
function shown(token: HeldToken, names: Names, now: Date) {
  const { id, label, areaCode, purposes, holder, disabled } = token;
  return {
    ...{ id, name: label, area: areaCode === null ? null : placeOf(areaCode, names), purposes, holder: holder.email },
    ...{ madeAt: token.createdAt.toISOString(), lastDay: lastDayOf(token) },
    ...{ usedAt: token.usedAt?.toISOString() ?? null, revokedAt: token.revokedAt?.toISOString() ?? null },
    standing: tokenStanding(token, { ...holder, disabled }, now),
  };
}

const areasIn = (tokens: HeldToken[]) => [...new Set(tokens.flatMap(({ areaCode }) => areaCode ?? []))];

/** The areas for which this person may make a token. */
function ownAreas(user: Person): string[] {
  const areas = new Set(user.memberships.flatMap(({ areaCode }) => areaCode ?? []));
  return [...areas].filter((areaCode) => may(user, 'token.make', { areaCode }));
}

/** Tokens by which an authority's own programs send returns. People make them, signed in; no token can. */
export const tokenRouter = router({
  /** The person's own tokens, the newest first, and what a new one may be. */
  list: signedInProcedure.meta({ action: 'token.read' }).query(async ({ ctx }) => {
    ctx.allow();
    const tokens = await readOwnTokens(ctx.workshop, ctx.user.id);
    const own = ownAreas(ctx.user);
    const names = await readAreaNames(ctx.workshop, [...own, ...areasIn(tokens)]);
    return {
      items: tokens.map((token) => shown(token, names, ctx.now)),
      areas: own.map((code) => placeOf(code, names)),
      latestDay: latestDay(ctx.today),
      suggestedDay: suggestedDay(ctx.today),
    };
  }),

  /** For administrators: everybody's tokens, or those for one area and of the people who belong to it, the newest first. */
  all: signedInProcedure
    .meta({ action: 'token.manage' })
    .input(
      z.strictObject({
        area: z.string().max(40).optional(),
        page: z.coerce.number().int().min(1).max(1_000).default(1),
      }),
    )
    .query(async ({ ctx, input: { area, page } }) => {
      ctx.allow();
      const place = { area: area || null, skip: (page - 1) * perPage, take: perPage };
      const { tokens, total } = await readAllTokens(ctx.workshop, place);
      const names = await readAreaNames(ctx.workshop, areasIn(tokens));
      const items = tokens.map((token) => shown(token, names, ctx.now));
      return { items, total, page, pages: Math.max(1, Math.ceil(total / perPage)) };
    }),

  /**
   * Makes a token for one area. The answer holds it once: the database keeps its hash, and the same key again gives the
   * answer without it (`secret` null), because what a key answers is kept.
   * @throws FORBIDDEN for another's area; BAD_REQUEST with every fault
   */
  make: signedInProcedure
    .meta({ action: 'token.make' })
    .input(
      z.strictObject({
        key: z.uuid(),
        area: z.string().max(40),
        name: z.string().max(1_000),
        purposes: z.array(z.string().max(40)).max(10),
        lastDay: z.string().max(40),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { role } = ctx.allow({ areaCode: input.area });
      const secret = newAreaToken();
      const id = fingerprint(secret);
      const made = await keyed(ctx, { key: input.key, procedure: 'token.make', input }, async (writing) => {
        const own = await readOwnTokens(writing, ctx.user.id);
        const works = (token: HeldToken) =>
          tokenStanding(token, { ...token.holder, disabled: token.disabled }, ctx.now) === 'works';
        const decided = decideToken(input, { today: ctx.today, working: own.filter(works).length });
        if ('refused' in decided) throw refused({ refused: decided.refused, conflict: false });
        const { label, purposes, expiresAt } = decided;
        const scope = { areaCode: input.area, purposes };
        await addToken(writing, { id, userId: ctx.user.id, label, createdAt: ctx.now, expiresAt, scope });
        const by = { at: ctx.now, actorId: ctx.user.id, actorRole: role };
        const detail = { area: input.area, purposes: purposes.join(', '), lastDay: input.lastDay };
        await recordAudit(writing, { ...by, action: 'token.make', subject: id, detail });
        return { id, name: label, area: input.area, purposes, lastDay: input.lastDay };
      });
      return { ...made, secret: made.id === id ? secret : null };
    }),

  /**
   * Takes a token back, at once: one's own, or as an administrator anybody's. Taking back one that was taken back before
   * changes nothing.
   * @throws NOT_FOUND also for somebody else's
   */
  revoke: signedInProcedure
    .meta({ action: 'token.revoke', or: 'token.manage' })
    .input(z.strictObject({ key: z.uuid(), token: tokenId }))
    .mutation(({ ctx, input }) =>
      keyed(ctx, { key: input.key, procedure: 'token.revoke', input }, async (writing) => {
        const token = await findHeldToken(writing, input.token);
        const as = token && mayRevoke(ctx.user, { userId: token.holder.id });
        if (!token || !as) throw new TRPCError({ code: 'NOT_FOUND', message: 'You have no such token.' });
        if (await revokeToken(writing, token.id, ctx.now)) {
          const by = { at: ctx.now, actorId: ctx.user.id, actorRole: as.role };
          const detail = { area: token.areaCode, own: token.holder.id === ctx.user.id };
          await recordAudit(writing, { ...by, action: 'token.revoke', subject: token.id, detail });
        }
        return { id: token.id, name: token.label };
      }),
    ),
});
