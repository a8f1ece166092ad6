import { z } from 'zod';
import type { Fault, Moment } from '../ledger/acts/act.ts';
import type { LivedNote } from '../ledger/ledger.ts';
import { publicTextFault } from './challenge.ts';

/** A note as it was entered, and how a second person decided on it; null while nobody has. */
export type EnteredNote = {
  id: string;
  /** The promise's own id. */
  commitmentId: string;
  text: string;
  suppliedBy: string;
  consent: string;
  actorId: string;
  actorRole: string;
  organisation: string;
  at: Date;
  approved: boolean | null;
};

const words = z.string().trim().max(50_000).default('');

/** `agreed`: that those whose words they are agreed to their publication. */
export const enterNoteInput = {
  commitment: z.string().trim().max(120).default(''),
  text: words,
  suppliedBy: words,
  consent: words,
  agreed: z.boolean().default(false),
};
const enterSchema = z.object(enterNoteInput);
export type NoteToEnter = z.infer<typeof enterSchema>;

export const decideNoteInput = { note: z.uuid(), approved: z.boolean(), reason: words };
const decideSchema = z.object(decideNoteInput);
export type NoteDecision = z.infer<typeof decideSchema>;

/**
 * Every fault of a lived-experience note: the words of those who live with a promise, who supplied them (an organisation
 * or group, never one person), and how they agreed. Whatever looks as if it told who somebody is, is refused.
 * Source: promise 12.
 */
export function noteFaults({ text, suppliedBy, consent, agreed }: NoteToEnter): Fault[] {
  return [
    publicTextFault('text', text, 'what they say, in their own words', { most: 2_000 }),
    publicTextFault('suppliedBy', suppliedBy, 'the organisation or group that supplied it', { most: 200 }),
    publicTextFault('consent', consent, 'how they agreed to publication', { most: 500, except: ['a date'] }),
    agreed ? null : { field: 'agreed', message: 'Confirm that those whose words they are agreed to publication' },
  ].filter((fault) => fault !== null);
}

export type NewLivedNote = Omit<LivedNote, 'recordedAt' | 'actorRole' | 'release'>;

/**
 * The second person's decision on a note: approved, it becomes a row of the ledger; not approved, its reason goes to who
 * entered it and nothing is published.
 * @param approvedFor the organisation of the second person, whom the permission table has found to be another
 */
export function decideNote(
  note: EnteredNote,
  { approved, reason }: NoteDecision,
  { today, newId }: Moment,
  approvedFor: string,
): { row: NewLivedNote | null } | { refused: Fault[]; conflict: boolean } {
  if (note.approved !== null) {
    const message = `Somebody has decided meanwhile: the note was ${note.approved ? '' : 'not '}approved`;
    return { refused: [{ field: 'note', message }], conflict: true };
  }
  const fault = publicTextFault('reason', reason, 'why you do not approve it', { most: 2_000, required: !approved });
  if (fault) return { refused: [fault], conflict: false };
  if (!approved) return { row: null };
  const { commitmentId, text, suppliedBy, consent, organisation: enteredFor } = note;
  const row = { id: newId(), commitmentId, text, suppliedBy, consent, enteredFor, approvedFor };
  return { row: { ...row, statedOn: today, corrects: null } };
}
