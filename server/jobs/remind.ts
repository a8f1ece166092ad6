import type { Workshop } from '#server/data/connections.ts';
import { readRemindedReturns, readReminders } from '#server/data/workshop/monitoring/reminders.ts';
import { londonDay } from '#server/domain/london-day.ts';
import { reminderDue, waitsForAuthority } from '#server/domain/monitoring/reminders.ts';
import { remindOnce } from '#server/trpc/monitoring/remind-once.ts';

/**
 * Reminds authorities of what is due, late or about to lock: each kind once, whichever node is awake.
 * @returns how many authorities were reminded
 */
export async function remind(workshop: Workshop, now: Date): Promise<number> {
  const today = londonDay(now);
  const waiting = (await readRemindedReturns(workshop, today)).filter(({ state }) => waitsForAuthority(state));
  const done = await readReminders(workshop, [...new Set(waiting.map(({ id }) => id))]);
  let reminded = 0;
  for (const each of waiting) {
    const kind = reminderDue(each, today);
    if (kind === null || done.has(`${each.id} ${each.areaCode} ${kind}`)) continue;
    const letters = await remindOnce(workshop, each, { kind, words: kind, at: now, actorId: null });
    if (letters !== null && letters > 0) reminded += 1;
  }
  return reminded;
}
