import { createHash } from 'node:crypto';
import type { Workshop, Writing } from '#server/data/connections.ts';
import { inTransaction } from '#server/data/transaction.ts';

/** The key was used before for something else. */
export class KeyUsedForAnotherWrite extends Error {
  override name = 'KeyUsedForAnotherWrite';
}

/**
 * Runs a write once per client-made key, in one transaction with the record of its answer: the same key with the same
 * input again gives the first answer and writes nothing.
 * @throws KeyUsedForAnotherWrite when the key came with another input, procedure or person.
 */
export function withKey<T>(
  workshop: Workshop,
  write: { key: string; userId: string; procedure: string; input: unknown; at: Date },
  work: (writing: Writing) => Promise<T>,
): Promise<T> {
  const inputHash = createHash('sha256').update(JSON.stringify(write.input)).digest('hex');
  return inTransaction(workshop, async (writing) => {
    const first = await writing.writeKey.findUnique({ where: { id: write.key } });
    if (first) {
      if (first.userId !== write.userId || first.procedure !== write.procedure || first.inputHash !== inputHash) {
        throw new KeyUsedForAnotherWrite('This key was used for another write. Make a new key for each write.');
      }
      return JSON.parse(first.answer) as T;
    }
    const answer = await work(writing);
    // createMany, because create reads the row back.
    await writing.writeKey.createMany({
      data: [
        {
          id: write.key,
          userId: write.userId,
          procedure: write.procedure,
          inputHash,
          answer: JSON.stringify(answer ?? null),
          at: write.at,
        },
      ],
    });
    return answer;
  });
}
