import { z } from 'zod';
import { choiceFault, type Fault, type Moment } from '../ledger/acts/act.ts';
import { londonDay } from '../london-day.ts';
import type { Challengeable } from './challenge.ts';
import { publicTextFault } from './public-text.ts';
import type { NewChallenge } from './waiting-challenge.ts';

/** A challenge as it was sent, with what has been published of it and what it is about. */
export type ReceivedChallenge = {
  id: string;
  subject: Challengeable;
  /** The row's own id. */
  subjectId: string;
  text: string;
  source: string;
  receivedAt: Date;
  /** How it was decided; null while nobody has. */
  outcome: 'upheld' | 'declined' | null;
};

/** There is no third outcome: nothing lets a challenge disappear. */
const challengeOutcomes = ['upheld', 'declined'] as const;

/** The only grounds on which words are taken out. */
const removalGrounds = ['name', 'contact', 'case', 'story'] as const;
export const removalWords: Record<(typeof removalGrounds)[number], string> = {
  name: 'the name of a person',
  contact: 'contact details',
  case: 'the number of a case or person',
  story: 'what would tell who a child or family is',
};

/** What stands where words were taken out. */
export const removedMark = '[removed]';

const longestAnswer = 3_000;

/** `remove`: the words to be taken out, as they stand, one passage a line. `removed`: on which ground. */
export const moderateInput = {
  challenge: z.uuid(),
  outcome: z.string().trim().max(40).default(''),
  answer: z.string().trim().max(50_000).default(''),
  remove: z.string().max(50_000).default(''),
  removed: z.string().trim().max(40).default(''),
};
const schema = z.object(moderateInput);
export type Moderation = z.infer<typeof schema>;

/** The longest passages first, so that a name within a longer one leaves no rest. */
function passagesOf(remove: string): string[] {
  const lines = remove.split(/\r?\n/).map((line) => line.trim());
  return [...new Set(lines)].filter(Boolean).sort((a, b) => b.length - a.length);
}

/** A passage as whole words: the same letters within another word stay. */
const whole = (passage: string) =>
  new RegExp(`(?<![\\p{L}\\d])${passage.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}(?![\\p{L}\\d])`, 'gu');

const without = (text: string, passages: readonly string[]) =>
  passages.reduce((left, passage) => left.replace(whole(passage), removedMark), text);

/** A third of a challenge at least stays: whoever takes out more holds it back in all but name. */
function leavesTooLittle(text: string, passages: readonly string[]): boolean {
  const lengthOf = (words: string) => words.replaceAll(removedMark, '').replace(/\s/g, '').length;
  return lengthOf(without(text, passages)) * 3 < lengthOf(text);
}

function removalFaults(
  { text, source }: ReceivedChallenge,
  remove: readonly string[],
  removed: string,
): (Fault | null)[] {
  if (remove.length === 0) {
    if (removed === '') return [];
    return [{ field: 'remove', message: 'Enter the words to take out, or choose that nothing is taken out' }];
  }
  const unknown = remove.some((passage) => [text, source].every((words) => words.search(whole(passage)) < 0));
  const message = unknown
    ? 'Enter the words to take out exactly as they stand in the challenge, one passage a line'
    : 'Take out only what tells who somebody is: at least a third of the challenge must stay';
  return [
    unknown || leavesTooLittle(text, remove) ? { field: 'remove', message } : null,
    choiceFault('removed', removed, removalGrounds, 'why words are taken out'),
  ];
}

/**
 * A moderator's answer to a challenge: upheld or declined, with a public reason. Personal data may be taken out, on one
 * of four grounds, and never more than two thirds of it; the challenge itself is always published.
 * @param moderator the organisation the moderator acts for
 * Source: promises 12 and 15.
 */
export function moderateChallenge(
  received: ReceivedChallenge,
  input: Moderation,
  { today, newId }: Moment,
  moderator: string,
): { row: NewChallenge } | { refused: Fault[]; conflict: boolean } {
  if (received.outcome !== null) {
    return {
      refused: [{ field: 'challenge', message: `This challenge was ${received.outcome} meanwhile` }],
      conflict: true,
    };
  }
  const remove = passagesOf(input.remove);
  const refused = [
    choiceFault('outcome', input.outcome, challengeOutcomes, 'whether the challenge is upheld or declined'),
    publicTextFault('answer', input.answer, 'the reason', { most: longestAnswer }),
    ...removalFaults(received, remove, input.removed),
  ].filter((fault) => fault !== null);
  if (refused.length > 0) return { refused, conflict: false };
  const { id: answers, subject, subjectId, receivedAt } = received;
  return {
    row: {
      ...{ id: newId(), subject, subjectId, answers, moderator, receivedOn: londonDay(receivedAt) },
      ...{ text: without(received.text, remove), source: without(received.source, remove) },
      ...{ removed: remove.length > 0 ? input.removed : null, outcome: input.outcome as 'upheld' | 'declined' },
      ...{ answer: input.answer, statedOn: today, corrects: null },
    },
  };
}
