import { z } from 'zod';
import type { Fault, Moment } from '../ledger/acts/act.ts';
import type { LivedNote } from '../ledger/ledger.ts';
import { publicTextFault } from './public-text.ts';

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

/** The length only bounds what is read: what may be taken is decided with words for every fault. */
const words = z.string().trim().max(50_000).default('');

/** `commitment`: a promise's permanent id or the address of its page; `agreed`: that publication was agreed to. */
export const enterNoteInput = {
  commitment: words,
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

/** The permanent id in what somebody gave for a promise: the id itself, or an address of its page. Empty where none is. */
export function promiseNamed(given: string): string {
  const [, inAddress] = /\/commitments\/([a-z0-9-]+)(?:[/?#.]|$)/.exec(given) ?? [];
  return inAddress ?? (/^[a-z0-9-]{1,120}$/.test(given) ? given : '');
}

/**
 * Every fault of a lived-experience note: the words of those who live with a promise, who supplied them (an organisation
 * or group, never one person), and how they agreed. Whatever looks as if it told who somebody is, is refused.
 * @param promise whether there is a promise of the id given
 * Source: promise 12.
 */
export function noteFaults({ commitment, text, suppliedBy, consent, agreed }: NoteToEnter, promise: boolean): Fault[] {
  const noPromise =
    commitment === '' ? 'Enter the promise it is about' : 'There is no promise of this id. Copy it from the record';
  return [
    promise ? null : { field: 'commitment', message: noPromise },
    publicTextFault('text', text, 'what they say, in their own words', { most: 2_000 }),
    publicTextFault('suppliedBy', suppliedBy, 'the organisation or group that supplied it', { most: 200 }),
    publicTextFault('consent', consent, 'how they agreed to publication', { most: 500, except: ['a date'] }),
    agreed ? null : { field: 'agreed', message: 'Confirm that those whose words they are agreed to publication' },
  ].filter((fault) => fault !== null);
}

export type NewLivedNote = Omit<LivedNote, 'recordedAt' | 'actorRole' | 'release'>;

/**
 * The second person's decision on a note: approved, it becomes a row of the ledger; not approved, its reason stands for
 * whoever entered it and nothing is published.
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
    return { refused: [{ field: 'approved', message }], conflict: true };
  }
  const fault = publicTextFault('reason', reason, 'why you do not approve it', { most: 2_000, required: !approved });
  if (fault) return { refused: [fault], conflict: false };
  if (!approved) return { row: null };
  const { commitmentId, text, suppliedBy, consent, organisation: enteredFor } = note;
  const row = { id: newId(), commitmentId, text, suppliedBy, consent, enteredFor, approvedFor };
  return { row: { ...row, statedOn: today, corrects: null } };
}
