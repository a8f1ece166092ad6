import type { Workshop } from '#server/data/connections.ts';
import { isDuplicate } from '#server/data/transaction.ts';
import { addReleaseKey, readStoredKeys } from '#server/data/workshop/manifests/release-manifests.ts';
import { publicKeys, type SigningKey, signingKey } from '#server/keys/signing-key.ts';

/** The name of the key that signs manifests, in `DATA_DIR/keys`. */
export const releaseKeyName = 'release';

/**
 * The key that this node signs manifests with, made on first use. Its public half is in the database before anything is
 * signed, so that every node gives it out, also after this one has another: the key of this node that it takes the place
 * of is valid until then.
 * @throws where others may read the private file, or it holds no Ed25519 key
 */
export async function releaseKey(workshop: Workshop, dataDir: string, now: Date): Promise<SigningKey> {
  const key = signingKey(dataDir, releaseKeyName);
  const own = publicKeys(dataDir, releaseKeyName);
  const publicKey = String(own.get(key.id)?.export({ type: 'spki', format: 'pem' }) ?? '');
  if (!publicKey) throw new Error(`The public part of ${releaseKeyName} key ${key.id} is not in DATA_DIR/keys.`);
  for (let tries = 0; ; tries += 1) {
    const known = await readStoredKeys(workshop);
    if (known.some(({ id }) => id === key.id)) return key;
    const replaced = new Set(known.map(({ replaces }) => replaces));
    const before = known.filter(({ id }) => own.has(id) && !replaced.has(id)).at(-1);
    try {
      await addReleaseKey(workshop, { id: key.id, publicKey, validFrom: now, replaces: before?.id ?? null });
      return key;
    } catch (error) {
      // Another node with the same files was quicker: what it wrote is read again.
      if (!isDuplicate(error) || tries >= 2) throw error;
    }
  }
}
