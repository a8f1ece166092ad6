import type { Gallery, Workshop } from '#server/data/connections.ts';
import { newestRelease } from '#server/data/gallery/newest-release.ts';
import { inTransaction } from '#server/data/transaction.ts';
import { queueLetters } from '#server/data/workshop/outbox.ts';
import { moveTold, readUntoldSubscribers, type Subscriber } from '#server/data/workshop/subscriptions/subscribers.ts';
import { londonDay } from '#server/domain/london-day.ts';
import { oncePer } from '#server/domain/once-per.ts';
import { keeping } from '#server/domain/people/privacy/keeping.ts';
import type { ReleaseChanges } from '#server/domain/releases/changes.ts';
import { type Choice, choiceInWord, paceSchema } from '#server/domain/subscriptions/choices.ts';
import { newsLetter, ownPath } from '#server/domain/subscriptions/letters.ts';
import { isDue, newsFor, type Told } from '#server/domain/subscriptions/news.ts';
import { choicesIn } from '#server/domain/subscriptions/request.ts';
import { createCaller } from '../router.ts';

const AT_ONCE = 200;
/** Releases that one letter tells of, at most: somebody who is told weekly missed no more. */
const mostReleases = 50;

const DAY = 24 * 60 * 60_000;
/** The day on which somebody who does nothing is no longer written to. */
const lastDay = (confirmedAt: Date) => londonDay(new Date(confirmedAt.getTime() + keeping.subscriber.days * DAY));

type Where = { gallery: Gallery; workshop: Workshop };

/** The list of changes for one choice, asked once a round however many follow it. */
function listsOf({ gallery, workshop }: Where, now: Date) {
  const context = { gallery, workshop, now, today: londonDay(now), user: null, door: 'trpc' as const };
  const asked = new Map<string, Promise<ReleaseChanges[]>>();
  return (choice: Choice) => {
    const word = choiceInWord(choice);
    const filter = choice.kind === 'everything' ? {} : { [choice.kind]: choice.id };
    const there =
      asked.get(word) ??
      createCaller(context)
        .change.list({ ...filter, limit: mostReleases })
        .then(({ items }) => items);
    asked.set(word, there);
    return there;
  };
}

async function tell(
  { workshop }: Where,
  subscriber: Subscriber,
  { until, now, lists }: { until: Told; now: Date; lists: ReturnType<typeof listsOf> },
): Promise<boolean> {
  const told = { release: subscriber.toldRelease, day: subscriber.toldDay };
  if (!isDue(paceSchema.parse(subscriber.pace), told, until)) return false;
  const changes = await Promise.all(
    choicesIn(subscriber.choices).map(async (choice) => ({ choice, releases: await lists(choice) })),
  );
  const parts = newsFor(changes, told, until);
  return inTransaction(workshop, async (writing) => {
    if (!(await moveTold(writing, subscriber, until)) || parts.length === 0) return false;
    const { id, address, secret, confirmedAt } = subscriber;
    const letter = { ...newsLetter(parts, secret, lastDay(confirmedAt)), toUserId: null, toAddress: address };
    await queueLetters(writing, [{ ...letter, unsubscribe: ownPath(secret), subscriberId: id }], now);
    return true;
  });
}

/** Up to where all were told when a round last looked: nothing new means nothing to look for. */
const lastLook = oncePer((_gallery: Gallery) => ({ until: '' }));

/**
 * Writes letters to everybody who follows something that changed, from what is published alone. Up to where somebody is
 * told moves in the same transaction as their letter is written, so no event is told twice, by several nodes neither.
 * @returns how many letters were written
 */
export async function tellSubscribers(where: Where, now: Date): Promise<number> {
  const until = { release: await newestRelease(where.gallery), day: londonDay(now) };
  const look = lastLook(where.gallery);
  const here = `${until.release} ${until.day}`;
  if (look.until === here) return 0;
  const round = { until, now, lists: listsOf(where, now) };
  let written = 0;
  for (let after = ''; ; ) {
    const some = await readUntoldSubscribers(where.workshop, until, after, AT_ONCE);
    for (const subscriber of some) if (await tell(where, subscriber, round)) written += 1;
    const last = some.at(-1);
    if (!last || some.length < AT_ONCE) break;
    after = last.id;
  }
  look.until = here;
  return written;
}
