import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { readCollections } from '#server/data/gallery/collections.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { takeTurn } from '#server/data/workshop/ledger-writing.ts';
import { findReturn } from '#server/data/workshop/returns.ts';
import {
  addCommentary,
  addReply,
  readCommentaries,
  readHeldCommentaries,
} from '#server/data/workshop/right-of-reply.ts';
import { may, type Person } from '#server/domain/people/permissions.ts';
import { periodInWords } from '#server/domain/period.ts';
import { stateOn } from '#server/domain/returns/states/return-states.ts';
import {
  replyInput,
  replyTo,
  writeCommentary,
  writeCommentaryInput,
} from '#server/domain/right-of-reply/commentary.ts';
import { commentaryLetter, repliedLetter } from '#server/domain/right-of-reply/letters.ts';
import { publishedCommentaries, publishedCommentary } from '#server/domain/right-of-reply/published.ts';
import { refused } from '../acts/acting.ts';
import { listingInput, partOf } from '../comparison/listing.ts';
import { referenceAt } from '../comparison/reference.ts';
import { documented } from '../documented.ts';
import { publicProcedure, router, signedInProcedure } from '../init.ts';
import { keyed } from '../keyed.ts';
import { ledgerOf } from '../promises/ledger-reading.ts';
import { releaseAsked, releaseInput } from '../release-asked.ts';
import { ofReturn, requireCollection, requireReader, tell } from '../returns/scope.ts';
import { commentaryShown, requireCommentary, shownCommentary } from './commentary-answer.ts';

const tags = ['commentary'];
const key = z.uuid();
const areasOf = ({ memberships }: Person) => [
  ...new Set(memberships.flatMap((held) => (held.role === 'finance-officer' ? [] : (held.areaCode ?? [])))),
];

