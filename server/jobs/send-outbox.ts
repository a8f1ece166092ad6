import type { Workshop } from '#server/data/connections.ts';
import {
  giveUp,
  leaseLetter,
  markFailed,
  markSent,
  type QueuedLetter,
  readDueLetters,
} from '#server/data/workshop/outbox.ts';
import { dropSubscriber } from '#server/data/workshop/subscriptions/subscribers.ts';
import { withoutLinks } from '#server/domain/people/security-letters.ts';
import type { SendLetter } from '#server/mail/send-letter.ts';

const LEASE = 60_000;
const MOST = 20;
const MINUTE = 60_000;

/** Waiting times double from one minute to about four hours: a mail server that is down is not asked all day. */
const waitAfter = (tries: number) => MINUTE * 2 ** Math.min(tries, 8);

/**
 * Whether the mail server said that the address will never take a letter: an enhanced status of the class 5.1 (RFC 3463),
 * or 550, 551 or 553 without one (RFC 5321).
 */
function isRefusedForGood(error: unknown): boolean {
  const { responseCode, response } = error as { responseCode?: number; response?: string };
  const enhanced = /^\d{3}[ -](\d)\.(\d+)\.\d+/.exec(response ?? '');
  if (enhanced) return enhanced[1] === '5' && enhanced[2] === '1';
  return responseCode === 550 || responseCode === 551 || responseCode === 553;
}

/** A reader whose address is refused for good is not written to again, and the address goes. */
async function failed(workshop: Workshop, letter: QueuedLetter, error: unknown, now: Date) {
  const why = error instanceof Error ? error.message : String(error);
  if (letter.subscriberId && isRefusedForGood(error)) {
    await giveUp(workshop, letter.id, 'refused for good by the mail server');
    await dropSubscriber(workshop, letter.subscriberId);
    return;
  }
  await markFailed(workshop, letter.id, why, new Date(now.getTime() + waitAfter(letter.attempts)));
}

/** What is kept of a letter that went out: of one to a reader nothing, of one about an account all but its link. */
const keptOf = ({ html, text, toAddress }: QueuedLetter) =>
  html === null ? { text: withoutLinks(text), toAddress } : { text: '', toAddress: '' };

/**
 * Sends what is due in the outbox. A letter is leased before it is sent, so several nodes send it once; where a node dies
 * between sending and writing that down, it is sent again: a letter twice is better than none. Not so what tells of
 * changes, where a second one would be noise.
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
      await markSent(workshop, letter.id, clock(), keptOf(letter));
      done.sent += 1;
    } catch (error) {
      await failed(workshop, letter, error, clock());
      done.failed += 1;
    }
  }
  return done;
}
