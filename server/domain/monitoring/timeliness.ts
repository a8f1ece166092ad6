import { differenceInCalendarDays, parseISO } from 'date-fns';

/** Whether a return came in time: measured against the day it was due, apart from the day it locks. */
export type Timeliness = {
  kind: 'in-time' | 'late' | 'not-due' | 'overdue' | 'missed';
  /** Days after the due day: of the sign-off, or of today where none came. 0 where in time or not due. */
  days: number;
};

const daysAfter = (day: string, due: string) => differenceInCalendarDays(parseISO(day), parseISO(due));

/**
 * How timely an authority's return is. What counts is the first sign-off: a later question or correction does not make
 * a return late.
 * @param signedOffOn day of the first sign-off, null while there is none
 */
export function timelinessOf(
  { dueOn, locksOn }: { dueOn: string; locksOn: string },
  signedOffOn: string | null,
  today: string,
): Timeliness {
  if (signedOffOn !== null) {
    const days = Math.max(0, daysAfter(signedOffOn, dueOn));
    return { kind: days === 0 ? 'in-time' : 'late', days };
  }
  if (today <= dueOn) return { kind: 'not-due', days: 0 };
  return { kind: today > locksOn ? 'missed' : 'overdue', days: daysAfter(today, dueOn) };
}
