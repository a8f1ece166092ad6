import { TZDate } from '@date-fns/tz';
import { isValid } from 'date-fns';

/**
 * A day and an hour as written in a form, in London → the instant in UTC; null where there is no such moment.
 * @param day parts of the date as written
 * @param hour `9:30` or `09:30`
 */
export function londonInstant(day: { day: string; month: string; year: string }, hour: string): string | null {
  const clock = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(hour);
  if (!clock || !/^\d{4}$/.test(day.year) || !/^\d{1,2}$/.test(day.month) || !/^\d{1,2}$/.test(day.day)) return null;
  const [year, month, date] = [Number(day.year), Number(day.month), Number(day.day)];
  const at = new TZDate(year, month - 1, date, Number(clock[1]), Number(clock[2]), 'Europe/London');
  const same = at.getFullYear() === year && at.getMonth() === month - 1 && at.getDate() === date;
  return isValid(at) && same ? new Date(at.getTime()).toISOString() : null;
}
