import { z } from 'zod';
import { parsePeriod, periodLabel } from '../period.ts';
import type { CollectionBurden } from './burden.ts';

export const burdenPage = z.object({
  release: z.object({ number: z.int(), publishedAt: z.string(), current: z.boolean() }),
  collections: z.array(
    z.object({
      collection: z.string(),
      programme: z.string(),
      period: z.string(),
      periodLabel: z.string(),
      madeUp: z.boolean(),
      /** Returns published, and how many of them said how long it took. */
      returns: z.int(),
      answers: z.int(),
      /** Staff hours of the middle return; null: too few to say. */
      medianHours: z.number().nullable(),
      warningsPerReturn: z.number().nullable(),
      versionsPerReturn: z.number().nullable(),
      /** The release that told it. */
      fromRelease: z.int(),
    }),
  ),
});
export type BurdenPage = z.infer<typeof burdenPage>;

type Told = CollectionBurden & { programme: string; period: string; madeUp: boolean };

/** Per collection what the latest of these releases told, in the order of the collections' ids. */
export function burdenPageOf(release: BurdenPage['release'], told: readonly Told[]): BurdenPage {
  const latest = new Map<string, Told>();
  for (const row of told) {
    const known = latest.get(row.collectionId);
    if (!known || known.release < row.release) latest.set(row.collectionId, row);
  }
  const collections = [...latest.values()]
    .sort((a, b) => (a.collectionId < b.collectionId ? -1 : 1))
    .map(({ collectionId, release: fromRelease, ...row }) => {
      const parsed = parsePeriod(row.period);
      const label = parsed ? periodLabel(parsed, 'quarter') : row.period;
      return { collection: collectionId, fromRelease, ...row, periodLabel: label };
    });
  return { release, collections };
}
