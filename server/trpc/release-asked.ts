import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Gallery } from '#server/data/connections.ts';
import { currentRelease, type ReleaseMark, releaseByNumber } from '#server/data/gallery/releases.ts';

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
