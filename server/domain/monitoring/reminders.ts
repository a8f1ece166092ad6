import { differenceInCalendarDays, parseISO } from 'date-fns';

/** Why an authority is reminded by itself, in the order in which it may happen. */
export const reminderKinds = ['before', 'due', 'late', 'late-again', 'before-lock'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** A collection as a reminder needs it: days as `YYYY-MM-DD`. */
export type RemindedCollection = { id: string; opensOn: string; dueOn: string; locksOn: string };

const daysUntil = (day: string, today: string) => differenceInCalendarDays(parseISO(day), parseISO(today));

/** Days before the due day, after it, and before the lock, on which an authority hears of it. */
const [beforeDue, lateAgain, beforeLock] = [7, 7, 3];

/**
 * Which reminder is due of a return that is not signed off, or null. Only the latest kind that applies: whoever was off
 * for a week gets one letter, not three.
 */
export function reminderDue({ opensOn, dueOn, locksOn }: RemindedCollection, today: string): ReminderKind | null {
  if (today < opensOn || today > locksOn) return null;
  const [toDue, toLock] = [daysUntil(dueOn, today), daysUntil(locksOn, today)];
  if (toDue > beforeDue) return null;
  if (toDue > 0) return 'before';
  if (toDue === 0) return 'due';
  if (toLock <= beforeLock) return 'before-lock';
  return toDue <= -lateAgain ? 'late-again' : 'late';
}

const waiting = new Set([
  ...['open', 'draft', 'reopened', 'withdrawn'],
  ...['submitted', 'director-signed', 'finance-signed'],
]);

/** Whether a return in this state still waits for its authority: until it is signed off. */
export const waitsForAuthority = (state: string) => waiting.has(state);
