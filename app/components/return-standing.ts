import type { TagColour } from '#app/govuk/tag.tsx';
import type { Standing } from '#server/domain/returns/steps.ts';

/** Where a return stands, in words; a tag where somebody of the authority has something to do. */
export const standingWords: Record<Standing, { text: string; tag?: TagColour; cannotStartYet?: true }> = {
  'not-open': { text: 'Not open yet', cannotStartYet: true },
  'to-do': { text: 'To do', tag: 'blue' },
  late: { text: 'Late', tag: 'orange' },
  'to-sign-off': { text: 'To sign off', tag: 'blue' },
  'to-answer': { text: 'Question to answer', tag: 'blue' },
  'with-department': { text: 'With the department' },
  done: { text: 'Accepted' },
  reopened: { text: 'Reopened', tag: 'blue' },
  locked: { text: 'Locked' },
};

/** Who did a step, by role: names are never shown. */
export const roleWords: Record<string, string> = {
  preparer: 'a preparer of the authority',
  approver: 'the director of children’s services or a deputy',
  'finance-officer': 'the section 151 officer',
  official: 'an official',
};

/** Through which door a version came. */
export const doorWords: Record<string, string> = {
  csv: 'uploaded file',
  form: 'form',
  trpc: 'program (tRPC)',
  rest: 'program (REST)',
  seed: 'made-up example',
};

/** What became of a figure between two versions. */
export const kindWords: Record<string, string> = {
  added: 'Added',
  changed: 'Changed',
  explanation: 'Explained otherwise',
  'taken-out': 'Taken out',
};
