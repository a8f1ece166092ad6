import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Gallery } from '#server/data/connections.ts';
import { currentRelease, type ReleaseMark, readAsOf, releaseByNumber } from '#server/data/gallery/releases.ts';

/** `release` in the input of public procedures: which release to read; left out, the current one. */
export const releaseInput = z.coerce.number().int().min(1).max(2_000_000_000).optional();

/**
 * The release to read. Every public answer asks this first, so that a refused SELECT fails the answer even where the
 * rest is remembered.
 * @throws NOT_FOUND, in the same words, for a release that does not exist and one that is not out
 */
export async function releaseAsked(gallery: Gallery, number: number | undefined): Promise<ReleaseMark> {
  const release = number === undefined ? await currentRelease(gallery) : await releaseByNumber(gallery, number);
  if (!release) throw new TRPCError({ code: 'NOT_FOUND', message: 'There is no such release.' });
  return release;
}

/**
 * The day by which an answer tells what is due or late: today, or where a release was asked for the day that one was
 * prepared, so that its permalinks say for ever what they said (docs/decisions/0042-manifests.md).
 * @param release that is read, which is out
 * @param asked the number in the question; undefined where none was asked for
 */
export async function dayAsked(
  { gallery, today }: { gallery: Gallery; today: string },
  release: ReleaseMark,
  asked: number | undefined,
): Promise<string> {
  return asked === undefined ? today : ((await readAsOf(gallery, release.number)) ?? today);
}
