import { addDays } from 'date-fns';

/** An exception lasts at most so many days: one that is needed longer is given again, with its reason. */
const LONGEST_EXCEPTION_DAYS = 31;

/**
 * Why an exception to the lock cannot end on this day; null where it can. Days are `YYYY-MM-DD`.
 * @param today the day in London on which it is given
 */
export function exceptionFault(collection: { opensOn: string }, endsOn: string, today: string): string | null {
  if (today < collection.opensOn) return `The collection opens on ${collection.opensOn}: nothing is locked yet.`;
  if (endsOn < today) return 'The last day of the exception must be today or later.';
  const longest = addDays(new Date(`${today}T00:00:00.000Z`), LONGEST_EXCEPTION_DAYS)
    .toISOString()
    .slice(0, 10);
  if (endsOn > longest) return `An exception lasts at most ${LONGEST_EXCEPTION_DAYS} days: until ${longest}.`;
  return null;
}
