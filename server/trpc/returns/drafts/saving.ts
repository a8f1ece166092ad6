import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Writing } from '#server/data/connections.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import {
  createDraft,
  type DraftedFigure,
  findDraft,
  moveDraft,
  readDraftFigures,
  writeDraftFigures,
} from '#server/data/workshop/drafts/drafts.ts';
import { figuresOfForm } from '#server/domain/returns/drafts/draft-figure.ts';
import { mergeDraft } from '#server/domain/returns/drafts/merge-draft.ts';
import { figureOf } from '#server/domain/returns/returned-value.ts';
import { signedInProcedure } from '../../init.ts';
import { keyed } from '../../keyed.ts';
import { conflict, ofReturn, requireReader } from '../scope.ts';
import { loadForm } from './form.ts';
import { formIsClosed } from './reading.ts';

const cell = z.string().max(400);
const text = z.string().max(10_000);
const figure = z.strictObject({
  numerator: cell,
  denominator: cell,
  value: cell,
  symbol: cell,
  explanation: text,
  comment: text,
});

const saveDraftInput = z.strictObject({
  key: z.uuid(),
  ...ofReturn,
  /** What stands in the fields now, and what stood there when the form was opened. */
  figures: z.array(z.strictObject({ metric: z.string(), breakdown: z.string(), now: figure, was: figure })).max(5_000),
  /** The version the draft is to rest on from now on: somebody looked at what differs from it. */
  onto: z.int().positive().optional(),
});

/** Somebody else changed the draft between reading and writing it: read it again. */
class DraftMoved extends Error {
  override name = 'DraftMoved';
}

/** Who wrote what stands in a figure now, and when; nobody where it is the submitted version's. */
const writerOf = (drafted: readonly DraftedFigure[], metric: string, breakdown: string) => {
  const found = drafted.find((each) => each.metric === metric && each.breakdown === breakdown);
  return found ? { role: found.changedRole, at: found.changedAt.toISOString(), by: found.changedBy } : null;
};

/**
 * Writes what was typed into the draft, figure by figure. What somebody else changed meanwhile is never overwritten: it
 * comes back as a conflict with both figures, and everything else is saved. CONFLICT: the return can no longer be
 * changed; PRECONDITION_FAILED: the collection is not open or locked; BAD_REQUEST: a figure the collection does not ask.
 */
export const saveReturnDraft = signedInProcedure
  .meta({ action: 'return.draft' })
  .input(saveDraftInput)
  .mutation(async ({ ctx, input }) => {
    requireReader(ctx.user, input.area);
    const { role } = ctx.allow({ areaCode: input.area });
    const of = { area: input.area, collection: input.collection };
    const loaded = await loadForm(ctx, of);
    const unasked = input.figures.find(({ metric, breakdown }) => !loaded.form.has(figureOf(metric, breakdown)));
    if (unasked) {
      const message = `The collection does not ask for ${unasked.metric}, ${unasked.breakdown}.`;
      throw new TRPCError({ code: 'BAD_REQUEST', message });
    }
    const closed = formIsClosed(loaded, ctx.today);
    if (closed) throw new TRPCError({ code: 'PRECONDITION_FAILED', message: closed });
    const by = { at: ctx.now, actorId: ctx.user.id, actorRole: role };

    const save = async (writing: Writing) => {
      const draft = await findDraft(writing, of);
      const drafted = draft ? await readDraftFigures(writing, draft.id) : [];
      const form = figuresOfForm(loaded.collection.asks, loaded.submitted, drafted);
      const { writes, conflicts } = mergeDraft(form, input.figures);
      const baseVersion = input.onto ?? draft?.baseVersion ?? loaded.version;
      const rebased = draft !== null && baseVersion !== draft.baseVersion;
      if (writes.length > 0 || rebased) {
        if (draft && !(await moveDraft(writing, draft, { baseVersion, at: ctx.now }))) throw new DraftMoved();
        const { id } = draft ?? (await createDraft(writing, { ...of, baseVersion, at: ctx.now }));
        await writeDraftFigures(writing, id, writes, by);
        const subject = `${of.collection} ${of.area}`;
        const detail = { figures: writes.length, conflicts: conflicts.length, baseVersion };
        await recordAudit(writing, { ...by, action: 'return.draft', subject, detail });
      }
      return {
        saved: writes.length,
        conflicts: conflicts.map((each) => {
          const writer = writerOf(drafted, each.metric, each.breakdown);
          return { ...each, writer: writer && { role: writer.role, at: writer.at, you: writer.by === ctx.user.id } };
        }),
      };
    };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await keyed(ctx, { key: input.key, procedure: 'return.saveDraft', input }, save);
      } catch (error) {
        if (!(error instanceof DraftMoved)) throw error;
        if (attempt >= 5) throw conflict('Somebody else is writing into this form. Nothing was saved: try again.');
      }
    }
  });
