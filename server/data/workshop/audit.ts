import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { placeOf } from '#server/data/coming-from.ts';
import type { Workshop } from '#server/data/connections.ts';
import type { Statements } from '#server/data/direct.ts';

export type AuditEvent = {
  at: Date;
  actorId: string | null;
  actorRole: string;
  /** What was done, in the words of the permission table where it is an act of it. */
  action: string;
  /** What it was done to, by id. */
  subject: string;
  /** Facts about the act. Never a person's name, an address or free text about a child. */
  detail: Record<string, unknown>;
};

/** An event as it is kept: `detail` as the text that was hashed. */
export type StoredEvent = Omit<AuditEvent, 'detail'> & { id: string; detail: string; hash: string };

/** The hash of an event: SHA-256 of its fields in this order, in hexadecimal. */
export function eventHash({ id, at, actorId, actorRole, action, subject, detail }: Omit<StoredEvent, 'hash'>): string {
  const fields = [id, at.toISOString(), actorId, actorRole, action, subject, detail];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/** Writes an event in the act's own transaction, with its own hash, and with the name of the network it came from (`from`). */
export async function recordAudit(writing: Statements, event: AuditEvent): Promise<void> {
  const id = uuidv7();
  const from = placeOf(writing);
  const detail = JSON.stringify(from === null ? event.detail : { ...event.detail, from });
  const { at, actorId, actorRole, action, subject } = event;
  const hash = eventHash({ ...event, id, detail });
  await writing.$executeRaw`
    INSERT INTO AuditEvent (id, at, actorId, actorRole, action, subject, detail, hash)
    VALUES (${id}, ${at}, ${actorId}, ${actorRole}, ${action}, ${subject}, ${detail}, ${hash})`;
}

export type AuditAsked = {
  /** An act, or how its name begins. */
  act?: string | undefined;
  role?: string | undefined;
  subject?: string | undefined;
  from: Date | null;
  /** Before this moment. */
  until: Date | null;
  /** The last event of the part before. */
  before?: { at: Date; id: string };
  limit: number;
};

/** The latest events of those asked for, newest first. */
export function readAudit(workshop: Workshop, { act, role, subject, from, until, before, limit }: AuditAsked) {
  return workshop.auditEvent.findMany({
    where: {
      ...(act ? { action: { startsWith: act } } : {}),
      ...(role ? { actorRole: role } : {}),
      ...(subject ? { subject } : {}),
      at: { ...(from ? { gte: from } : {}), ...(until ? { lt: until } : {}) },
      ...(before ? { OR: [{ at: { lt: before.at } }, { at: before.at, id: { lt: before.id } }] } : {}),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
  });
}
