import { z } from 'zod';
import { periodInWords } from '../period.ts';
import type { Collection } from './collection.ts';
import { collectionRuleList } from './collection-rules.ts';

const collection = z.object({
  id: z.string(),
  period: z.string(),
  periodLabel: z.string(),
  opensOn: z.string(),
  dueOn: z.string(),
  locksOn: z.string(),
  /** Why it is due or locks in a month that is busy for authorities; null where it does not. */
  datesReason: z.string().nullable(),
  /** How many totals it asks for, and how many figures that are broken down. */
  totals: z.int(),
  broken: z.int(),
  asks: z.array(z.object({ metric: z.string(), breakdowns: z.array(z.string()) })),
});

/** What a programme says of its collections once, and the collections that say it. */
const group = z.object({
  programme: z.string(),
  madeUp: z.boolean(),
  authority: z.string(),
  usedFor: z.string(),
  notUsedFor: z.string(),
  collections: z.array(collection),
});

/** What authorities are asked for, by what authority and when; and the rules that every collection keeps. */
export const collectionsPage = z.object({
  release: z.object({ number: z.int(), publishedAt: z.string(), current: z.boolean() }),
  rules: z.array(z.object({ id: z.string(), rule: z.string() })),
  groups: z.array(group),
});
export type CollectionsPage = z.infer<typeof collectionsPage>;

type Asked = Collection & { programme: string; madeUp: boolean };

function drawn({ id, period, opensOn, dueOn, locksOn, datesReason, asks }: Asked): z.infer<typeof collection> {
  const breakdowns = (asks ?? []).flatMap((ask) => ask.breakdowns);
  const totals = breakdowns.filter((each) => each === 'total').length;
  return {
    ...{ id, period, opensOn, dueOn, locksOn, datesReason, totals, asks: asks ?? [] },
    periodLabel: periodInWords(period),
    broken: breakdowns.length - totals,
  };
}

/** Collections in the order given, those of a programme that say the same of authority and use under one another. */
export function collectionsPageOf(release: CollectionsPage['release'], collections: readonly Asked[]): CollectionsPage {
  const groups = new Map<string, CollectionsPage['groups'][number]>();
  for (const each of collections) {
    const { programme, madeUp, authority, usedFor, notUsedFor } = each;
    const key = JSON.stringify([programme, authority, usedFor, notUsedFor]);
    const known = groups.get(key) ?? { programme, madeUp, authority, usedFor, notUsedFor, collections: [] };
    groups.set(key, { ...known, collections: [...known.collections, drawn(each)] });
  }
  return { release, rules: collectionRuleList, groups: [...groups.values()] };
}
