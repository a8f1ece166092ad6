import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Gallery } from '#server/data/connections.ts';
import { readFacts } from '#server/data/gallery/facts.ts';
import { readLedger } from '#server/data/gallery/ledger.ts';
import { emptyMemory, forget, type Memory, recall, remember } from '#server/domain/comparison/memory.ts';
import { foldLedger } from '#server/domain/ledger/fold.ts';
import type { Ledger } from '#server/domain/ledger/ledger.ts';
import { isRefused, type Refused } from '#server/domain/ledger/reading/listing.ts';
import { type Reading, readingOf } from '#server/domain/ledger/reading/reading.ts';
import { wordsOf } from '#server/domain/ledger/words.ts';
import { referenceAt } from '../comparison/reference.ts';
import { releaseAsked, releaseInput } from '../release-asked.ts';

/** What every read of the ledger may be asked: which release, and as at which day. */
export const asked = { release: releaseInput, at: z.iso.date().optional() };

/** Which part of a list: by page number, or after a cursor. */
export const part = {
  page: z.coerce.number().int().min(1).max(1_000).optional(),
  cursor: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
};

/** Which part of a page of several lists: the first of each, or with `show` the part asked for of that one. */
export const parts = {
  show: z.string().max(40).optional(),
  page: part.page,
  limit: part.limit,
};

export const slug = z.string().min(1).max(120);
/** A choice of a filter; an empty one, as a form sends it, narrows nothing. */
export const filter = z.string().max(120).optional();
export const words = z.string().max(200).optional();

type Asking = {
  ctx: { gallery: Gallery; now: Date; today: string };
  input: { release?: number | undefined; at?: string | undefined };
};

/** `raw`: as read, correcting rows beside what they correct. `ledger`: corrections laid over. */
type Both = { raw: Ledger; ledger: Ledger };
type Kept = { ledgers: Memory<Promise<Both>>; readings: Memory<Reading> };
const kept = new WeakMap<Gallery, Kept>();

function keptFor(gallery: Gallery): Kept {
  const there = kept.get(gallery) ?? { ledgers: emptyMemory(4), readings: emptyMemory(12) };
  kept.set(gallery, there);
  return there;
}

/**
 * The ledger of the release asked for, ready for its pages. The release is asked of the gallery each time; the rows are
 * read once per release, because a published row never changes.
 * @throws NOT_FOUND for a release that is not out; BAD_REQUEST for a day to come
 */
export async function ledgerReading(asking: Asking): Promise<Reading> {
  return (await ledgerWithHistory(asking)).reading;
}

/**
 * The same, with the ledger as it was recorded: correcting rows beside what they correct.
 * @throws NOT_FOUND for a release that is not out; BAD_REQUEST for a day to come
 */
export async function ledgerWithHistory({ ctx, input }: Asking): Promise<{ reading: Reading; raw: Ledger }> {
  const { gallery, now, today } = ctx;
  const at = input.at ?? null;
  if (at !== null && at > today)
    throw new TRPCError({ code: 'BAD_REQUEST', message: 'at: this day is still to come.' });
  const release = await releaseAsked(gallery, input.release);
  const { ledgers, readings } = keptFor(gallery);
  const edition = `${release.number} ${release.publishedAt}`;
  const key = `${edition} ${release.current} ${at} ${today} ${Math.floor(now.getTime() / 60_000)}`;
  const read = ledgerOf(gallery, ledgers, edition, release.number);
  const known = recall(readings, key);
  if (known) return { reading: known, raw: (await read).raw };
  const [{ raw, ledger }, facts, { metrics }] = await Promise.all([
    read,
    readFacts(gallery),
    referenceAt(gallery, release, now),
  ]);
  const reading = readingOf(ledger, { release, at, today, words: wordsOf(facts), metrics });
  remember(readings, key, reading, 1);
  return { reading, raw };
}

function ledgerOf(gallery: Gallery, ledgers: Kept['ledgers'], edition: string, release: number): Promise<Both> {
  const known = recall(ledgers, edition);
  if (known) return known;
  const read = readLedger(gallery, release).then((raw) => ({ raw, ledger: foldLedger(raw) }));
  // What failed is not remembered: the next question asks again.
  read.catch(() => forget(ledgers, edition));
  remember(ledgers, edition, read, 1);
  return read;
}

/**
 * The page, or its refusal as an error.
 * @throws NOT_FOUND where there is no such thing; BAD_REQUEST naming what a filter or cursor may be
 */
export function foundPage<Page extends object>(page: Page | Refused | null, what: string): Page {
  if (page === null) throw new TRPCError({ code: 'NOT_FOUND', message: `There is no such ${what}.` });
  if (isRefused(page)) throw new TRPCError({ code: 'BAD_REQUEST', message: page.faults.join(' ') });
  return page;
}
