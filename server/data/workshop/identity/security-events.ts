import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Workshop } from '#server/data/connections.ts';
import type { Statements } from '#server/data/direct.ts';
import type { CountedNote } from '#server/domain/people/security-events.ts';

/** Names of networks that this process has asked for, by connection: the same few come again and again. */
const known = new WeakMap<Statements, Map<string, string>>();
const MOST_KNOWN = 10_000;

/**
 * The name of a network for a month: random, so that it says nothing once the row is gone. Made where there is none yet;
 * of two nodes at once one makes it.
 */
export async function nameOfNetwork(to: Statements, network: string, month: string): Promise<string> {
  const held = known.get(to);
  const names = held && held.size < MOST_KNOWN ? held : new Map<string, string>();
  known.set(to, names);
  const key = `${month} ${network}`;
  const before = names.get(key);
  if (before) return before;
  const fresh = randomBytes(6).toString('hex');
  await to.$executeRaw`INSERT IGNORE INTO SeenNetwork (id, network, month) VALUES (${fresh}, ${network}, ${month})`;
  const rows = await to.$queryRaw<{ id: string }[]>`
    SELECT id FROM SeenNetwork WHERE network = ${network} AND month = ${month}`;
  const name = rows[0]?.id ?? fresh;
  names.set(key, name);
  return name;
}

/** Takes away what names of months before this one stand for. Answers how many. */
export function clearOldNetworks(to: Statements, earliest: string): Promise<number> {
  return to.$executeRaw`DELETE FROM SeenNetwork WHERE month < ${earliest}`;
}

export type SecurityRow = {
  id: string;
  at: Date;
  kind: string;
  userId: string | null;
  role: string | null;
  place: string | null;
  what: string | null;
  count: number;
  /** What the place stands for, as long as that is kept. */
  network: string | null;
};

/** Adds events, with the names of the networks they came from. */
export async function addSecurityEvents(
  workshop: Workshop,
  notes: readonly (Omit<CountedNote, 'network'> & { place: string | null })[],
): Promise<void> {
  const rows = notes.map(({ at, kind, userId, role, place, what, count }) => [
    ...[uuidv7(), at, kind, userId, role, place, what, count],
  ]);
  await workshop.direct.transaction((writing) =>
    writing.insertRows('SecurityEvent', ['id', 'at', 'kind', 'userId', 'role', 'place', 'what', '`count`'], rows),
  );
}

export type SecurityAsked = {
  kind?: string | undefined;
  userId?: string | undefined;
  /** A network as it is kept, or the name of one. */
  place?: string | undefined;
  from: Date | null;
  /** Before this moment. */
  until: Date | null;
  /** The last event of the part before. */
  before?: { at: Date; id: string } | undefined;
  limit: number;
};

/** The latest security events of those asked for, newest first. */
export function readSecurityEvents(from: Statements, asked: SecurityAsked): Promise<SecurityRow[]> {
  const { kind = null, userId = null, place = null, from: first, until, before, limit } = asked;
  const [at, id] = [before?.at ?? null, before?.id ?? null];
  return from.$queryRaw<SecurityRow[]>`
    SELECT e.id, e.at, e.kind, e.userId, e.role, e.place, e.what, e.\`count\`, n.network
    FROM SecurityEvent e LEFT JOIN SeenNetwork n ON n.id = e.place
    WHERE (${kind} IS NULL OR e.kind = ${kind}) AND (${userId} IS NULL OR e.userId = ${userId})
      AND (${place} IS NULL OR e.place = ${place} OR n.network = ${place})
      AND (${first} IS NULL OR e.at >= ${first}) AND (${until} IS NULL OR e.at < ${until})
      AND (${at} IS NULL OR e.at < ${at} OR (e.at = ${at} AND e.id < ${id}))
    ORDER BY e.at DESC, e.id DESC LIMIT ${limit}`;
}

/** The latest about one person's account, newest first. */
export function readOwnSecurityEvents(from: Statements, userId: string, limit: number): Promise<SecurityRow[]> {
  return from.$queryRaw<SecurityRow[]>`
    SELECT e.id, e.at, e.kind, e.userId, e.role, e.place, e.what, e.\`count\`, n.network
    FROM SecurityEvent e LEFT JOIN SeenNetwork n ON n.id = e.place
    WHERE e.userId = ${userId} ORDER BY e.at DESC, e.id DESC LIMIT ${limit}`;
}
