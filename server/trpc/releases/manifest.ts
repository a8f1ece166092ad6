import { z } from 'zod';
import { readManifests, readReleaseKeys } from '#server/data/gallery/manifests/release-manifests.ts';
import { publicProcedure } from '../init.ts';
import { releaseAsked, releaseInput } from '../release-asked.ts';

const mark = z.object({ number: z.int(), publishedAt: z.string(), current: z.boolean() });

const signed = z.object({
  successor: z.int(),
  sha256: z.string(),
  keyId: z.string(),
  madeAt: z.string(),
  reason: z.string().nullable(),
});

/**
 * The newest manifest of a release that is out, and those it took the place of, by their hashes. `manifest` is null for
 * the moment between the release and its first manifest. `body`: canonical JSON (RFC 8785); `signature`: raw Ed25519
 * over it, base64. An unpublished release is answered like one that does not exist.
 * @throws NOT_FOUND
 */
export const releaseManifest = publicProcedure
  .meta({
    openapi: {
      method: 'GET',
      path: '/releases/{number}/manifest',
      tags: ['releases'],
      summary: 'A release’s manifest',
    },
  })
  .input(z.object({ number: z.coerce.number().int() }))
  .output(
    z.object({
      release: mark,
      manifest: signed.extend({ body: z.string(), signature: z.string() }).nullable(),
      before: z.array(signed),
    }),
  )
  .query(async ({ ctx: { gallery }, input }) => {
    const release = await releaseAsked(gallery, input.number);
    const [newest, ...before] = await readManifests(gallery, release.number);
    if (!newest || newest.body === null || newest.signature === null) return { release, manifest: null, before };
    return { release, manifest: { ...newest, body: newest.body, signature: newest.signature }, before };
  });

/** Every key that signs or signed manifests, on whatever node, the newest first, with the days on which it did. */
export const releaseKeys = publicProcedure
  .meta({ openapi: { method: 'GET', path: '/release-keys', tags: ['releases'], summary: 'Keys that sign manifests' } })
  .input(z.object({ release: releaseInput }))
  .output(
    z.object({
      release: mark,
      items: z.array(
        z.object({ id: z.string(), publicKey: z.string(), validFrom: z.string(), validTo: z.string().nullable() }),
      ),
    }),
  )
  .query(async ({ ctx: { gallery }, input }) => {
    const release = await releaseAsked(gallery, input.release);
    return { release, items: await readReleaseKeys(gallery) };
  });
