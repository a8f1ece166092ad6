import type { Gallery, Workshop } from '#server/data/connections.ts';
import { type PublishedRelease, readPublishedReleases } from '#server/data/gallery/release-list.ts';
import { isDuplicate } from '#server/data/transaction.ts';
import {
  addManifest,
  readNewestManifest,
  readReleasesWithManifest,
  type StoredManifest,
} from '#server/data/workshop/manifests/release-manifests.ts';
import type { SigningKey } from '#server/keys/signing-key.ts';
import { signManifest } from './manifest.ts';
import { type ReadFile, releaseFiles } from './release-files.ts';

/** What making a manifest takes. `gallery` tells what is out; `read` what readers get; `now` the moment. */
export type Making = {
  gallery: Gallery;
  workshop: Workshop;
  key: () => Promise<SigningKey>;
  read: ReadFile;
  now: () => Date;
};

/**
 * Makes the manifest of each release that is out and has none, the lowest number first, because each names the one
 * before. A release whose hour has not come is unknown to the gallery, and so to this. Of two nodes at once the first
 * one's stays.
 * @returns the numbers of the releases that have one now and had none
 */
export async function makeManifests(making: Making): Promise<number[]> {
  const out = (await readPublishedReleases(making.gallery)).toReversed();
  const there = await readReleasesWithManifest(making.workshop);
  const due = out.filter(({ number }) => !there.has(number));
  for (const release of due) await add(making, release, null, out);
  return due.map(({ number }) => number);
}

/**
 * Looks at a release's files again and signs what they are now, in place of its newest manifest, which it names by its
 * hash.
 * @param reason in words, for everybody to read
 * @param notIfSince where the newest manifest was made at this moment or later, it stays
 * @returns the newest manifest now; null where the release is not out, or has no manifest yet
 */
export async function signSuccessor(
  making: Making,
  number: number,
  { reason, notIfSince }: { reason: string; notIfSince?: Date },
): Promise<StoredManifest | null> {
  const out = await readPublishedReleases(making.gallery);
  const release = out.find((each) => each.number === number);
  const manifest = release && (await readNewestManifest(making.workshop, number));
  if (!release || !manifest) return null;
  if (notIfSince && manifest.madeAt >= notIfSince) return manifest;
  return add(making, release, { manifest, reason }, out);
}

async function add(
  { workshop, key, read, now }: Making,
  release: PublishedRelease,
  before: { manifest: StoredManifest; reason: string } | null,
  out: readonly PublishedRelease[],
): Promise<StoredManifest | null> {
  // Before the files are looked at: what was taken down after this moment may still be in them.
  const madeAt = now();
  const files = await releaseFiles(read, release.number);
  const last = Math.max(0, ...out.map(({ number }) => number).filter((number) => number < release.number));
  const earlier = last > 0 ? await readNewestManifest(workshop, last) : null;
  const previous = earlier && { release: earlier.release, sha256: earlier.sha256 };
  try {
    const manifest = signManifest({ release, previous, files }, before, await key(), madeAt);
    await addManifest(workshop, manifest);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  return readNewestManifest(workshop, release.number);
}
