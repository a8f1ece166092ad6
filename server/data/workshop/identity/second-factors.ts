import type { Workshop, Writing } from '#server/data/connections.ts';

/** Gives a person an authenticator app, in place of one they had. `step` is the half minute of the code it was shown with. */
export async function putSecondFactor(
  writing: Writing,
  factor: { userId: string; sealed: string; step: number; at: Date },
): Promise<void> {
  const { userId, sealed, step, at } = factor;
  await writing.secondFactor.deleteMany({ where: { userId } });
  await writing.secondFactor.create({ data: { userId, sealed, lastStep: step, createdAt: at } });
}

/** A person's app as it is kept, and how many recovery codes are left; null where they have none. */
export async function findSecondFactor(
  workshop: Workshop,
  userId: string,
): Promise<{ sealed: string; createdAt: Date; codesLeft: number } | null> {
  const row = await workshop.secondFactor.findUnique({ where: { userId } });
  if (!row) return null;
  const codesLeft = await workshop.recoveryCode.count({ where: { userId, usedAt: null } });
  return { sealed: row.sealed, createdAt: row.createdAt, codesLeft };
}

/** Takes a code's half minute. Answers false where that one or a later one was taken before: the code was used already. */
export async function takeStep(writing: Writing, userId: string, step: number): Promise<boolean> {
  const { count } = await writing.secondFactor.updateMany({
    where: { userId, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return count === 1;
}

/** Uses a recovery code up. Answers false where this person has none such that is unused. */
export async function takeRecoveryCode(writing: Writing, userId: string, id: string, at: Date): Promise<boolean> {
  const { count } = await writing.recoveryCode.updateMany({
    where: { id, userId, usedAt: null },
    data: { usedAt: at },
  });
  return count === 1;
}

/** Puts these recovery codes in place of all that a person had. */
export async function putRecoveryCodes(
  writing: Writing,
  userId: string,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  await writing.recoveryCode.deleteMany({ where: { userId } });
  await writing.recoveryCode.createMany({ data: ids.map((id) => ({ id, userId, createdAt: at })) });
}

/** Takes a person's app and recovery codes away. Answers whether there was one. */
export async function removeSecondFactor(writing: Writing, userId: string): Promise<boolean> {
  await writing.recoveryCode.deleteMany({ where: { userId } });
  const { count } = await writing.secondFactor.deleteMany({ where: { userId } });
  return count > 0;
}

/** Whether this is a recovery code of the person, used or not. */
export async function wasRecoveryCode(writing: Writing, userId: string, id: string): Promise<boolean> {
  return (await writing.recoveryCode.count({ where: { id, userId } })) > 0;
}
