import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { readRedactions } from '#server/data/gallery/redactions/redactions.ts';
import { readPublishedReleases } from '#server/data/gallery/release-list.ts';
import { inTransaction } from '#server/data/transaction.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { createRelease, readAllReleases, updateRelease } from '#server/data/workshop/releases.ts';
import { may } from '#server/domain/people/permissions.ts';
import { upToRelease } from '#server/domain/redaction/told.ts';
import { totalsOf } from '#server/domain/releases/report.ts';
import {
  methodVersion,
  nextNumber,
  prepareFault,
  previewDay,
  recallFault,
  releaseWordsFaults,
  ruleVersion,
} from '#server/domain/releases/steps.ts';
import { refused } from './acts/acting.ts';
import { listingInput, partOf } from './comparison/listing.ts';
import { publicProcedure, router, signedInProcedure } from './init.ts';
import { keyed } from './keyed.ts';
import { approveRelease } from './release-approving.ts';
import { releaseAsked, releaseInput } from './release-asked.ts';
import { fillRelease, requireSomethingNew, returnsToRelease, withChecklist } from './release-preparing.ts';
import { releaseKeys, releaseManifest } from './releases/manifest.ts';
import { redactionSchema, redactionsKey } from './releases/redactions.ts';
import { inWords } from './releases/report-in-words.ts';

const conflict = (message: string) => new TRPCError({ code: 'CONFLICT', message });
const missing = (number: number) =>
  new TRPCError({ code: 'NOT_FOUND', message: `There is no published release ${number}.` });

const publishedRelease = z.object({
  number: z.int(),
  kind: z.string(),
  title: z.string(),
  note: z.string(),
  asOf: z.string(),
  methodVersion: z.string(),
  ruleVersion: z.string(),
  publishedAt: z.string(),
  current: z.boolean(),
});

const mark = z.object({ number: z.int(), publishedAt: z.string(), current: z.boolean() });

const key = z.uuid();