/** What the department says of an authority's figures, and what the authority says to it. */
export const commentaryRouter = router({
  /**
   * Commentary that is out with every reply, the latest first; of one area where asked, which may be a made-up one.
   * @throws NOT_FOUND for a release that is not out
   */
  published: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/commentary', tags, summary: 'Commentary and the replies to it' } })
    .input(z.object({ area: z.string().max(20).optional(), release: releaseInput, ...listingInput }))
    .output(
      documented(
        z.strictObject({
          release: z.object({ number: z.int(), publishedAt: z.string(), current: z.boolean() }),
          items: z.array(publishedCommentary),
          next: z.string().nullable(),
        }),
      ),
    )
    .query(async ({ ctx: { gallery, now }, input }) => {
      const release = await releaseAsked(gallery, input.release);
      const [{ ledger }, { areas }, collections] = await Promise.all([
        ledgerOf(gallery, release),
        referenceAt(gallery, release, now),
        readCollections(gallery),
      ]);
      const names = {
        areas,
        collections: new Map(
          collections.map(({ id, period, programme }) => [String(id), { period: String(period), programme }]),
        ),
      };
      return { release, ...partOf(publishedCommentaries(ledger, names, input), ({ id }) => id, input) };
    }),

  /**
   * The department sends what it means to publish of an authority's figures. The authority has ten working days.
   * @throws NOT_FOUND; FORBIDDEN before the return was accepted; BAD_REQUEST with every fault; CONFLICT where another
   * commentary waits that this one does not name as the one it replaces
   */
  write: signedInProcedure
    .meta({ action: 'commentary.write' })
    .input(z.strictObject({ key, ...ofReturn, ...writeCommentaryInput }))
    .output(z.object({ id: z.string(), replyBy: z.string(), letters: z.int() }))
    .mutation(({ ctx, input }) =>
      keyed(ctx, { key: input.key, procedure: 'commentary.write', input }, async (writing) => {
        const { collection, areaName } = await requireCollection(writing, input);
        const found = await findReturn(writing, collection.id, input.area);
        const state = found ? stateOn({ ...found, draft: false }, ctx.today) : 'open';
        const { role } = ctx.allow({ areaCode: input.area, state });
        const place = { collectionId: collection.id, areaCode: input.area };
        const all = await readCommentaries(writing, place);
        const waiting = all.find(({ held, replaced }) => !held && !replaced) ?? null;
        const of = { ...place, version: found!.version };
        const decision = writeCommentary(waiting, input, of, { today: ctx.today, newId: uuidv7 });
        if ('refused' in decision) throw refused(decision);
        const turn = { of: `commentary ${place.collectionId} ${place.areaCode}`, revision: all.length };
        await takeTurn(writing, { ...turn, userId: ctx.user.id, procedure: 'commentary.write', at: ctx.now });
        const by = { actorId: ctx.user.id, actorRole: role };
        await addCommentary(writing, decision.row, { ...by, recordedAt: ctx.now });
        const { id, replyBy, replaces } = decision.row;
        const subject = `${place.collectionId} ${place.areaCode}`;
        const detail = { row: `Commentary ${id}`, replyBy, replaces };
        await recordAudit(writing, { ...by, at: ctx.now, action: 'commentary.write', subject, detail });
        const to = { areaCode: input.area, except: ctx.user.id, at: ctx.now };
        const letter = commentaryLetter(areaName, id, replyBy, replaces !== null);
        const letters = await tell(writing, { ...to, roles: ['preparer', 'approver'] }, letter);
        return { id, replyBy, letters };
      }),
    ),

  /**
   * The authority replies. Nobody can change, hold back or take out what it says: it goes out beside the commentary, at
   * the latest after five working days where the commentary is out.
   * @throws NOT_FOUND for one of another authority; BAD_REQUEST with every fault; CONFLICT
   */
  reply: signedInProcedure
    .meta({
      action: 'commentary.reply',
      openapi: { method: 'POST', path: '/commentary/{commentary}/replies', tags, summary: 'Reply to commentary' },
    })
    .input(z.strictObject({ key, ...replyInput }))
    .output(z.object({ id: z.string(), commentary: z.string() }))
    .mutation(({ ctx, input }) =>
      keyed(ctx, { key: input.key, procedure: 'commentary.reply', input }, async (writing) => {
        const commentary = await requireCommentary(writing, input.commentary, ctx.user);
        const { role } = ctx.allow({ areaCode: commentary.areaCode });
        const decision = replyTo(commentary, input, commentary.replaced, { today: ctx.today, newId: uuidv7 });
        if ('refused' in decision) throw refused(decision);
        const turn = { of: `reply ${commentary.id}`, revision: commentary.replies.length };
        await takeTurn(writing, { ...turn, userId: ctx.user.id, procedure: 'commentary.reply', at: ctx.now });
        const by = { actorId: ctx.user.id, actorRole: role };
        await addReply(writing, decision.row, { ...by, recordedAt: ctx.now });
        const { id } = decision.row;
        const subject = `${commentary.collectionId} ${commentary.areaCode}`;
        const detail = { row: `Reply ${id}`, commentary: commentary.id };
        await recordAudit(writing, { ...by, at: ctx.now, action: 'commentary.reply', subject, detail });
        const to = { roles: ['official' as const], areaCode: null, except: ctx.user.id, at: ctx.now };
        await tell(writing, to, repliedLetter(commentary.areaName, commentary));
        return { id, commentary: commentary.id };
      }),
    ),

  /** For an authority: every commentary on its figures, the latest first, whether it is out or not. */
  own: signedInProcedure
    .meta({
      action: 'commentary.reply',
      openapi: { method: 'GET', path: '/commentary/own', tags, summary: 'Commentary on your figures' },
    })
    .output(z.object({ items: z.array(commentaryShown) }))
    .query(async ({ ctx }) => {
      const areas = areasOf(ctx.user);
      for (const areaCode of areas) ctx.allow({ areaCode });
      const rows = await readCommentaries(ctx.workshop, { areaCode: { in: areas } }, { take: 200 });
      return { items: rows.map((row) => shownCommentary(row, ctx.today)) };
    }),

  /**
   * One commentary, for the authority it is about and for officials.
   * @throws NOT_FOUND, for one of another authority too
   */
  byId: signedInProcedure
    .meta({ action: 'commentary.reply', or: 'commentary.readAny' })
    .input(z.strictObject({ commentary: z.string().max(36) }))
    .output(commentaryShown)
    .query(async ({ ctx, input }) =>
      shownCommentary(await requireCommentary(ctx.workshop, input.commentary, ctx.user), ctx.today),
    ),

  /** For officials: every commentary that is not out and may still go out, the first to be due first. */
  waiting: signedInProcedure.meta({ action: 'commentary.readAny' }).query(async ({ ctx }) => {
    ctx.allow();
    const rows = await readHeldCommentaries(ctx.workshop, true);
    const items = rows.map((row) => shownCommentary(row, ctx.today));
    return { today: ctx.today, items: items.sort((a, b) => (a.replyBy < b.replyBy ? -1 : 1)) };
  }),

  /** For officials: every commentary on one return, the latest first. */
  ofReturn: signedInProcedure
    .meta({ action: 'commentary.readAny' })
    .input(z.strictObject(ofReturn))
    .query(async ({ ctx, input }) => {
      requireReader(ctx.user, input.area);
      const { collection, areaName } = await requireCollection(ctx.workshop, input);
      const found = await findReturn(ctx.workshop, collection.id, input.area);
      const state = found ? stateOn({ ...found, draft: false }, ctx.today) : 'open';
      const rows = await readCommentaries(ctx.workshop, { collectionId: collection.id, areaCode: input.area });
      const waiting = rows.find(({ held, replaced }) => !held && !replaced) ?? null;
      return {
        area: { code: input.area, name: areaName },
        collection: {
          id: collection.id,
          programme: collection.programmeName,
          label: periodInWords(collection.period),
        },
        mayWrite: may(ctx.user, 'commentary.write', { areaCode: input.area, state }) !== null,
        waiting: waiting && shownCommentary(waiting, ctx.today),
        items: rows.map((row) => shownCommentary(row, ctx.today)),
      };
    }),
});
