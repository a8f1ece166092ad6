import type { ReturnState } from '#server/domain/people/permissions.ts';

/** What can be done to a return. `released` is what approving a release does to it. */
export const returnActs = ['submit', 'sign-off', 'query', 'answer', 'accept', 'release'] as const;
export type ReturnAct = (typeof returnActs)[number];

/** What the history calls each act. */
export const eventOf = {
  submit: 'submitted',
  'sign-off': 'signed-off',
  query: 'queried',
  answer: 'answered',
  accept: 'accepted',
  release: 'released',
} as const satisfies Record<ReturnAct, string>;

/** Act by act: the states it may begin in, and where it leads. What is not here cannot be done. */
const steps: Record<ReturnAct, { from: readonly ReturnState[]; to: ReturnState }> = {
  submit: { from: ['open', 'submitted', 'signed-off', 'queried'], to: 'submitted' },
  'sign-off': { from: ['submitted'], to: 'signed-off' },
  query: { from: ['signed-off', 'queried'], to: 'queried' },
  answer: { from: ['queried'], to: 'queried' },
  accept: { from: ['signed-off', 'queried'], to: 'accepted' },
  release: { from: ['accepted'], to: 'released' },
};

/** Why an act cannot be done now, in words for the person who tried. */
export type Refusal = { reason: string };

const stateWords: Record<ReturnState, string> = {
  open: 'Nothing has been submitted yet.',
  submitted: 'The return is waiting to be signed off by the authority.',
  'signed-off': 'The return has been signed off.',
  queried: 'The department has asked a question about the return.',
  accepted: 'The department has accepted the return. It can no longer be changed.',
  released: 'The return has been published. It can no longer be changed.',
};

/** Says where an act leads from a state, or why it cannot be done. */
export function stepFrom(state: ReturnState, act: ReturnAct): { to: ReturnState } | Refusal {
  const step = steps[act];
  return step.from.includes(state) ? { to: step.to } : { reason: stateWords[state] };
}

/** Says why nothing can be handed in today, or null. Both days given count: it opens and it still takes returns on them. */
export function closedReason(collection: { opensOn: string; locksOn: string }, today: string): string | null {
  if (today < collection.opensOn) return `The collection opens on ${collection.opensOn}.`;
  if (today > collection.locksOn) return `The collection was locked on ${collection.locksOn}.`;
  return null;
}

/** One message about a figure; those with one `thread` are one question and what followed. */
export type QueryMessage = {
  thread: string;
  version: number;
  metric: string;
  breakdown: string;
  text: string;
  actorRole: string;
  at: string;
};

/** The questions about this version to which the authority has not answered: while there are any, nothing is accepted. */
export function unanswered(messages: QueryMessage[], version: number): string[] {
  const last = new Map<string, QueryMessage>();
  for (const message of [...messages].sort((a, b) => a.at.localeCompare(b.at))) last.set(message.thread, message);
  return [...last.values()]
    .filter((message) => message.version === version && message.actorRole === 'official')
    .map((message) => message.thread);
}

/** Where a return stands for its authority on a day: what is due, what waits for whom. */
export type Standing =
  | 'not-open'
  | 'to-do'
  | 'late'
  | 'to-sign-off'
  | 'to-answer'
  | 'with-department'
  | 'done'
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
  if (state === 'signed-off') return 'with-department';
  if (state === 'queried') return open > 0 ? 'to-answer' : 'with-department';
  if (state === 'submitted') return 'to-sign-off';
  if (today < collection.opensOn) return 'not-open';
  if (today > collection.locksOn) return 'locked';
  return today > collection.dueOn ? 'late' : 'to-do';
}
