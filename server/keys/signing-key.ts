import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A key of ours that signs: Ed25519, known by the first half of the hash of its public part. */
export type SigningKey = { id: string; sign: (bytes: Uint8Array) => string };

const folderOf = (dataDir: string) => join(dataDir, 'keys');
const idOf = (key: KeyObject) =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 32);

function make(folder: string, name: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  // The public part first: nothing is ever signed that nobody can check.
  writeFileSync(join(folder, `${name}-${idOf(publicKey)}.pem`), publicKey.export({ type: 'spki', format: 'pem' }));
  const draft = join(folder, `${name}.key.${process.pid}`);
  writeFileSync(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  renameSync(draft, join(folder, `${name}.key`));
}

/**
 * The private key of a name, from `DATA_DIR/keys`; made on first use, readable by the service alone. To change it, move
 * the private file away: the public ones stay, and old signatures with them.
 * @throws where others may read the private file, or it holds no Ed25519 key
 */
export function signingKey(dataDir: string, name: string): SigningKey {
  const file = join(folderOf(dataDir), `${name}.key`);
  const there = () => statSync(file, { throwIfNoEntry: false });
  if (!there()) make(folderOf(dataDir), name);
  const mode = (there()?.mode ?? 0) & 0o777;
  if (mode & 0o077) throw new Error(`${file} can be read by others (mode ${mode.toString(8)}): make it 600.`);
  const key = createPrivateKey(readFileSync(file));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${file} holds no Ed25519 key.`);
  return { id: idOf(createPublicKey(key)), sign: (bytes) => sign(null, bytes, key).toString('base64') };
}

/** Every public key of a name in `DATA_DIR/keys`, by its id: those of now and of before, and of other nodes put there. */
export function publicKeys(dataDir: string, name: string): Map<string, KeyObject> {
  const folder = folderOf(dataDir);
  const files = statSync(folder, { throwIfNoEntry: false }) ? readdirSync(folder) : [];
  const own = files.filter((file) => file.startsWith(`${name}-`) && file.endsWith('.pem'));
  return new Map(
    own.map((file) => {
      const key = createPublicKey(readFileSync(join(folder, file)));
      return [idOf(key), key];
    }),
  );
}
