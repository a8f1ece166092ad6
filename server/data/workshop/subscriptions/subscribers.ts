import type { Workshop, Writing } from '#server/data/connections.ts';

export type Subscriber = {
  id: string;
  address: string;
  choices: string;
  pace: string;
  secret: string;
  confirmedAt: Date;
  toldRelease: number;
  toldDay: string;
};

type From = Workshop | Writing;

/** Who follows something by this address; null where nobody does. */
export function findSubscriber(from: From, address: string): Promise<Subscriber | null> {
  return from.subscriber.findUnique({ where: { address } });
}

/** Whose secret this is; null where it is nobody's. */
export function findSubscriberBySecret(from: From, secret: string): Promise<Subscriber | null> {
  return from.subscriber.findUnique({ where: { secret } });
}

/** Adds a subscriber. @throws the database's refusal of a second one with the same address */
export async function addSubscriber(writing: Writing, subscriber: Subscriber): Promise<void> {
  await writing.subscriber.create({ data: subscriber });
}

/** Changes what somebody follows, or how often they are told: they confirm thereby that they still want it. */
export async function changeSubscriber(
  writing: Writing,
  id: string,
  to: { choices: string; pace: string; confirmedAt: Date },
): Promise<void> {
  await writing.subscriber.update({ where: { id }, data: to });
}

/** Takes a subscriber away, the address with them. Answers false where they were gone. */
export async function dropSubscriber(from: From, id: string): Promise<boolean> {
  const { count } = await from.subscriber.deleteMany({ where: { id } });
  return count === 1;
}

/**
 * Subscribers not told up to here, in the order of their ids.
 * @param after the last id of the part before; empty for the first
 */
export function readUntoldSubscribers(
  workshop: Workshop,
  until: { release: number; day: string },
  after: string,
  most: number,
): Promise<Subscriber[]> {
  return workshop.subscriber.findMany({
    where: { id: { gt: after }, OR: [{ toldRelease: { lt: until.release } }, { toldDay: { lt: until.day } }] },
    orderBy: { id: 'asc' },
    take: most,
  });
}

/** Moves up to where somebody is told. Answers false where another node was quicker: it wrote the letter. */
export async function moveTold(
  writing: Writing,
  { id, toldRelease, toldDay }: Subscriber,
  until: { release: number; day: string },
): Promise<boolean> {
  const { count } = await writing.subscriber.updateMany({
    where: { id, toldRelease, toldDay },
    data: { toldRelease: until.release, toldDay: until.day },
  });
  return count === 1;
}
