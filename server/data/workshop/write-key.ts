import { createHash } from 'node:crypto';
import type { Statements } from '#server/data/direct.ts';

/** The key was used before for something else. */
export class KeyUsedForAnotherWrite extends Error {
  override name = 'KeyUsedForAnotherWrite';
}

/** Whether a write with this key has been recorded. */
export async function isKeyKnown(from: Statements, key: string): Promise<boolean> {
  const rows = await from.$queryRaw<unknown[]>`SELECT 1 FROM WriteKey WHERE id = ${key}`;
  return rows.length > 0;
}

type FirstWrite = { userId: string; procedure: string; inputHash: string; answer: string };

/**
 * Runs a write once per client-made key, in one transaction with the record of its answer: the same key with the same
 * input again gives the first answer and writes nothing.
 * @throws KeyUsedForAnotherWrite when the key came with another input, procedure or person.
 */
export function withKey<Writing extends Statements, T>(
  transaction: (work: (writing: Writing) => Promise<T>) => Promise<T>,
  write: { key: string; userId: string; procedure: string; input: unknown; at: Date },
  work: (writing: Writing) => Promise<T>,
): Promise<T> {
  const inputHash = createHash('sha256').update(JSON.stringify(write.input)).digest('hex');
  return transaction(async (writing) => {
    const [first] = await writing.$queryRaw<FirstWrite[]>`
      SELECT userId, \`procedure\`, inputHash, answer FROM WriteKey WHERE id = ${write.key}`;
    if (first) {
      if (first.userId !== write.userId || first.procedure !== write.procedure || first.inputHash !== inputHash) {
        throw new KeyUsedForAnotherWrite('This key was used for another write. Make a new key for each write.');
      }
      return JSON.parse(first.answer) as T;
    }
    const answer = await work(writing);
    await writing.$executeRaw`
      INSERT INTO WriteKey (id, userId, \`procedure\`, inputHash, answer, at)
      VALUES (${write.key}, ${write.userId}, ${write.procedure}, ${inputHash}, ${JSON.stringify(answer ?? null)}, ${write.at})`;
    return answer;
  });
}
