import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { PublishedRelease } from '#server/data/gallery/release-list.ts';
import type { StoredManifest } from '#server/data/workshop/manifests/release-manifests.ts';
import type { SigningKey } from '#server/keys/signing-key.ts';

/** A file of a release as anybody downloads it, uncompressed. `path` is its permalink; `sha256` hexadecimal. */
export type ManifestFile = { path: string; mediaType: string; bytes: number; sha256: string };

/** What stands in a manifest: docs/decisions/0042-manifests.md. */
export type Manifest = {
  format: 1;
  release: PublishedRelease;
  /** The release before this one, by its manifest; null for the first. */
  previous: { release: number; sha256: string } | null;
  successor: number;
  /** Hash of the manifest that this one takes the place of, and why; null in a release's first. */
  replaces: string | null;
  reason: string | null;
  madeAt: string;
  key: string;
  /** Random: nobody can work a manifest's hash out from a guess at what its files held. */
  salt: string;
  files: ManifestFile[];
};

/**
 * A manifest, signed.
 * @param before the manifest that it takes the place of, and why; null for a release's first
 */
export function signManifest(
  { release, previous, files }: Pick<Manifest, 'release' | 'previous' | 'files'>,
  before: { manifest: StoredManifest; reason: string } | null,
  key: SigningKey,
  madeAt: Date,
): StoredManifest {
  const place = {
    successor: before ? before.manifest.successor + 1 : 0,
    replaces: before?.manifest.sha256 ?? null,
    reason: before?.reason ?? null,
  };
  const manifest: Manifest = {
    ...{ format: 1, release, previous, ...place, madeAt: madeAt.toISOString(), key: key.id },
    salt: randomBytes(16).toString('hex'),
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  };
  const body = canonicalize(manifest) as string;
  const bytes = Buffer.from(body);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { release: release.number, ...place, body, sha256, signature: key.sign(bytes), keyId: key.id, madeAt };
}
