import { z } from 'zod';

const usual = 20;

/** Number of a page of a queue, as an address names it. */
export const pageNumber = z.coerce.number().int().min(1).max(1_000).default(1);

/** A queue of what waits, the longest waiting first; or, `decided`, of what was decided on, the latest first. */
export const queueInput = z.strictObject({ decided: z.boolean().default(false), page: pageNumber });

/** Which rows of a queue stand on a page. */
export const rowsOn = (page: number, perPage = usual) => ({ skip: (page - 1) * perPage, take: perPage });

/** A page of a queue and how many there are; an empty queue has one. */
export function queuePage<Item>(items: Item[], of: { total: number; page: number }, perPage = usual) {
  return { items, ...of, pages: Math.max(1, Math.ceil(of.total / perPage)) };
}
