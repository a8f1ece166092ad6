import { bankHolidays } from './bank-holidays.ts';

const DAY = 86_400_000;
const at = (day: string) => new Date(`${day}T00:00:00Z`);
const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

/**
 * Whether a day is a working day in England: no Saturday, Sunday or bank holiday.
 * @param day `YYYY-MM-DD`
 */
export function isWorkingDay(day: string): boolean {
  const weekday = at(day).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  return !bankHolidays[Number(day.slice(0, 4))]?.includes(day.slice(5));
}

/**
 * The day so many working days after this one; the day itself does not count.
 * @param day `YYYY-MM-DD`
 * @param count 1 or more
 */
export function addWorkingDays(day: string, count: number): string {
  let moment = at(day);
  for (let left = count; left > 0; ) {
    moment = new Date(moment.getTime() + DAY);
    if (isWorkingDay(dayOf(moment))) left -= 1;
  }
  return dayOf(moment);
}
