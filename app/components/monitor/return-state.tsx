import { Tag, type TagColour } from '#app/govuk/tag.tsx';
import type { Timeliness } from '#server/domain/monitoring/timeliness.ts';

const states: Record<string, { words: string; colour: TagColour }> = {
  open: { words: 'Not submitted', colour: 'grey' },
  draft: { words: 'Draft begun', colour: 'grey' },
  submitted: { words: 'Waits for sign-off', colour: 'yellow' },
  'signed-off': { words: 'Ready to accept', colour: 'blue' },
  queried: { words: 'Question asked', colour: 'orange' },
  accepted: { words: 'Accepted', colour: 'teal' },
  released: { words: 'Published', colour: 'green' },
  withdrawn: { words: 'Withdrawn', colour: 'grey' },
  reopened: { words: 'Reopened', colour: 'yellow' },
  'director-signed': { words: 'Signed off, money not yet', colour: 'yellow' },
  'finance-signed': { words: 'Money signed off, return not yet', colour: 'yellow' },
  answered: { words: 'Question answered', colour: 'blue' },
  'withdrawal-asked': { words: 'Withdrawal asked for', colour: 'orange' },
};

/** The state of a return in the department's words. */
export const returnStateWords = (state: string) => states[state]?.words ?? state;

/** The state of a return as a tag. */
export function ReturnState({ state }: { state: string }) {
  return <Tag colour={states[state]?.colour}>{returnStateWords(state)}</Tag>;
}

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;

/** How timely a return is, measured against the day it was due. */
export function timelinessWords({ kind, days: count }: Timeliness): string {
  if (kind === 'in-time') return 'In time';
  if (kind === 'late') return `${days(count)} late`;
  if (kind === 'not-due') return 'Not due yet';
  return kind === 'overdue' ? `${days(count)} overdue` : `Missed: locked, due ${days(count)} ago`;
}
