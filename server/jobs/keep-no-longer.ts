import type { Workshop } from '#server/data/connections.ts';
import type { Statements } from '#server/data/direct.ts';
import { inDirectTransaction, inTransaction } from '#server/data/transaction.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { erasePerson } from '#server/data/workshop/privacy/erasure.ts';
import {
  clearDraft,
  clearForms,
  clearLinks,
  clearResetRequests,
  clearSessions,
  clearSubscribers,
  clearSubscriptionRequests,
  clearTokens,
  clearWriteKeys,
  emptyLetters,
  readLongClosed,
  readOldDrafts,
} from '#server/data/workshop/privacy/keeping.ts';
import { type ClearedId, keptSince } from '#server/domain/people/privacy/keeping.ts';
import { keeperOfTimes } from '#server/domain/people/system-people.ts';

/** How many rows one statement takes away: a lock is short, and a node of a cluster passes it on whole. */
const BATCH = 500;
const by = { actorId: keeperOfTimes, actorRole: 'service' };

type Clear = (to: Statements, before: Date, most: number) => Promise<number>;

const simply: Partial<Record<ClearedId, Clear>> = {
  ...{ session: clearSessions, link: clearLinks, heldForm: clearForms, resetRequest: clearResetRequests },
  ...{ token: clearTokens, writeKey: clearWriteKeys, letter: emptyLetters },
  subscriptionRequest: clearSubscriptionRequests,
  subscriber: clearSubscribers,
};

async function inBatches(workshop: Workshop, clear: Clear, before: Date): Promise<number> {
  for (let all = 0; ; ) {
    const gone = await inDirectTransaction(workshop, (writing) => clear(writing, before, BATCH));
    all += gone;
    if (gone < BATCH) return all;
  }
}

async function clearDrafts(workshop: Workshop, before: Date): Promise<number> {
  let gone = 0;
  for (const id of await readOldDrafts(workshop.direct, before, BATCH)) {
    gone += await inTransaction(workshop, (writing) => clearDraft(writing, id, before));
  }
  return gone;
}

async function erasePeople(workshop: Workshop, before: Date, at: Date): Promise<number> {
  let gone = 0;
  for (const id of await readLongClosed(workshop.direct, before, BATCH)) {
    gone += await inTransaction(workshop, async (writing) => {
      if (!(await erasePerson(writing, id))) return 0;
      await recordAudit(writing, { ...by, at, action: 'person.erase', subject: id, detail: { reason: 'time' } });
      return 1;
    });
  }
  return gone;
}

/**
 * Takes away whatever is kept no longer, by the list of times (`keeping`), and writes down how much of what. Several nodes
 * at once take different rows or find them gone; run again it finds nothing.
 * @returns how many of each; only those of which there was something
 */
export async function keepNoLonger(workshop: Workshop, now: Date): Promise<Partial<Record<ClearedId, number>>> {
  const gone: Partial<Record<ClearedId, number>> = {};
  const note = (rule: ClearedId, count: number) => {
    if (count > 0) gone[rule] = count;
  };
  for (const [rule, clear] of Object.entries(simply) as [ClearedId, Clear][]) {
    note(rule, await inBatches(workshop, clear, keptSince(rule, now)));
  }
  note('draft', await clearDrafts(workshop, keptSince('draft', now)));
  note('account', await erasePeople(workshop, keptSince('account', now), now));
  if (Object.keys(gone).length > 0) {
    await recordAudit(workshop.direct, { ...by, at: now, action: 'privacy.clear', subject: 'privacy', detail: gone });
  }
  return gone;
}
