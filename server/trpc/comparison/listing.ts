import { z } from 'zod';

/** Which part of a list is asked for. `cursor` is the `next` of the answer before. */
export const listingInput = {
  cursor: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
};

/** One part of a list, and what to ask for the next one; null at the end. Starts where the item of this id stands. */
export function partOf<T>(
  all: readonly T[],
  idOf: (item: T) => string,
  asked: { cursor?: string | undefined; limit: number },
) {
  const start = asked.cursor === undefined ? 0 : all.findIndex((item) => idOf(item) === asked.cursor);
  const from = start === -1 ? all.length : start;
  const following = all[from + asked.limit];
  return { items: all.slice(from, from + asked.limit), next: following === undefined ? null : idOf(following) };
}
