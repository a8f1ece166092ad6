import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { TRPCError } from '@trpc/server';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Workshop } from '#server/data/connections.ts';
import { inTransaction, isDuplicate } from '#server/data/transaction.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import {
  addFigureImport,
  addImportOrigin,
  findFigureImport,
  moveFigureImport,
  readFigureImports,
} from '#server/data/workshop/figures/figure-imports.ts';
import { readStagedFigures, stageFigures } from '#server/data/workshop/loading.ts';
import type { FileCounts } from '#server/domain/data-files/change-plan.ts';
import { mappingChoices, proposedMappings } from '#server/domain/data-files/mapping.ts';
import { profileOf } from '#server/domain/data-files/profile.ts';
import { recomputedRates } from '#server/domain/data-files/recomputed.ts';
import { differenceSummary } from '#server/domain/data-files/words.ts';
import { textFault } from '#server/domain/ledger/acts/act.ts';
import { type OfficialFigure, planFigures } from '#server/domain/loading/figure-plan.ts';
import { refused } from '../acts/acting.ts';
import { router, signedInProcedure } from '../init.ts';
import { keyed } from '../keyed.ts';
import { changesAgainstHeld, figuresByMapping, readImport } from './planning.ts';
import { restartActs } from './restarts.ts';

/** Rows per transaction. */
const CHUNK = 5_000;
/** A row of the database holds no more; a file of 60 MB packs to about a tenth. */
const LARGEST_PACKED = 12 * 1024 * 1024;
const CHANGES_SHOWN = 50;

const key = z.uuid();
const id = z.uuid();
const mapping = z.strictObject({
  indicator: z.string().min(1).max(100),
  filters: z.record(z.string().max(100), z.string().max(300)).default({}),
  metric: z.string().min(1).max(48),
  breakdown: z.string().min(1).max(48).default('total'),
});
const mappings = z.array(mapping).min(1).max(60);

/** Labels that a figure somebody else published may carry. */
const label = z.enum(['accredited official statistics', 'official statistics', 'official statistics in development']);

