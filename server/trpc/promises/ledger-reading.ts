import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Gallery } from '#server/data/connections.ts';
import { readFacts } from '#server/data/gallery/facts.ts';
import { readLedger } from '#server/data/gallery/ledger.ts';
import { generationOf } from '#server/data/gallery/redactions/generation.ts';
import type { ReleaseMark } from '#server/data/gallery/releases.ts';
import { emptyMemory, forget, type Memory, recall, remember } from '#server/domain/comparison/memory.ts';
import { foldLedger, publishedUpTo, rowsOf } from '#server/domain/ledger/fold.ts';
import type { Ledger } from '#server/domain/ledger/ledger.ts';
import { isRefused, type Refused } from '#server/domain/ledger/reading/listing.ts';
import { type Reading, readingFrom, type Standing, standingOf } from '#server/domain/ledger/reading/reading.ts';
import { wordsOf } from '#server/domain/ledger/words.ts';
import { referenceAt } from '../comparison/reference.ts';
import { dayAsked, releaseAsked, releaseInput } from '../release-asked.ts';

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
type Kept = {
  ledgers: Memory<Promise<Both>>;
  standings: Memory<Standing>;
  readings: Memory<Reading>;
  /** The highest release read: what earlier ones published is in it. */
  newest: { number: number; raw: Promise<Ledger> } | null;
};
const kept = new WeakMap<object, Kept>();

/** How many rows of ledgers are held ready for their pages; at most this many releases and days. */
const [mostRows, mostDays] = [1_000_000, 12];

const weightOf = (ledger: Ledger) => Math.max(rowsOf(ledger), Math.ceil(mostRows / mostDays));

function keptFor(gallery: Gallery): Kept {
  const empty = { ledgers: emptyMemory<Promise<Both>>(mostRows), standings: emptyMemory<Standing>(mostRows) };
  const generation = generationOf(gallery);
  const there = kept.get(generation) ?? { ...empty, readings: emptyMemory<Reading>(mostRows), newest: null };
  kept.set(generation, there);
  return there;
}

const editionOf = (release: ReleaseMark) => `${release.number} ${release.publishedAt}`;

/**
 * The ledger of the release asked for, ready for its pages. The release is asked of the gallery each time; the rows are
 * read once, because a published row never changes, and what follows from them is derived once a day.
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
  const { gallery, now } = ctx;
  const at = input.at ?? null;
  if (at !== null && at > ctx.today)
    throw new TRPCError({ code: 'BAD_REQUEST', message: 'at: this day is still to come.' });
  const release = await releaseAsked(gallery, input.release);
  const today = await dayAsked(ctx, release, input.release);
  const { standings, readings } = keptFor(gallery);
  const day = `${editionOf(release)} ${at} ${today}`;
  const minute = `${day} ${release.current} ${Math.floor(now.getTime() / 60_000)}`;
  const read = ledgerOf(gallery, release);
  const known = recall(readings, minute);
  if (known) return { reading: known, raw: (await read).raw };
  const [{ raw, ledger }, facts, { metrics }] = await Promise.all([
    read,
    readFacts(gallery),
    referenceAt(gallery, release, now),
  ]);
  const standing = recall(standings, day) ?? standingOf(ledger, at, today);
  remember(standings, day, standing, weightOf(ledger));
  const reading = readingFrom(standing, { release, words: wordsOf(facts), metrics });
  remember(readings, minute, reading, weightOf(ledger));
  return { reading, raw };
}

/** The ledger of a release that is out, read once. */
export function ledgerOf(gallery: Gallery, release: ReleaseMark): Promise<Both> {
  const here = keptFor(gallery);
  const edition = editionOf(release);
  const known = recall(here.ledgers, edition);
  if (known) return known;
  const raw =
    here.newest && here.newest.number > release.number
      ? here.newest.raw.then((later) => publishedUpTo(later, release.number))
      : readLedger(gallery, release.number);
  if (!here.newest || here.newest.number <= release.number) here.newest = { number: release.number, raw };
  const both = raw.then((rows) => ({ raw: rows, ledger: foldLedger(rows) }));
  remember(here.ledgers, edition, both, 1);
  both.then(
    ({ ledger }) => remember(here.ledgers, edition, both, weightOf(ledger)),
    () => {
      // What failed is not remembered: the next question asks again.
      forget(here.ledgers, edition);
      here.newest = null;
    },
  );
  return both;
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
