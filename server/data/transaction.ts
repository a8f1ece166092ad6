import type { Workshop, Writing } from './connections.ts';
import type { DirectWriting } from './direct.ts';

/**
 * Errors after which the whole transaction, its commit included, is run again: deadlock, lock wait, a Galera node that
 * is not ready or leaving, and a lost connection (docs/decisions/0007-transactions.md).
 */
const runAgain = new Set(['1213', '1205', '1047', '45028', '45026', '45009', 'ECONNRESET', 'P2034']);

function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  let at = error as Record<string, unknown> | undefined;
  for (let depth = 0; at && typeof at === 'object' && depth < 6; depth += 1) {
    for (const name of ['code', 'errno', 'originalCode']) if (at[name] !== undefined) codes.push(String(at[name]));
    const meta = at.meta as { driverAdapterError?: unknown } | undefined;
    at = (meta?.driverAdapterError ?? at.cause) as Record<string, unknown> | undefined;
  }
  return codes;
}

/** Says whether a row with this key is there already: a unique key refused it. */
export function isDuplicate(error: unknown): boolean {
  return codesOf(error).some((code) => code === 'P2002' || code === '1062');
}

const overtaken = new Set(['1213', '1205', '1020', '1062', 'P2002', 'P2034']);

/** Says whether another transaction was quicker at the same rows, or wrote the same row first: the next try finds its work. */
export function isOvertaken(error: unknown): boolean {
  return codesOf(error).some((code) => overtaken.has(code));
}

/** Says whether this error means that nothing is known to be wrong with the work itself. */
function mayRunAgain(error: unknown): boolean {
  return codesOf(error).some((code) => runAgain.has(code));
}

/**
 * Runs the work in one transaction, and the whole of it again where the server asks for that. The work must therefore
 * have no other effect than its writes; every write of a person carries a client-made key (`withKey`), because some
 * transactions have committed although the client saw an error.
 * @throws what the work throws, or the last database error after five tries.
 */
export function inTransaction<T>(workshop: Workshop, work: (writing: Writing) => Promise<T>): Promise<T> {
  return again(() => workshop.$transaction(work, { maxWait: 5_000, timeout: 60_000 }));
}

/** The same on the driver itself, for what is written often: statements that do not need each other's answers go together. */
export function inDirectTransaction<T>(workshop: Workshop, work: (writing: DirectWriting) => Promise<T>): Promise<T> {
  return again(() => workshop.direct.transaction(work));
}

async function again<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt >= 5 || !mayRunAgain(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** attempt * (0.5 + Math.random())));
    }
  }
}
