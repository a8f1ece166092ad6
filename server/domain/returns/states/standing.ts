import { type ReturnState, stateWords } from './return-states.ts';

/** Where a return stands for its authority on a day: what is due, what waits for whom. */
export type Standing =
  | 'not-open'
  | 'to-do'
  | 'late'
  | 'to-sign-off'
  | 'to-answer'
  | 'with-department'
  | 'done'
  | 'reopened'
  | 'locked';

/**
 * What the authority has to do about one collection.
 * @param open number of questions not answered
 */
export function standingOf(
  collection: { opensOn: string; dueOn: string; locksOn: string },
  state: ReturnState,
  open: number,
  today: string,
): Standing {
  if (state === 'accepted' || state === 'released') return 'done';
  if (state === 'signed-off' || state === 'answered' || state === 'withdrawal-asked') return 'with-department';
  if (state === 'queried') return open > 0 ? 'to-answer' : 'with-department';
  if (state === 'submitted' || state === 'director-signed' || state === 'finance-signed') return 'to-sign-off';
  if (state === 'reopened') return 'reopened';
  if (today < collection.opensOn) return 'not-open';
  if (today > collection.locksOn) return 'locked';
  return today > collection.dueOn ? 'late' : 'to-do';
}

const waits = {
  'not-open': 'Not open yet',
  'to-do': 'To do',
  late: 'Late',
  'to-sign-off': 'To sign off',
  'to-answer': 'Question to answer',
  'with-department': 'With the department',
  locked: 'Locked',
} as const satisfies Partial<Record<Standing, string>>;

/** Where a return stands, in words: what it waits for, or, where it waits for nothing, the name of its state. */
export function standingWords(standing: Standing, state: ReturnState): string {
  return standing === 'done' || standing === 'reopened' ? stateWords[state].name : waits[standing];
}