/** Official figures out of files as DfE publishes them: uploaded, looked at, taken over. For officials. */
export const figureRouter = router({
  ...restartActs,

  /** The latest files, the newest first: who they are, as what they were taken over. */
  imports: signedInProcedure.meta({ action: 'figure.import' }).query(async ({ ctx }) => {
    ctx.allow();
    const latest = await readFigureImports(ctx.workshop, 50);
    return latest.map(({ uploadedAt, id, fileName, state, counts }) => ({
      ...{ id, fileName, state, counts },
      uploadedAt: uploadedAt.toISOString(),
    }));
  }),

  /**
   * Keeps a file (base64) and answers its id. Nothing of it is held as a figure yet; what is wrong with it is said by
   * `figure.preview`.
   */
  upload: signedInProcedure
    .meta({ action: 'figure.import' })
    .input(
      z.strictObject({
        key,
        fileName: z.string().trim().min(1).max(200),
        file: z.base64(),
        filters: z.array(z.string().min(1).max(100)).max(20).default([]),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { role } = ctx.allow();
      const bytes = Buffer.from(input.file, 'base64');
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const content = gzipSync(bytes);
      if (content.length > LARGEST_PACKED)
        throw new TRPCError({ code: 'PAYLOAD_TOO_LARGE', message: 'The file is too large: split it by period.' });
      const { fileName, filters } = input;
      const write = { key: input.key, procedure: 'figure.upload', input: { fileName, filters, sha256 } };
      return keyed(ctx, write, async (writing) => {
        const row = { id: uuidv7(), fileName, sha256, filters, content: content.toString('base64') };
        await addFigureImport(writing, { ...row, at: ctx.now, by: ctx.user.id });
        const by = { at: ctx.now, actorId: ctx.user.id, actorRole: role };
        await recordAudit(writing, { ...by, action: 'figure.upload', subject: row.id, detail: { fileName, sha256 } });
        return { id: row.id };
      });
    }),

  /** What a file holds, every finding, mappings known from before, and what taking it over by `mappings` would change. */
  preview: signedInProcedure
    .meta({ action: 'figure.import' })
    .input(z.strictObject({ id, mappings: mappings.optional() }))
    .query(async ({ ctx, input }) => {
      ctx.allow();
      const read = await readImport(ctx.workshop, input.id, ctx.today);
      const { found, file, reference, before } = read;
      const plan = input.mappings ? await planOf(ctx.workshop, read, input.mappings) : null;
      return {
        id: found.id,
        fileName: found.fileName,
        findings: file.findings,
        profile: profileOf(file),
        recomputed: recomputedRates(file).map((rate) => ({ ...rate, reasons: differenceSummary(rate) })),
        proposals: proposedMappings(file, before),
        choices: mappingChoices(file),
        metrics: reference.metrics.map(({ id: metric, name }) => ({ id: metric, name })),
        plan,
      };
    }),

  /**
   * Takes a file over: its figures are staged, and no release takes one of them before all are. A file with an error, or
   * a mapping that cannot be, is refused and nothing is held. Called again after it broke off, it goes on.
   */
  take: signedInProcedure
    .meta({ action: 'figure.import' })
    .input(
      z.strictObject({
        key,
        id,
        mappings,
        label: label.default('official statistics'),
        source: z.string().trim().min(1).max(400).optional(),
        url: z
          .url({ protocol: /^https?$/ })
          .max(700)
          .nullable()
          .default(null),
      }),
    )
    .mutation(async ({ ctx, input }): Promise<FileCounts> => {
      const { role } = ctx.allow();
      const done = await findFigureImport(ctx.workshop, input.id);
      if (done?.state === 'staged' && done.counts) return done.counts;
      const read = await readImport(ctx.workshop, input.id, ctx.today);
      const { found, file } = read;
      const faults = file.findings.filter(({ severity }) => severity === 'error');
      if (faults.length > 0)
        throw new TRPCError({
          code: 'UNPROCESSABLE_CONTENT',
          message: `The file has ${faults.length} faults: nothing was taken over.`,
          cause: { faults },
        });
      const originId = `file-${found.id}`;
      const taken = figuresByMapping(read, input.mappings, originId);
      if (taken.faults.length > 0) throw new TRPCError({ code: 'BAD_REQUEST', message: taken.faults.join(' ') });
      const source = input.source ?? `Department for Education, data file ${found.fileName}`;
      const fault = textFault('source', source, 'the source', { most: 400 });
      if (fault) throw refused({ refused: [fault], conflict: false });
      const by = { at: ctx.now, actorId: ctx.user.id, actorRole: role };
      const counts = await keyed(ctx, { key: input.key, procedure: 'figure.take', input }, async (writing) => {
        if (found.state === 'staging') {
          if (JSON.stringify(found.mappings) === JSON.stringify(taken.mappings) && found.counts) return found.counts;
          throw new TRPCError({ code: 'CONFLICT', message: 'This file is being taken over by other mappings.' });
        }
        const { take, changes, unchanged } = await changesAgainstHeld(writing, taken.figures);
        const { leftOut } = taken;
        const planned = { added: take.length - changes.length, changed: changes.length, unchanged, leftOut };
        const { label, url } = input;
        await addImportOrigin(writing, { id: originId, label, source, method: 'As published.', url });
        const begun = { state: 'staging' as const, mappings: taken.mappings, originId, counts: planned };
        if (!(await moveFigureImport(writing, found.id, 'uploaded', begun)))
          throw new TRPCError({ code: 'CONFLICT', message: 'Somebody else takes this file over just now.' });
        return planned;
      });
      for (let start = 0; start < taken.figures.length; start += CHUNK)
        await stageChunk(ctx.workshop, taken.figures.slice(start, start + CHUNK));
      await inTransaction(ctx.workshop, async (writing) => {
        const staged = { state: 'staged' as const, takenAt: ctx.now, takenBy: ctx.user.id };
        if (!(await moveFigureImport(writing, found.id, 'staging', staged))) return;
        const detail = { ...counts, fileName: found.fileName, sha256: found.sha256, mappings: taken.mappings };
        await recordAudit(writing, { ...by, action: 'figure.take', subject: found.id, detail });
      });
      return counts;
    }),

  /** Lets a file go that is not to be taken over. */
  discard: signedInProcedure
    .meta({ action: 'figure.import' })
    .input(z.strictObject({ key, id }))
    .mutation(({ ctx, input }) =>
      keyed(ctx, { key: input.key, procedure: 'figure.discard', input }, async (writing) => {
        const { role } = ctx.allow();
        if (!(await moveFigureImport(writing, input.id, 'uploaded', { state: 'discarded' })))
          throw new TRPCError({ code: 'CONFLICT', message: 'This file is taken over or discarded already.' });
        const by = { at: ctx.now, actorId: ctx.user.id, actorRole: role };
        await recordAudit(writing, { ...by, action: 'figure.discard', subject: input.id, detail: {} });
        return { id: input.id };
      }),
    ),
});

async function planOf(
  workshop: Workshop,
  read: Parameters<typeof figuresByMapping>[0],
  asked: Parameters<typeof figuresByMapping>[1],
) {
  const { mappings, figures, leftOut, faults } = figuresByMapping(read, asked, `file-${read.found.id}`);
  const { take, changes, unchanged } = await changesAgainstHeld(workshop, figures);
  const counts = { added: take.length - changes.length, changed: changes.length, unchanged, leftOut };
  return { mappings, faults, counts, changes: changes.slice(0, CHANGES_SHOWN) };
}

/** Two files that give the same figure at the same moment get one edition after the other. */
async function stageChunk(workshop: Workshop, figures: OfficialFigure[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await inTransaction(workshop, async (writing) => {
        const { take } = await changesAgainstHeld(writing, figures);
        await stageFigures(writing, planFigures(take, await readStagedFigures(writing, take)).rows);
      });
      return;
    } catch (error) {
      if (!isDuplicate(error) || attempt >= 5) throw error;
    }
  }
}
