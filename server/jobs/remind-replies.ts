import type { Workshop } from '#server/data/connections.ts';
import { inTransaction, isDuplicate } from '#server/data/transaction.ts';
import { addReminder, readReminders } from '#server/data/workshop/monitoring/reminders.ts';
import { readHeldCommentaries, type StoredCommentary } from '#server/data/workshop/right-of-reply.ts';
import { londonDay } from '#server/domain/london-day.ts';
import { replyReminder } from '#server/domain/right-of-reply/letters.ts';
import { replyReminderDue } from '#server/domain/right-of-reply/standing.ts';
import { holdersOf, tellThem } from '#server/trpc/returns/scope.ts';

const kindOf = ({ replyBy }: StoredCommentary) => `reply-${replyBy}`;

async function remindOf(workshop: Workshop, commentary: StoredCommentary, at: Date): Promise<boolean> {
  const { id, collectionId, areaCode, areaName, replyBy } = commentary;
  try {
    return await inTransaction(workshop, async (writing) => {
      const people = await holdersOf(writing, { roles: ['preparer', 'approver'], areaCode, except: null });
      // One that nobody gets is not done: whoever joins later is still told.
      if (people.length === 0) return false;
      const reminder = { collectionId, areaCode, kind: kindOf(commentary), at, actorId: null, letters: people.length };
      await addReminder(writing, reminder);
      await tellThem(writing, people, replyReminder(areaName, id, replyBy), at);
      return true;
    });
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/**
 * Reminds authorities of commentary that nobody has replied to, three working days before the last: each once,
 * whichever node is awake.
 * @returns how many authorities were reminded
 */
export async function remindOfReplies(workshop: Workshop, now: Date): Promise<number> {
  const today = londonDay(now);
  const due = (await readHeldCommentaries(workshop, true)).filter((each) => replyReminderDue(each, today));
  const done = await readReminders(workshop, [...new Set(due.map(({ collectionId }) => collectionId))]);
  let reminded = 0;
  for (const each of due) {
    if (done.has(`${each.collectionId} ${each.areaCode} ${kindOf(each)}`)) continue;
    if (await remindOf(workshop, each, now)) reminded += 1;
  }
  return reminded;
}
