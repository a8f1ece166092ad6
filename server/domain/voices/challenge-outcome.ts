import { z } from 'zod';
import type { Reading } from '../ledger/reading/reading.ts';
import { titleOf } from '../ledger/reading/shown.ts';

export const challengeOutcome = z.strictObject({
  id: z.string().describe('the row that says it, as on the page it stands on'),
  commitment: z.string().nullable(),
  recommendation: z.string().nullable(),
  title: z.string(),
  outcome: z.enum(['received', 'upheld', 'declined']).describe('received: nobody has decided yet'),
  answer: z.string().nullable(),
  moderator: z.string().nullable(),
  receivedOn: z.string(),
});
export type ChallengeOutcome = z.infer<typeof challengeOutcome>;

/** The last twelve characters of a challenge's id, as its sender was given them; null where it is none. */
export function referenceIn(given: string): string | null {
  const bare = given.trim().toLowerCase().replaceAll(/\s/g, '');
  return /^(?:[0-9a-f-]{24})?[0-9a-f]{12}$/.test(bare) ? bare.slice(-12) : null;
}

/** What is published of the challenge with this reference: its answer, or that it was received. Null where nothing is. */
export function outcomeOf({ lookup }: Pick<Reading, 'lookup'>, reference: string): ChallengeOutcome | null {
  const rows = lookup.ledger.challenges.filter((row) => (row.answers ?? row.id).endsWith(reference));
  const row = rows.find(({ outcome }) => outcome !== 'received') ?? rows[0];
  if (!row) return null;
  const { judgements } = lookup.ledger;
  const about =
    row.subject === 'judgement' ? judgements.find(({ id }) => id === row.subjectId)?.subjectId : row.subjectId;
  const { id, outcome, answer, moderator, receivedOn } = row;
  const told = { id, outcome, answer, moderator, receivedOn };
  const recommendation = lookup.recommendations.get(about ?? '');
  if (recommendation)
    return { ...told, commitment: null, recommendation: recommendation.slug, title: recommendation.title };
  const promise = lookup.commitments.get(lookup.milestones.get(about ?? '')?.commitmentId ?? about ?? '');
  return promise ? { ...told, commitment: promise.slug, recommendation: null, title: titleOf(lookup, promise) } : null;
}
