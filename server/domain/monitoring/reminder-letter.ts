import { dayInWords } from '../ledger/acts/act-days.ts';
import type { RemindedCollection, ReminderKind } from './reminders.ts';

const opening: Record<ReminderKind | 'asked', (due: string, locks: string) => string> = {
  before: (due) => `is due on ${due}.`,
  due: (due) => `is due today, ${due}.`,
  late: (due) => `was due on ${due} and is not signed off.`,
  'late-again': (due) => `was due on ${due} and still is not signed off.`,
  'before-lock': (_, locks) => `is not signed off, and the collection locks on ${locks}.`,
  asked: (due) => `was due on ${due}. The department asks you to hand it in.`,
};

const standing: Record<string, string> = {
  submitted: 'It was submitted and waits for the sign-off of another person than the one who submitted it.',
  'director-signed':
    'The director or deputy has signed it off. It waits for the section 151 officer, because it reports money.',
  'finance-signed': 'The section 151 officer has signed the money off. It waits for the director or deputy.',
  withdrawn: 'It was withdrawn, and no other version has been submitted.',
};

/** To the authority: a return of theirs is due, late or about to lock. Nothing of what it holds. */
export function reminderLetter(
  kind: ReminderKind | 'asked',
  { id, dueOn, locksOn }: RemindedCollection,
  areaName: string,
  state: string,
): { subject: string; text: string } {
  const what = opening[kind](dayInWords(dueOn), dayInWords(locksOn));
  return {
    subject: kind === 'before' ? `Your return is due: ${id}` : `Your return ${id} is waited for`,
    text: [
      `The return ${id} of ${areaName} ${what}`,
      standing[state] ?? 'Nothing has been submitted yet. Part of it may be handed in: what is missing can say why.',
      `The collection locks on ${dayInWords(locksOn)}. After that the department must open it again for you.`,
      'Sign in at {baseUrl}/reporting to see what is due.',
    ].join('\n\n'),
  };
}
