import type { TagColour } from '#app/govuk/tag.tsx';
import type { Standing } from '#server/domain/returns/states/standing.ts';

/** A tag where somebody of the authority has something to do. */
export const standingTags: Partial<Record<Standing, TagColour>> = {
  'to-do': 'blue',
  late: 'orange',
  'to-sign-off': 'blue',
  'to-answer': 'blue',
  reopened: 'blue',
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
