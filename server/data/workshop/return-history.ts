import { v7 as uuidv7 } from 'uuid';
import type { Workshop, Writing } from '#server/data/connections.ts';
import type { Statements } from '#server/data/direct.ts';
import type { QueryMessage } from '#server/domain/returns/steps.ts';

export type ReturnStep = {
  kind: string;
  version: number;
  actorId: string;
  actorRole: string;
  at: Date;
  note: string | null;
  release: number | null;
};

/** Writes one step of a return's history. */
export async function addReturnStep(writing: Statements, returnId: string, step: ReturnStep): Promise<void> {
  const { kind, version, actorId, actorRole, at, note, release } = step;
  await writing.$executeRaw`
    INSERT INTO ReturnEvent (id, returnId, kind, version, actorId, actorRole, at, note, \`release\`)
    VALUES (${uuidv7()}, ${returnId}, ${kind}, ${version}, ${actorId}, ${actorRole}, ${at}, ${note}, ${release})`;
}

/** Every step of a return, the first first. */
export function readReturnSteps(from: Workshop | Writing, returnId: string): Promise<ReturnStep[]> {
  return from.returnEvent.findMany({
    where: { returnId },
    omit: { id: true, returnId: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
}

/** Adds a message to a question about a figure; one without a thread begins one. Answers the thread's id. */
export async function addQueryMessage(
  writing: Writing,
  returnId: string,
  message: Omit<QueryMessage, 'thread' | 'at'> & { thread: string | null; actorId: string; at: Date },
): Promise<string> {
  const id = uuidv7();
  const thread = message.thread ?? id;
  await writing.valueQuery.createMany({ data: [{ ...message, id, thread, returnId }] });
  return thread;
}

/** Every message about the figures of a return, the first first. */
export async function readQueryMessages(from: Workshop | Writing, returnId: string): Promise<QueryMessage[]> {
  const rows = await from.valueQuery.findMany({
    where: { returnId },
    omit: { id: true, returnId: true, actorId: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** The messages of every question about the returns of these areas, by return. */
export async function readOpenQueryMessages(workshop: Workshop, areaCodes: string[]) {
  const rows = await workshop.valueQuery.findMany({
    where: { return: { areaCode: { in: areaCodes }, state: 'queried' } },
    omit: { id: true, actorId: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/** Gives one area an exception to the lock of a collection until a day (`YYYY-MM-DD`), that day included. */
export async function addLockException(
  writing: Statements,
  returnId: string,
  exception: { version: number; endsOn: string; reason: string; actorId: string; actorRole: string; at: Date },
): Promise<void> {
  const { version, endsOn, reason, actorId, actorRole, at } = exception;
  await writing.$executeRaw`
    INSERT INTO LockException (id, returnId, version, endsOn, reason, actorId, actorRole, at)
    VALUES (${uuidv7()}, ${returnId}, ${version}, ${endsOn}, ${reason}, ${actorId}, ${actorRole}, ${at})`;
}
