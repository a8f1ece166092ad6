import { z } from 'zod';
import type { Fault, Moment } from '../ledger/acts/act.ts';
import type { Commentary, Reply } from '../ledger/ledger.ts';
import { publicTextFault } from '../voices/public-text.ts';
import { addWorkingDays } from '../working-days.ts';

/** How long commentary waits for the authority's reply before it can be published. Source: docs/decisions/0026-right-of-reply.md. */
export const workingDaysToReply = 10;

/** How often one authority may reply to one commentary. Each reply is published as it is, so none takes back another. */
export const mostReplies = 5;

/** The length only bounds what is read: what may be taken is decided with words for every fault. */
const words = z.string().trim().max(50_000).default('');

/** `replaces`: the commentary that waits and that this one is to take the place of; null where none does. */
export const writeCommentaryInput = { text: words, replaces: z.uuid().nullable().default(null) };
export const replyInput = { commentary: z.uuid(), text: words };

/** A commentary with its replies, the earliest first, and which release published it: 0 where none did. */
export type CommentaryWithReplies = Commentary & { replies: Reply[] };

export type NewCommentary = Omit<Commentary, 'recordedAt' | 'actorRole' | 'release'>;
export type NewReply = Omit<Reply, 'recordedAt' | 'actorRole' | 'release'>;

type Refusal = { refused: Fault[]; conflict: boolean };

/**
 * The department writes what it means to publish of an authority's figures. The authority then has ten working days;
 * the day it is sent does not count. One that was not published yet can be replaced, and the days begin anew.
 * @param waiting the commentary that waits for publication; null where none does
 * @param of the return whose figures it is about, and the version that the department accepted
 */
export function writeCommentary(
  waiting: Pick<Commentary, 'id'> | null,
  { text, replaces }: { text: string; replaces: string | null },
  of: { collectionId: string; areaCode: string; version: number },
  { today, newId }: Moment,
): { row: NewCommentary } | Refusal {
  if ((waiting?.id ?? null) !== replaces) {
    const message = waiting
      ? 'Somebody else has sent a commentary meanwhile. Read it, then send yours in its place'
      : 'The commentary that yours was to replace no longer waits. Send yours as a new one';
    return { refused: [{ field: 'text', message }], conflict: true };
  }
  const fault = publicTextFault('text', text, 'the commentary', { most: 4_000, except: ['a date'] });
  if (fault) return { refused: [fault], conflict: false };
  const replyBy = addWorkingDays(today, workingDaysToReply);
  return { row: { id: newId(), ...of, text, replyBy, replaces, statedOn: today, corrects: null } };
}

/**
 * The authority replies in its own words: before the day or after it, published or not. What looks as if it told who
 * somebody is, is refused; nothing else is changed or held back.
 * @param replaced whether another commentary took its place
 */
export function replyTo(
  commentary: CommentaryWithReplies,
  { text }: { text: string },
  replaced: boolean,
  { today, newId }: Moment,
): { row: NewReply } | Refusal {
  const refused = (message: string): Refusal => ({ refused: [{ field: 'text', message }], conflict: true });
  if (replaced) return refused('The department has sent another commentary in its place. Reply to that one');
  if (commentary.replies.length >= mostReplies) {
    return refused(`There are ${mostReplies} replies already, and each is published. Write to the department instead`);
  }
  const fault = publicTextFault('text', text, 'your reply', { most: 4_000, except: ['a date'] });
  if (fault) return { refused: [fault], conflict: false };
  return { row: { id: newId(), commentaryId: commentary.id, text, statedOn: today, corrects: null } };
}
