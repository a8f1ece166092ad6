import type { Workshop, Writing } from '#server/data/connections.ts';

type From = Workshop | Writing;

/** The public half of a key that signs manifests. `validFrom`: when it was first known here. */
export type StoredReleaseKey = { id: string; publicKey: string; validFrom: Date; replaces: string | null };

/** A release's manifest: `successor` 0 is the first, a later one names the hash of the one it takes the place of. */
export type StoredManifest = {
  release: number;
  successor: number;
  /** Canonical JSON (RFC 8785): these very bytes are signed. */
  body: string;
  /** Of the body, hexadecimal. */
  sha256: string;
  /** Ed25519 over the body, base64. */
  signature: string;
  keyId: string;
  madeAt: Date;
  replaces: string | null;
  reason: string | null;
};

/** Every key that ever signed a manifest, on whatever node. */
export function readStoredKeys(from: From): Promise<StoredReleaseKey[]> {
  return from.releaseKey.findMany({ orderBy: [{ validFrom: 'asc' }, { id: 'asc' }] });
}

/**
 * Adds the public half of a key.
 * @throws the database's refusal where it is there already, or another one took the place of the same key
 */
export async function addReleaseKey(writing: From, key: StoredReleaseKey): Promise<void> {
  await writing.releaseKey.create({ data: key });
}

/** The newest manifest of a release; null where it has none yet. */
export function readNewestManifest(from: From, release: number): Promise<StoredManifest | null> {
  return from.releaseManifest.findFirst({ where: { release }, orderBy: { successor: 'desc' } });
}

/** The releases that have a manifest. */
export async function readReleasesWithManifest(from: From): Promise<Set<number>> {
  const rows = await from.releaseManifest.findMany({ where: { successor: 0 }, select: { release: true } });
  return new Set(rows.map(({ release }) => release));
}

/**
 * Adds a manifest.
 * @throws the database's refusal where another node was quicker
 */
export async function addManifest(writing: From, manifest: StoredManifest): Promise<void> {
  await writing.releaseManifest.create({ data: manifest });
}
