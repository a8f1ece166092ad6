import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';

/** The day it is in London at this moment, as `YYYY-MM-DD`: what *today* means everywhere in the service. */
export function londonDay(now: Date): string {
  return format(new TZDate(now.getTime(), 'Europe/London'), 'yyyy-MM-dd');
}

/** The moment at which it is half past nine in London on a day, `YYYY-MM-DD`: when statistics come out. */
export function londonHalfPastNine(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(new TZDate(year, month - 1, date, 9, 30, 'Europe/London').getTime());
}

/** The moment at which a day, `YYYY-MM-DD`, has ended in London. */
export function londonEndOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(new TZDate(year, month - 1, date + 1, 'Europe/London').getTime());
}
