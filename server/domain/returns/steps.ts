import { type Finding, findingOf } from './finding.ts';
import { nextState, noCase } from './states/return-acts.ts';
import { type StateFacts, stateOn, stateWords } from './states/return-states.ts';

/**
 * Says why nothing can be handed in today, or null. Both days given count: it opens and it still takes returns on them.
 * @param openUntil last day of an exception to the lock that the department gave this area; null where there is none
 */
export function closedReason(
  collection: { opensOn: string; locksOn: string },
  today: string,
  openUntil: string | null = null,
): string | null {
  if (today < collection.opensOn) return `The collection opens on ${collection.opensOn}.`;
  if (today <= collection.locksOn || (openUntil !== null && today <= openUntil)) return null;
  const ended = openUntil === null ? '' : ` The exception for your authority ended on ${openUntil}.`;
  return `The collection was locked on ${collection.locksOn}.${ended}`;
}

/**
 * Why this return cannot be handed in today, or null: the collection's days, or what has become of the return.
 * @param standing null where nothing was begun
 */
export function shutReason(
  collection: { opensOn: string; locksOn: string },
  standing: (Omit<StateFacts, 'draft'> & { openUntil: string | null }) | null,
  today: string,
): string | null {
  const state = standing ? stateOn({ ...standing, draft: false }, today) : 'open';
  if (nextState(state, 'submit', noCase) === null) return stateWords[state].meaning;
  return closedReason(collection, today, standing?.openUntil ?? null);
}

/** The same as a finding about the whole return, so that a dry run says it too. */
export function shutFindings(reason: string | null): Finding[] {
  return reason === null
    ? []
    : [findingOf('PER-002', { message: `This return cannot be handed in today. ${reason.replace(/\.$/, '')}` })];
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
