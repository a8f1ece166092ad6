import type { Workshop, Writing } from '#server/data/connections.ts';

/** Whose a subject is, by the hash of issuer and subject; null where it has never been here. */
export async function findSubject(workshop: Workshop, id: string): Promise<string | null> {
  const row = await workshop.openIdSubject.findUnique({ where: { id }, select: { userId: true } });
  return row?.userId ?? null;
}

/**
 * Writes down whose a subject is. Answers `new`, `known` where it was theirs already, or `taken` where the subject is
 * somebody else's or the person has another subject of this issuer.
 */
export async function keepSubject(
  writing: Writing,
  subject: { id: string; issuer: string; userId: string; at: Date },
): Promise<'new' | 'known' | 'taken'> {
  const { id, issuer, userId, at } = subject;
  const { count } = await writing.openIdSubject.createMany({
    data: [{ id, issuer, userId, recordedAt: at }],
    skipDuplicates: true,
  });
  if (count === 1) return 'new';
  const row = await writing.openIdSubject.findUnique({ where: { id }, select: { userId: true } });
  return row?.userId === userId ? 'known' : 'taken';
}

/** Forgets a person's subjects. Answers how many. */
export async function dropSubjects(writing: Writing, userId: string): Promise<number> {
  const { count } = await writing.openIdSubject.deleteMany({ where: { userId } });
  return count;
}

/** Uses a state up, by its hash. Answers false where it came back before, to any node. */
export async function takeState(workshop: Workshop, id: string, at: Date): Promise<boolean> {
  const { count } = await workshop.openIdState.createMany({ data: [{ id, usedAt: at }], skipDuplicates: true });
  return count === 1;
}

/** Takes away states that came back before this moment. Answers how many. */
export async function clearStates(workshop: Workshop, before: Date): Promise<number> {
  const { count } = await workshop.openIdState.deleteMany({ where: { usedAt: { lt: before } } });
  return count;
}
