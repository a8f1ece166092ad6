import { createHash, type KeyObject, verify } from 'node:crypto';
import canonicalize from 'canonicalize';
import { eventHash, type StoredEvent } from '#server/data/workshop/audit.ts';
import type { StoredSeal } from '#server/data/workshop/seals/audit-seals.ts';
import { merkleRoot } from '#server/keys/merkle-tree.ts';
import type { SigningKey } from '#server/keys/signing-key.ts';

/** What of a seal is signed: canonical JSON (RFC 8785) of everything but the signature. */
function signedBytes({ signature: _, at, ...rest }: StoredSeal): Uint8Array {
  return Buffer.from(canonicalize({ ...rest, at: at.toISOString() }) as string);
}

/** The hash that the next seal names: of what was signed, and of the signature. */
export function sealHash(seal: StoredSeal): string {
  return createHash('sha256').update(signedBytes(seal)).update(seal.signature).digest('hex');
}

const rootOf = (events: readonly { hash: string }[]) => merkleRoot(events.map(({ hash }) => Buffer.from(hash, 'hex')));

/** The next seal over these events, in this order. */
export function seal(events: readonly StoredEvent[], last: StoredSeal | null, at: Date, key: SigningKey): StoredSeal {
  const unsigned = {
    ...{ number: (last?.number ?? 0) + 1, at, previous: last ? sealHash(last) : null },
    ...{ events: events.length, root: rootOf(events), key: key.id },
  };
  return { ...unsigned, signature: key.sign(signedBytes({ ...unsigned, signature: '' })) };
}

/**
 * What is wrong with a seal; null where it holds. Each event is hashed again from what it says.
 * @param events those that were sealed by it, in their order; one that is gone is missing here
 * @param last the seal before it; null for the first
 */
export function sealFault(
  sealed: StoredSeal,
  events: readonly StoredEvent[],
  last: StoredSeal | null,
  keys: ReadonlyMap<string, KeyObject>,
): string | null {
  const { number, previous, signature } = sealed;
  const expected = (last?.number ?? 0) + 1;
  if (number !== expected) return `Seal ${expected} is missing.`;
  if (previous !== (last ? sealHash(last) : null)) return `Seal ${number} does not follow seal ${number - 1}.`;
  const key = keys.get(sealed.key);
  if (!key) return `Seal ${number} is signed with key ${sealed.key}, whose public part is not in DATA_DIR/keys.`;
  if (!verify(null, signedBytes(sealed), key, Buffer.from(signature, 'base64')))
    return `Seal ${number} is not what was signed.`;
  const altered = events.find((event) => event.hash !== eventHash(event));
  if (altered) return `Event ${altered.id}, in seal ${number}, is not what was written.`;
  if (events.length !== sealed.events)
    return `Seal ${number} was put on ${sealed.events} events; ${events.length} are there.`;
  return rootOf(events) === sealed.root ? null : `The events of seal ${number} are not those that were sealed.`;
}
