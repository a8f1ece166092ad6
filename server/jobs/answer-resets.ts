import type { Workshop } from '#server/data/connections.ts';
import { inTransaction } from '#server/data/transaction.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { addLink, readResetRequests, takeResetRequest } from '#server/data/workshop/identity/sign-in-links.ts';
import { queueLetters } from '#server/data/workshop/outbox.ts';
import { findHolderOf } from '#server/data/workshop/people.ts';
import { linkLasts, resetLetter } from '#server/domain/people/security-letters.ts';
import { fingerprint, newSecret } from '#server/identity/secrets.ts';

const MOST = 50;

/**
 * Answers those who asked for a way back in: who has an account gets a letter with a link, and of the others nothing is
 * kept. Here and not while somebody waits for the page, which would tell by time whose address it is.
 * @returns how many letters were written
 */
export async function answerResets(workshop: Workshop, now: Date): Promise<number> {
  let written = 0;
  for (const { id, email } of await readResetRequests(workshop, MOST)) {
    const done = await inTransaction(workshop, async (writing) => {
      if (!(await takeResetRequest(writing, id))) return false;
      const holder = await findHolderOf(writing, email);
      if (!holder) return false;
      const secret = newSecret();
      const expiresAt = new Date(now.getTime() + linkLasts.reset);
      await addLink(writing, { id: fingerprint(secret), userId: holder.id, kind: 'reset', at: now, expiresAt });
      await queueLetters(writing, [{ toUserId: holder.id, toAddress: holder.email, ...resetLetter(secret) }], now);
      const act = { action: 'account.askReset', subject: holder.id, detail: {} };
      await recordAudit(writing, { at: now, actorId: null, actorRole: 'none', ...act });
      return true;
    });
    if (done) written += 1;
  }
  return written;
}
