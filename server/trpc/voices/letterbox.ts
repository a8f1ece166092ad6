import { TRPCError } from '@trpc/server';
import type { Workshop } from '#server/data/connections.ts';
import { inTransaction, isDuplicate } from '#server/data/transaction.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { addReceivedChallenge, findReceivedChallenge } from '#server/data/workshop/voices/challenges.ts';
import type { Challengeable } from '#server/domain/voices/challenge.ts';
import { maySend } from '#server/identity/rate-limits.ts';

type Sent = { id: string; subject: Challengeable; subjectId: string; text: string; source: string; receivedAt: Date };

/** What anybody may put in. Nothing that was put in can be read through it. */
export type Letterbox = { receiveChallenge: (sent: Sent) => Promise<void> };

/**
 * The way in for those without an account.
 * @param address where it comes from; null inside this process, which is not counted
 */
export function letterboxOf(workshop: Workshop, address: string | null): Letterbox {
  return {
    /**
     * Keeps a challenge under its client-made id; the same one sent again is kept once.
     * @throws TOO_MANY_REQUESTS; CONFLICT where the id was used for another challenge
     */
    async receiveChallenge(sent) {
      if (address !== null && !(await maySend(workshop, address)))
        throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message: 'Too much was sent in one hour. Try again later.' });
      try {
        await inTransaction(workshop, async (writing) => {
          await addReceivedChallenge(writing, sent);
          const by = { at: sent.receivedAt, actorId: null, actorRole: 'reader' };
          const detail = { about: `${sent.subject} ${sent.subjectId}` };
          await recordAudit(writing, { ...by, action: 'challenge.send', subject: sent.id, detail });
        });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        const kept = await findReceivedChallenge(workshop, sent.id);
        const same = kept?.text === sent.text && kept.source === sent.source && kept.subjectId === sent.subjectId;
        if (!same) throw new TRPCError({ code: 'CONFLICT', message: 'This form was sent with other words before.' });
      }
    },
  };
}
