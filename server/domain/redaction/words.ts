import { format } from 'date-fns';
import { type RedactionReason, redactionReasons } from './reasons.ts';

const dayInWords = (day: string) => format(new Date(`${day}T12:00:00`), 'd MMMM yyyy');

/** What stands where a text was: “Removed on 25 November 2026: it held personal data.” @param day `YYYY-MM-DD` in London */
export function removedWords(day: string, reason: RedactionReason): string {
  return `Removed on ${dayInWords(day)}: ${redactionReasons[reason]}.`;
}

/** What stands in place of a removed text that was part of a longer one. */
export const removedPart = '[removed]';

/** Whether a text is what stands where another was. */
export function isRemoved(text: string): boolean {
  return /^Removed on \d{1,2} [A-Z][a-z]+ \d{4}: /.test(text);
}
