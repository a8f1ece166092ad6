import { z } from 'zod';
import { everyPage, fit, named, source } from '../page.ts';

const moneyKind = z.enum(['asked', 'announced', 'allocated', 'spent']);

/** One sum in cash, as its source states it: never adjusted for prices, never added to another. */
const sum = z.object({
  id: z.string(),
  /** Pounds; null where somebody looked and no page read states it. */
  amountGbp: z.number().nullable(),
  /** Whether the source says so much, about, over or up to so much; null: as the review put it. */
  bound: z.enum(['exactly', 'about', 'over', 'up-to']).nullable(),
  /** The years it covers, in the source’s terms; null where none are stated. */
  years: z.string().nullable(),
  covers: z.string().nullable(),
  note: z.string().nullable(),
  statedOn: z.string().nullable(),
  source: source.nullable(),
  alsoSee: z.array(source),
  /** Of a sum asked for: the recommendation that names it, and how well the promise answers that one. */
  recommendation: named.nullable(),
  fit: fit.nullable(),
});

/** The sums of one kind said of a promise. `absence`: why there is none, in words; null where there is one. */
const moneyOfKind = z.object({
  kind: moneyKind,
  label: z.string(),
  meaning: z.string(),
  sums: z.array(sum),
  absence: z.string().nullable(),
});

/** What was asked for, announced, allocated and spent on a promise, on one stated basis. */
export const promiseMoney = z.object({ basis: z.string(), kinds: z.array(moneyOfKind) });

/** The money of all promises. Nothing on it is a total: the sums overlap. */
export const moneyPage = z.object({
  ...everyPage,
  basis: z.string(),
  /** Statements of what the reviews asked for in all, which must not be added to each other. */
  askedInAll: z
    .object({ note: z.string(), asked: z.array(z.object({ text: z.string(), source: z.string() })) })
    .nullable(),
  /** Of how many promises a sum of each kind was found. */
  found: z.array(z.object({ kind: moneyKind, label: z.string(), meaning: z.string(), promises: z.int(), of: z.int() })),
  items: z.array(z.object({ commitment: named, pillar: named, kinds: z.array(moneyOfKind) })),
  next: z.null(),
});

export type MoneyKind = z.infer<typeof moneyKind>;
export type Sum = z.infer<typeof sum>;
export type MoneyOfKind = z.infer<typeof moneyOfKind>;
export type PromiseMoney = z.infer<typeof promiseMoney>;
export type MoneyPage = z.infer<typeof moneyPage>;
