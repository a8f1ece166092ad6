import { z } from 'zod';
import type { Ledger } from '../ledger/ledger.ts';
import { periodInWords } from '../period.ts';

const reply = z.strictObject({
  id: z.string(),
  text: z.string().describe('as the authority gave it'),
  repliedOn: z.string(),
  inTime: z.boolean().describe('false: given after the last day'),
});

export const publishedCommentary = z.strictObject({
  id: z.string(),
  area: z.strictObject({ code: z.string(), name: z.string() }),
  collection: z.strictObject({ id: z.string(), programme: z.string(), period: z.string(), label: z.string() }),
  text: z.string(),
  writtenOn: z.string(),
  replyBy: z.string().describe('the last of the ten working days that the authority had'),
  replies: z.array(reply).describe('empty: no reply received'),
  release: z.int().describe('the release that published the commentary'),
});
export type PublishedCommentary = z.infer<typeof publishedCommentary>;

/**
 * Commentary that is out with every reply that is, the latest first. What was made up is told only where its own area is
 * asked for (promise 10).
 */
export function publishedCommentaries(
  { commentaries, replies }: Pick<Ledger, 'commentaries' | 'replies'>,
  names: {
    areas: ReadonlyMap<string, { name: string; madeUp: boolean }>;
    collections: ReadonlyMap<string, { period: string; programme: string }>;
  },
  of: { area?: string | undefined },
): PublishedCommentary[] {
  return commentaries
    .filter(({ areaCode }) => (of.area ? areaCode === of.area : !names.areas.get(areaCode)?.madeUp))
    .toSorted((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1))
    .map(({ id, areaCode, collectionId, text, statedOn, replyBy, release }) => {
      const { period = '', programme = collectionId } = names.collections.get(collectionId) ?? {};
      return {
        ...{ id, text, writtenOn: statedOn, replyBy, release },
        area: { code: areaCode, name: names.areas.get(areaCode)?.name ?? areaCode },
        collection: { id: collectionId, programme, period, label: periodInWords(period) },
        replies: replies
          .filter(({ commentaryId }) => commentaryId === id)
          .map((each) => ({
            ...{ id: each.id, text: each.text, repliedOn: each.statedOn },
            inTime: each.statedOn <= replyBy,
          })),
      };
    });
}
