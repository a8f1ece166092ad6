import type { Workshop, Writing } from '#server/data/connections.ts';

export type HeldRow = { id: string; userId: string; sealed: string; createdAt: Date; expiresAt: Date };

/** Keeps a form for somebody. Those whose time is over go, and beyond so many the oldest of the same person. */
export async function addHeldForm(writing: Writing, row: HeldRow, most: number): Promise<void> {
  await writing.heldForm.deleteMany({ where: { expiresAt: { lt: row.createdAt } } });
  const own = await writing.heldForm.findMany({
    where: { userId: row.userId },
    select: { id: true },
    orderBy: { createdAt: 'desc' },
    skip: most - 1,
  });
  await writing.heldForm.deleteMany({ where: { id: { in: own.map(({ id }) => id) } } });
  await writing.heldForm.create({ data: row });
}

/** A form kept for this person that has not run out; null for anybody else. */
export async function findHeldForm(
  workshop: Workshop,
  of: { id: string; userId: string; now: Date },
): Promise<HeldRow | null> {
  return workshop.heldForm.findFirst({ where: { id: of.id, userId: of.userId, expiresAt: { gt: of.now } } });
}

/** Takes a kept form away: what it held was saved. */
export async function dropHeldForm(workshop: Workshop, of: { id: string; userId: string }): Promise<void> {
  await workshop.heldForm.deleteMany({ where: of });
}
