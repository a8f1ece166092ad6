import { TRPCError } from '@trpc/server';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { recordAudit } from '#server/data/workshop/audit.ts';
import {
  addEnteredNote,
  addNoteDecision,
  findEnteredNote,
  findPromiseId,
  type NoteOfPromise,
  readEnteredNotes,
} from '#server/data/workshop/voices/lived-notes.ts';
import {
  decideNote,
  decideNoteInput,
  enterNoteInput,
  noteFaults,
  promiseNamed,
} from '#server/domain/voices/lived-note.ts';
import { publicBy } from '#server/domain/voices/waiting.ts';
import { refused } from '../acts/acting.ts';
import { router, signedInProcedure } from '../init.ts';
import { keyed } from '../keyed.ts';
import { queueInput, queuePage, rowsOn } from './queue.ts';

const key = z.uuid();

/** A note as those who decide see it: whether it is their own, and until when it is public once approved. */
function shown({ actorId, at, decidedAt, commitmentId: _, ...note }: NoteOfPromise, reader: string) {
  const latest = note.approved && decidedAt ? publicBy(decidedAt).toISOString() : null;
  return { ...note, at: at.toISOString(), own: actorId === reader, publicBy: latest };
}

const noSuchNote = () => new TRPCError({ code: 'NOT_FOUND', message: 'There is no such note.' });

/** What people who live with a promise say of it: entered by one person, approved by another. */
export const noteRouter = router({
  /**
   * Enters a note; nobody but those who may decide reads it until another person has approved it.
   * @throws BAD_REQUEST with every fault
   */
  enter: signedInProcedure
    .meta({ action: 'note.enter' })
    .input(z.strictObject({ key, ...enterNoteInput }))
    .output(z.object({ id: z.string(), commitment: z.string() }))
    .mutation(({ ctx, input }) => {
      const as = ctx.allow();
      return keyed(ctx, { key: input.key, procedure: 'note.enter', input }, async (writing) => {
        const slug = promiseNamed(input.commitment);
        const commitmentId = slug === '' ? null : await findPromiseId(writing, slug);
        const faults = noteFaults(input, commitmentId !== null);
        if (commitmentId === null || faults.length > 0) throw refused({ refused: faults, conflict: false });
        const by = { actorId: ctx.user.id, actorRole: as.role, at: ctx.now };
        const { text, suppliedBy, consent } = input;
        const note = { id: uuidv7(), commitmentId, text, suppliedBy, consent, organisation: as.organisation };
        await addEnteredNote(writing, { ...note, ...by });
        await recordAudit(writing, { ...by, action: 'note.enter', subject: slug, detail: { note: note.id } });
        return { id: note.id, commitment: slug };
      });
    }),

  /**
   * Approves a note, which then goes out like any voice, or says why not.
   * @throws NOT_FOUND; FORBIDDEN for one's own note; BAD_REQUEST with every fault; CONFLICT where somebody was quicker
   */
  decide: signedInProcedure
    .meta({ action: 'note.decide' })
    .input(z.strictObject({ key, ...decideNoteInput }))
    .output(z.object({ note: z.string(), row: z.string().nullable() }))
    .mutation(({ ctx, input }) =>
      keyed(ctx, { key: input.key, procedure: 'note.decide', input }, async (writing) => {
        const note = await findEnteredNote(writing, input.note);
        if (!note) throw noSuchNote();
        const as = ctx.allow({ previousActor: note.actorId });
        const decision = decideNote(note, input, { today: ctx.today, newId: uuidv7 }, as.organisation);
        if ('refused' in decision) throw refused(decision);
        const by = { actorId: ctx.user.id, actorRole: as.role, at: ctx.now };
        const { approved } = input;
        const kept = { noteId: note.id, approved, reason: approved ? null : input.reason, ...by };
        await addNoteDecision(writing, kept, decision.row);
        const detail = {
          note: note.id,
          approved,
          ...(decision.row ? { rows: [`livedNotes ${decision.row.id}`] } : {}),
        };
        await recordAudit(writing, { ...by, action: 'note.decide', subject: note.commitment.slug, detail });
        return { note: note.id, row: decision.row?.id ?? null };
      }),
    ),

  /** Notes that wait for a second person, the longest waiting first; or those decided on, the latest first. */
  list: signedInProcedure
    .meta({ action: 'note.read' })
    .input(queueInput)
    .query(async ({ ctx, input: { decided, page } }) => {
      ctx.allow();
      const { items, total } = await readEnteredNotes(ctx.workshop, { decided, ...rowsOn(page) });
      const notes = items.map((note) => shown(note, ctx.user.id));
      return queuePage(notes, { total, page });
    }),

  /**
   * One note, with what was decided on it.
   * @throws NOT_FOUND
   */
  byId: signedInProcedure
    .meta({ action: 'note.read' })
    .input(z.strictObject({ note: z.string().max(36) }))
    .query(async ({ ctx, input }) => {
      ctx.allow();
      const note = await findEnteredNote(ctx.workshop, input.note);
      if (!note) throw noSuchNote();
      return shown(note, ctx.user.id);
    }),
});
