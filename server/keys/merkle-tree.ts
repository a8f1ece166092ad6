import { createHash } from 'node:crypto';

const sha256 = (...parts: Uint8Array[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
// A leaf can never be taken for a node: what is hashed begins differently.
const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

function rootOf(leaves: readonly Uint8Array[], from: number, to: number): Uint8Array {
  if (to - from === 1) return sha256(leafMark, leaves[from] as Uint8Array);
  let left = 1;
  while (left * 2 < to - from) left *= 2;
  return sha256(nodeMark, rootOf(leaves, from, from + left), rootOf(leaves, from + left, to));
}

/**
 * The root of the hash tree over some data, in order, in hexadecimal. Any change, loss, addition or exchange of a leaf
 * gives another root.
 * Source: RFC 9162, section 2.1.1 (as RFC 6962), with SHA-256.
 */
export function merkleRoot(leaves: readonly Uint8Array[]): string {
  return Buffer.from(leaves.length === 0 ? sha256() : rootOf(leaves, 0, leaves.length)).toString('hex');
}
