import { v7 as uuidv7 } from 'uuid';
import type { Workshop, Writing } from '#server/data/connections.ts';

export type LinkKind = 'reset' | 'invitation';

/** Writes down that somebody asked for a way back in: the same row whether the address is anybody's or not. */
export async function addResetRequest(workshop: Workshop, email: string, at: Date): Promise<void> {
  await workshop.resetRequest.create({ data: { id: uuidv7(), email, at } });
}

/** Requests that no letter was written for yet, the oldest first. */
export function readResetRequests(workshop: Workshop, most: number): Promise<{ id: string; email: string }[]> {
  return workshop.resetRequest.findMany({ select: { id: true, email: true }, orderBy: { at: 'asc' }, take: most });
}

/** Takes a request away. Answers false where another node was quicker. */
export async function takeResetRequest(writing: Writing, id: string): Promise<boolean> {
  const { count } = await writing.resetRequest.deleteMany({ where: { id } });
  return count === 1;
}

/** Adds a link by the SHA-256 of its secret; the person's older ones stop working. */
export async function addLink(
  writing: Writing,
  link: { id: string; userId: string; kind: LinkKind; at: Date; expiresAt: Date },
): Promise<void> {
  const { id, userId, kind, at, expiresAt } = link;
  await writing.signInLink.deleteMany({ where: { userId } });
  await writing.signInLink.create({ data: { id, userId, kind, createdAt: at, expiresAt } });
}

/** A link that still works, with whose it is; null where it was used, ran out, never was or the account is off. */
export async function findLink(
  workshop: Workshop,
  id: string,
  now: Date,
): Promise<{ kind: LinkKind; userId: string; email: string; role: string } | null> {
  const row = await workshop.signInLink.findFirst({
    where: { id, usedAt: null, expiresAt: { gt: now }, user: { disabled: false } },
    select: { kind: true, userId: true, user: { select: { email: true, memberships: { select: { role: true } } } } },
  });
  if (!row) return null;
  const role = row.user.memberships[0]?.role ?? 'none';
  return { kind: row.kind as LinkKind, userId: row.userId, email: row.user.email, role };
}

/** Uses a link up. Answers false where it was used already, by another request too. */
export async function takeLink(writing: Writing, id: string, now: Date): Promise<boolean> {
  const { count } = await writing.signInLink.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count === 1;
}

/** Takes every link of a person away. */
export async function dropLinks(writing: Writing, userId: string): Promise<void> {
  await writing.signInLink.deleteMany({ where: { userId } });
}
