import type { Workshop, Writing } from '#server/data/connections.ts';
import { addLedgerRows } from '#server/data/workshop/loading.ts';
import type { EnteredNote, NewLivedNote } from '#server/domain/voices/lived-note.ts';

type From = Workshop | Writing;

/** A note with the promise it is of, and what was decided on it where somebody has. */
export type NoteOfPromise = EnteredNote & {
  commitment: { slug: string; title: string };
  /** Why it was not approved; null where it was, or nobody has decided. */
  reason: string | null;
  decidedAt: Date | null;
};

const withPromise = {
  commitment: {
    select: { slug: true, wordings: { select: { title: true }, orderBy: { version: 'desc' }, take: 1 } },
  },
  decision: { select: { approved: true, reason: true, at: true } },
} as const;

type Row = Omit<EnteredNote, 'approved'> & {
  commitment: { slug: string | null; wordings: { title: string }[] };
  decision: { approved: boolean; reason: string | null; at: Date } | null;
};

const noteOf = ({ commitment, decision, ...row }: Row): NoteOfPromise => {
  const slug = commitment.slug ?? '';
  return {
    ...row,
    commitment: { slug, title: commitment.wordings[0]?.title ?? slug },
    approved: decision?.approved ?? null,
    reason: decision?.reason ?? null,
    decidedAt: decision?.at ?? null,
  };
};

/** The promise's own id; null where no promise, released or not, has this permanent id. */
export async function findPromiseId(from: From, slug: string): Promise<string | null> {
  return (await from.commitment.findUnique({ where: { slug }, select: { id: true } }))?.id ?? null;
}

/** Keeps a note as it was entered. */
export async function addEnteredNote(writing: Writing, note: Omit<EnteredNote, 'approved'>): Promise<void> {
  await writing.enteredNote.createMany({ data: [note] });
}

/** A note as it was entered; null where there is none of that id. */
export async function findEnteredNote(from: From, id: string): Promise<NoteOfPromise | null> {
  const row = await from.enteredNote.findUnique({ where: { id }, include: withPromise });
  return row && noteOf(row);
}

/** Notes by whether they are decided: the longest waiting first, the latest entered first. */
export async function readEnteredNotes(
  from: From,
  { decided, skip, take }: { decided: boolean; skip: number; take: number },
): Promise<{ items: NoteOfPromise[]; total: number }> {
  const where = { decision: decided ? { isNot: null } : { is: null } };
  const order = decided ? ('desc' as const) : ('asc' as const);
  const rows = await from.enteredNote.findMany({
    ...{ where, skip, take, include: withPromise },
    orderBy: [{ at: order }, { id: order }],
  });
  return { items: rows.map(noteOf), total: await from.enteredNote.count({ where }) };
}

/**
 * Keeps the second person's decision, and the note as a row of the ledger where it is approved.
 * @throws the database's refusal of a second decision on one note
 */
export async function addNoteDecision(
  writing: Writing,
  decision: { noteId: string; approved: boolean; reason: string | null; actorId: string; actorRole: string; at: Date },
  row: NewLivedNote | null,
): Promise<void> {
  await writing.noteDecision.createMany({ data: [decision] });
  const { actorId, actorRole, at: recordedAt } = decision;
  if (row) await addLedgerRows(writing, 'LivedNote', [{ ...row }], { actorId, actorRole, recordedAt });
}
