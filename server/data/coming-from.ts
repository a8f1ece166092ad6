import type { Workshop } from './connections.ts';

/** The name of the network (`SeenNetwork`) that what is written in a transaction came from. */
const places = new WeakMap<object, string>();

/**
 * The same workshop, whose transactions know where their call came from: `recordAudit` puts it beside the act, whichever
 * procedure acts.
 * @param place name of a network
 */
export function comingFrom(workshop: Workshop, place: string): Workshop {
  const known = <Writing extends object>(writing: Writing): Writing => {
    places.set(writing, place);
    return writing;
  };
  const transaction = workshop.$transaction.bind(workshop) as (
    work: (writing: object) => Promise<unknown>,
    options?: object,
  ) => Promise<unknown>;
  const bound = Object.create(workshop, {
    $transaction: {
      value: (work: (writing: object) => Promise<unknown>, options?: object) =>
        transaction((writing) => work(known(writing)), options),
    },
    direct: {
      value: {
        ...workshop.direct,
        transaction: <T>(work: Parameters<typeof workshop.direct.transaction<T>>[0]) =>
          workshop.direct.transaction<T>((writing) => work(known(writing))),
      },
    },
  });
  return bound as Workshop;
}

/** Where what is written here came from; null where nobody said. */
export function placeOf(writing: object): string | null {
  return places.get(writing) ?? null;
}
