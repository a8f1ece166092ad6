import type { Challenge } from '../ledger/ledger.ts';
import { londonDay } from '../london-day.ts';

/** A challenge that was received: what it is about, by the row's own id, and when it came. */
export type ReceivedChallenge = Pick<Challenge, 'id' | 'subject' | 'subjectId'> & { receivedAt: Date };

export type NewChallenge = Omit<Challenge, 'recordedAt' | 'actorRole' | 'release'>;

/**
 * What is published of a challenge that nobody decided in time: that it was received, and nothing of its text, which only
 * a person clears.
 */
export function waitingChallenge(
  { id, subject, subjectId, receivedAt }: ReceivedChallenge,
  today: string,
): NewChallenge {
  return {
    ...{ id, subject, subjectId, text: '', source: null, removed: null, outcome: 'received', answer: null },
    ...{ answers: null, moderator: null, receivedOn: londonDay(receivedAt), statedOn: today, corrects: null },
  };
}
