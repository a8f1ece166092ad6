import { dayInWords } from '../acts/act-days.ts';

/** To those who report for an area: the department does not confirm what they reported. */
export function notConfirmedLetter(about: { step: string; statedOn: string; note: string }) {
  const { step, statedOn, note } = about;
  const text = [
    `The department does not confirm what your authority reported on ${dayInWords(statedOn)} of the step “${step}”.`,
    `Its reason: ${note}`,
    'Sign in and open “How far you have set the reforms up” to report again.',
  ];
  return { subject: 'A report of your authority was not confirmed', text: text.join('\n\n') };
}
