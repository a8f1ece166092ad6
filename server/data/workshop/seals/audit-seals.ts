import type { Workshop, Writing } from '#server/data/connections.ts';
import type { StoredEvent } from '../audit.ts';
import { insertMany } from '../many-rows.ts';

type From = Workshop | Writing;

/** A seal on events: which it follows, how many it is on, the root of their hash tree, and who signed it. */
export type StoredSeal = {
  number: number;
  at: Date;
  /** Hash of the seal before it; null for the first. */
  previous: string | null;
  events: number;
  root: string;
  /** Id of the key it is signed with. */
  key: string;
  signature: string;
};

const columns = '`number`, `at`, `previous`, `events`, `root`, `key`, `signature`';

/** The newest seal; null before the first. */
export async function readLastSeal(from: From): Promise<StoredSeal | null> {
  const rows = await from.$queryRawUnsafe<StoredSeal[]>(
    `SELECT ${columns} FROM \`AuditSeal\` ORDER BY \`number\` DESC LIMIT 1`,
  );
  return rows[0] ?? null;
}

/** Seals after a number, in order. */
export function readSeals(from: From, after: number, limit: number): Promise<StoredSeal[]> {
  return from.$queryRawUnsafe<StoredSeal[]>(
    `SELECT ${columns} FROM \`AuditSeal\` WHERE \`number\` > ? ORDER BY \`number\` LIMIT ${Math.trunc(limit)}`,
    after,
  );
}

const event = 'e.`id`, e.`at`, e.`actorId`, e.`actorRole`, e.`action`, e.`subject`, e.`detail`, e.`hash`';

/** The events under a seal, in the order they were sealed in. */
export function readSealedEvents(from: From, seal: number): Promise<StoredEvent[]> {
  return from.$queryRawUnsafe<StoredEvent[]>(
    `SELECT ${event} FROM \`SealedEvent\` s JOIN \`AuditEvent\` e ON e.\`id\` = s.\`eventId\` WHERE s.\`seal\` = ? ORDER BY s.\`position\``,
    seal,
  );
}

/**
 * Events under no seal, the oldest first.
 * @param range `since`: none older, null for all; `until`: none later
 */
export function readUnsealedEvents(
  from: From,
  { since, until, limit }: { since: Date | null; until?: Date; limit: number },
): Promise<StoredEvent[]> {
  const bounds = `${since ? ' AND e.`at` >= ?' : ''}${until ? ' AND e.`at` <= ?' : ''}`;
  return from.$queryRawUnsafe<StoredEvent[]>(
    `SELECT ${event} FROM \`AuditEvent\` e LEFT JOIN \`SealedEvent\` s ON s.\`eventId\` = e.\`id\`
     WHERE s.\`eventId\` IS NULL${bounds} ORDER BY e.\`at\`, e.\`id\` LIMIT ${Math.trunc(limit)}`,
    ...[since, until].filter((bound) => bound instanceof Date),
  );
}

/**
 * Adds a seal and what it is on.
 * @throws the database's refusal where another node took the number, or sealed one of the events
 */
export async function addSeal(writing: Writing, seal: StoredSeal, events: readonly StoredEvent[]): Promise<void> {
  const { number, at, previous, root, key, signature } = seal;
  await writing.$executeRaw`
    INSERT INTO AuditSeal (number, at, previous, events, root, \`key\`, signature)
    VALUES (${number}, ${at}, ${previous}, ${seal.events}, ${root}, ${key}, ${signature})`;
  const rows = events.map(({ id }, position) => [id, number, position]);
  await insertMany(writing, 'SealedEvent', ['eventId', 'seal', 'position'], rows);
}
