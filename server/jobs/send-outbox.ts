import type { Workshop } from '#server/data/connections.ts';
import { leaseLetter, markFailed, markSent, readDueLetters } from '#server/data/workshop/outbox.ts';
import { withoutLinks } from '#server/domain/people/security-letters.ts';
import type { SendLetter } from '#server/mail/send-letter.ts';

const LEASE = 60_000;
const MOST = 20;
const MINUTE = 60_000;

/** Waiting times double from one minute to about four hours: a mail server that is down is not asked all day. */
const waitAfter = (tries: number) => MINUTE * 2 ** Math.min(tries, 8);

/**
 * Sends what is due in the outbox. A letter is leased before it is sent, so several nodes send it once; where a node dies
 * between sending and writing that down, it is sent again: a letter twice is better than none.
 * @returns how many were sent and how many failed
 */
export async function sendOutbox(
  workshop: Workshop,
  send: SendLetter,
  clock: () => Date = () => new Date(),
): Promise<{ sent: number; failed: number }> {
  const done = { sent: 0, failed: 0 };
  for (const letter of await readDueLetters(workshop, clock(), MOST)) {
    if (!(await leaseLetter(workshop, letter, new Date(clock().getTime() + LEASE)))) continue;
    try {
      await send(letter, clock());
      await markSent(workshop, letter.id, clock(), withoutLinks(letter.text));
      done.sent += 1;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      await markFailed(workshop, letter.id, why, new Date(clock().getTime() + waitAfter(letter.attempts)));
      done.failed += 1;
    }
  }
  return done;
}
