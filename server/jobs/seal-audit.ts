import { seal } from '#server/audit/seal.ts';
import type { Workshop } from '#server/data/connections.ts';
import { inTransaction, isDuplicate } from '#server/data/transaction.ts';
import { addSeal, readLastSeal, readUnsealedEvents } from '#server/data/workshop/seals/audit-seals.ts';
import type { SigningKey } from '#server/keys/signing-key.ts';

const MOST = 1_000;
const HOUR = 3_600_000;

/**
 * Seals the events that no seal is on yet. An act that took long may write an event older than the last seal: each round
 * looks an hour back, and a round over `everything` finds what is older still. Of two nodes at once the seal's number
 * lets one win; the other finds nothing to do.
 * @returns on how many events seals were put
 */
export async function sealAudit(workshop: Workshop, key: SigningKey, now: Date, everything = false): Promise<number> {
  const since = everything ? null : new Date(now.getTime() - HOUR);
  for (let sealed = 0; ; ) {
    const put = await sealOnce(workshop, key, { now, since });
    sealed += put;
    if (put < MOST) return sealed;
  }
}

async function sealOnce(workshop: Workshop, key: SigningKey, { now, since }: { now: Date; since: Date | null }) {
  try {
    return await inTransaction(workshop, async (writing) => {
      const events = await readUnsealedEvents(writing, { since, limit: MOST });
      if (events.length > 0) await addSeal(writing, seal(events, await readLastSeal(writing), now, key), events);
      return events.length;
    });
  } catch (error) {
    if (isDuplicate(error)) return 0;
    throw error;
  }
}
