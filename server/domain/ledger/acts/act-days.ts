import { isDay } from '#server/domain/pack/pack-fields.ts';
import type { Precision } from '../ledger.ts';
import { type Fault, sentence } from './act.ts';

/** The strategy's life with room on both sides: a day outside it is a slip of the pen. */
const earliestDay = '1989-01-01';
const latestDay = '2050-12-31';

/**
 * What is wrong with a day: missing, not a day that exists, outside the strategy's life, or later than it can be.
 * @param value `YYYY-MM-DD` as given; empty where nothing was
 * @param rule `notAfter`: the last day it can be, `today` for what has happened
 */
export function dayFault(
  field: string,
  value: string,
  what: string,
  { required = true, notAfter }: { required?: boolean; notAfter?: string } = {},
): Fault | null {
  const named = sentence(what);
  if (value === '') return required ? { field, message: `Enter ${what}` } : null;
  if (!isDay(value)) return { field, message: `${named} must be a real date, like 2026-06-30` };
  if (value < earliestDay || value > latestDay) {
    return { field, message: `${named} must be between ${dayInWords(earliestDay)} and ${dayInWords(latestDay)}` };
  }
  if (notAfter !== undefined && value > notAfter) return { field, message: `${named} cannot be still to come` };
  return null;
}

const iso = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/**
 * The last day of the month, quarter or year that a day lies in: it stands for the whole of it. A year that is given
 * as ending on 31 March is a financial year and stays one.
 * @param day a day that exists
 */
export function lastDayOf(day: string, precision: Precision): string {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1;
  if (precision === 'month') return iso(year, month + 1, 0);
  if (precision === 'quarter') return iso(year, month - (month % 3) + 3, 0);
  if (precision === 'year') return day.endsWith('-03-31') ? day : iso(year, 12, 0);
  return day;
}

/** The earlier of two days: of a month that is not over the last day is still to come, but what happened did happen. */
export function earlier(day: string, other: string): string {
  return day > other ? other : day;
}

const written = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `2026-06-30` as “30 June 2026”. */
export function dayInWords(day: string): string {
  return written.format(new Date(`${day}T00:00:00Z`));
}
