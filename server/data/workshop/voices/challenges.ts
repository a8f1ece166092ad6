import type { Workshop, Writing } from '#server/data/connections.ts';
import { addLedgerRows } from '#server/data/workshop/loading.ts';
import type { NewChallenge, ReceivedChallenge } from '#server/domain/voices/waiting-challenge.ts';

/** Challenges of which nothing is in the ledger yet: neither an answer nor that they were received. */
export function readUntoldChallenges(from: Workshop | Writing): Promise<ReceivedChallenge[]> {
  return from.$queryRaw<ReceivedChallenge[]>`
    SELECT c.id, c.subject, c.subjectId, c.receivedAt FROM ReceivedChallenge c
    WHERE NOT EXISTS (SELECT 1 FROM Challenge a WHERE a.answers = c.id OR a.id = c.id)
    ORDER BY c.receivedAt, c.id`;
}

/** Adds rows of challenges to the ledger, each with who recorded it, in which role and when. */
export async function addChallenges(
  writing: Writing,
  rows: readonly NewChallenge[],
  by: { recordedAt: Date; actorId: string; actorRole: string },
): Promise<void> {
  const challenges = rows.map((row) => ({ ...row }));
  if (challenges.length > 0) await addLedgerRows(writing, 'Challenge', challenges, by);
}