export const releaseRouter = router({
  /** The release that readers see without asking for another: the highest number that is out. */
  current: publicProcedure.output(publishedRelease).query(async ({ ctx }) => {
    const [release] = await readPublishedReleases(ctx.gallery);
    if (!release) throw new TRPCError({ code: 'NOT_FOUND', message: 'Nothing has been published yet.' });
    return { ...release, current: true };
  }),

  /** Every release that is out, the latest first, and what had to be taken down of them. */
  list: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/releases', tags: ['releases'], summary: 'Every release' } })
    .input(z.object({ release: releaseInput, ...listingInput }))
    .output(
      z.object({
        release: mark,
        items: z.array(publishedRelease),
        next: z.string().nullable(),
        redactions: z.array(redactionSchema).optional(),
      }),
    )
    .query(async ({ ctx: { gallery }, input }) => {
      const release = await releaseAsked(gallery, input.release);
      const [out, redactions] = await Promise.all([readPublishedReleases(gallery), readRedactions(gallery)]);
      // As at a release, that one was the latest.
      const known = out
        .filter((each) => each.number <= release.number)
        .map((each, at) => ({ ...each, current: at === 0 }));
      const gone = redactionsKey(upToRelease(redactions, release.number));
      return { release, ...partOf(known, (each) => String(each.number), input), ...gone };
    }),

  /** One release that is out. An unpublished one is answered like one that does not exist. */
  byNumber: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/releases/{number}', tags: ['releases'], summary: 'One release' } })
    .input(z.object({ number: z.coerce.number().int() }))
    .output(publishedRelease.extend({ release: mark, redactions: z.array(redactionSchema).optional() }))
    .query(async ({ ctx: { gallery }, input }) => {
      const release = await releaseAsked(gallery, input.number);
      const [out, redactions] = await Promise.all([
        readPublishedReleases(gallery),
        readRedactions(gallery, release.number),
      ]);
      const found = out.find((each) => each.number === release.number);
      if (!found) throw missing(input.number);
      return { ...found, current: release.current, release, ...redactionsKey(redactions) };
    }),

  manifest: releaseManifest,

  keys: releaseKeys,

  /** All releases with their reports, unpublished ones included, and what the official who asks may do with each now. */
  preview: signedInProcedure.meta({ action: 'release.read' }).query(async ({ ctx }) => {
    ctx.allow();
    const all = await readAllReleases(ctx.workshop);
    return all.map((release) => {
      const { state, preparedBy } = release;
      const mayApprove = may(ctx.user, 'release.approve', { state, previousActor: preparedBy }) !== null;
      const mayRecall = may(ctx.user, 'release.recall', { state }) !== null;
      return { ...release, mayApprove, mayRecall, previewDay: previewDay(release, ctx.now) };
    });
  }),

  /**
   * What one release holds, in words, for the official who approves it; null while it is being prepared.
   * @throws NOT_FOUND
   */
  contents: signedInProcedure
    .meta({ action: 'release.read' })
    .input(z.strictObject({ number: z.int() }))
    .query(async ({ ctx, input }) => {
      ctx.allow();
      const release = (await readAllReleases(ctx.workshop)).find(({ number }) => number === input.number);
      if (!release) throw new TRPCError({ code: 'NOT_FOUND', message: 'There is no such release.' });
      return release.report && inWords(ctx.workshop, release.report);
    }),

  /**
   * Prepares the next release from every ledger row, accepted return and staged figure that no release holds, with
   * primary suppression applied. The same key takes up a preparation that broke off. `only: figures` leaves returns and
   * the ledger's other rows to the officials' next release.
   * @throws BAD_REQUEST where title or note look as if they told of one person; CONFLICT while another is prepared, and
   * where it was taken back before it was filled
   */
  prepare: signedInProcedure
    .meta({ action: 'release.prepare' })
    .input(
      z.strictObject({
        key,
        title: z.string().trim().min(1).max(200).optional(),
        note: z.string().trim().max(5_000).default(''),
        kind: z.enum(['statistics', 'ledger']).optional(),
        only: z.enum(['figures']).optional(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { role } = ctx.allow();
      const faults = releaseWordsFaults({ title: input.title ?? '', note: input.note });
      if (faults.length > 0) throw refused({ refused: faults, conflict: false });
      const write = { key: input.key, procedure: 'release.prepare', input };
      const begun = await keyed(ctx, write, async (writing) => {
        const all = await readAllReleases(writing);
        const fault = prepareFault(all);
        if (fault) throw conflict(fault);
        await requireSomethingNew(writing, all, ctx.today, input.only);
        const number = nextNumber(all);
        const { title = `Release ${number}`, note } = input;
        const by = { preparedBy: ctx.user.id, preparedAt: ctx.now };
        await createRelease(writing, { number, title, note, asOf: ctx.today, methodVersion, ruleVersion, ...by });
        return { number };
      });
      const all = await readAllReleases(ctx.workshop);
      const release = all.find((each) => each.number === begun.number);
      if (!release) throw missing(begun.number);
      if (release.report) return { number: release.number, state: release.state, ...totalsOf(release.report) };
      if (release.state !== 'preparing')
        throw conflict(`Release ${release.number} was taken back meanwhile. Prepare another.`);
      const returns = input.only ? [] : await returnsToRelease(ctx.workshop, all, release.number, ctx.today);
      const report = withChecklist(await fillRelease(ctx.workshop, release.number, returns, ctx.today, input.only));
      const totals = totalsOf(report);
      const kind = input.kind ?? (totals.values > 0 ? 'statistics' : 'ledger');
      await inTransaction(ctx.workshop, async (writing) => {
        const moved = await updateRelease(writing, release, { state: 'prepared', kind, report });
        if (!moved) throw conflict('Somebody else changed this release meanwhile.');
        const by = { at: ctx.now, actorId: ctx.user.id, actorRole: role };
        await recordAudit(writing, {
          ...by,
          action: 'release.prepare',
          subject: String(release.number),
          detail: totals,
        });
      });
      return { number: release.number, state: 'prepared' as const, ...totals };
    }),

  approve: approveRelease,

  /** Takes back a release that is not approved. Its number stays used; what it held goes into the next one. */
  recall: signedInProcedure
    .meta({ action: 'release.recall' })
    .input(z.strictObject({ key, number: z.int() }))
    .mutation(({ ctx, input }) =>
      keyed(ctx, { key: input.key, procedure: 'release.recall', input }, async (writing) => {
        const all = await readAllReleases(writing);
        const release = all.find((each) => each.number === input.number);
        if (!release) throw missing(input.number);
        const { role } = ctx.allow({ state: release.state });
        const fault = recallFault(release.number, all);
        if (fault) throw conflict(fault);
        if (!(await updateRelease(writing, release, { state: 'void' }))) throw conflict('Somebody else was quicker.');
        const by = { at: ctx.now, actorId: ctx.user.id, actorRole: role };
        await recordAudit(writing, { ...by, action: 'release.recall', subject: String(release.number), detail: {} });
        return { number: release.number, state: 'void' as const };
      }),
    ),
});
