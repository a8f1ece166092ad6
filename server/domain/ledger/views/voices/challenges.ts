import { removalWords } from '../../../voices/moderate-challenge.ts';
import type { Challenge, Commitment, Recommendation } from '../../ledger.ts';
import type { Lookup } from '../../lookup.ts';
import type { ChallengeShown } from '../../pages/promises/voices.ts';
import type { Reading } from '../../reading/reading.ts';

/**
 * What was disputed of a promise, its milestones and the verdicts on them, the latest first. Once a challenge is decided
 * the row that only said it was received is in the record alone.
 */
export function challengesShown({ lookup }: Reading, { id }: Commitment): ChallengeShown[] {
  const milestones = lookup.milestonesOf(id);
  const judged = [id, ...milestones.map((milestone) => milestone.id)].flatMap((subject) =>
    lookup.judgementsOf(subject),
  );
  const words = new Map([
    [id, 'the status of this promise'],
    ...milestones.map((milestone): [string, string] => [milestone.id, `the milestone “${milestone.title}”`]),
    ...judged.map((judgement): [string, string] => [judgement.id, `the verdict of ${judgement.judge}`]),
  ]);
  return challengesOn(lookup, words);
}

/** What was disputed of a recommendation: the answer recorded to it. The same order. */
export function challengesOfRecommendation({ lookup }: Reading, { id }: Recommendation): ChallengeShown[] {
  return challengesOn(lookup, new Map([[id, 'the answer recorded to this recommendation']]));
}

function challengesOn(lookup: Lookup, words: ReadonlyMap<string, string>): ChallengeShown[] {
  const all = [...words.keys()].flatMap((subject) => lookup.challengesOf(subject));
  const answered = new Set(all.map(({ answers }) => answers));
  return all
    .filter((row) => !answered.has(row.id))
    .sort((a, b) => (a.receivedOn + a.id < b.receivedOn + b.id ? 1 : -1))
    .map((row) => shown(row, words.get(row.subjectId) ?? ''));
}

function shown(row: Challenge, about: string): ChallengeShown {
  const { id, text, source, outcome, answer, moderator, receivedOn, statedOn } = row;
  const removed = row.removed === null ? null : (removalWords[row.removed as keyof typeof removalWords] ?? row.removed);
  return { id, about, text, source, removed, outcome, answer, moderator, receivedOn, statedOn };
}
