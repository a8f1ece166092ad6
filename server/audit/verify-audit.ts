import type { KeyObject } from 'node:crypto';
import type { Workshop } from '#server/data/connections.ts';
import {
  readSealedEvents,
  readSeals,
  readUnsealedEvents,
  type StoredSeal,
} from '#server/data/workshop/seals/audit-seals.ts';
import { sealFault, sealHash } from './seal.ts';

/** What was found of the audit: how much is sealed, the newest seal, and the first fault of each kind. */
export type Verified = {
  seals: number;
  events: number;
  head: { number: number; hash: string } | null;
  /** The first seal that does not hold; null where all do. Nothing after it was looked at. */
  broken: string | null;
  /** Events under no seal a minute after they were written. */
  unsealed: string[];
};

const BATCH = 500;
const MINUTE = 60_000;
const NAMED = 20;

/**
 * Recomputes every event and every seal, from the first.
 * @param kept the number and hash of a seal, noted outside earlier: seals that were cut off after it show only by it
 */
export async function verifyAudit(
  workshop: Workshop,
  keys: ReadonlyMap<string, KeyObject>,
  now: Date,
  kept: { number: number; hash: string } | null = null,
): Promise<Verified> {
  const found: Verified = { seals: 0, events: 0, head: null, broken: null, unsealed: [] };
  let last: StoredSeal | null = null;
  for (let seals = await readSeals(workshop, 0, BATCH); seals.length > 0 && !found.broken; ) {
    for (const seal of seals) {
      const events = await readSealedEvents(workshop, seal.number);
      found.broken = sealFault(seal, events, last, keys) ?? keptFault(seal, kept);
      if (found.broken) break;
      found.seals += 1;
      found.events += events.length;
      last = seal;
    }
    seals = await readSeals(workshop, last?.number ?? 0, BATCH);
  }
  if (last) found.head = { number: last.number, hash: sealHash(last) };
  if (kept && !found.broken && kept.number > found.seals)
    found.broken = `Seal ${kept.number} was there once and is missing.`;
  const until = new Date(now.getTime() - MINUTE);
  const unsealed = await readUnsealedEvents(workshop, { since: null, until, limit: NAMED });
  found.unsealed = unsealed.map(({ id, at, action }) => `${id} (${action}, ${at.toISOString()})`);
  return found;
}

function keptFault(seal: StoredSeal, kept: { number: number; hash: string } | null): string | null {
  if (kept?.number !== seal.number || sealHash(seal) === kept.hash) return null;
  return `Seal ${seal.number} is another one than was noted outside.`;
}
