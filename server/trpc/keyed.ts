import { TRPCError } from '@trpc/server';
import type { Workshop, Writing } from '#server/data/connections.ts';
import type { DirectWriting, Statements } from '#server/data/direct.ts';
import { inDirectTransaction, inTransaction, isDuplicate } from '#server/data/transaction.ts';
import { isKeyKnown, KeyUsedForAnotherWrite, withKey } from '#server/data/workshop/write-key.ts';
import type { Person } from '#server/domain/people/permissions.ts';

type Context = { workshop: Workshop; user: Person; now: Date };
type Write = { key: string; procedure: string; input: unknown };

/**
 * A write under a client-made key: the same key again gives the first answer, also when both came at once. The same key
 * with another input is refused as BAD_REQUEST.
 */
export function keyed<T>(ctx: Context, write: Write, work: (writing: Writing) => Promise<T>): Promise<T> {
  return once((inside) => inTransaction(ctx.workshop, inside), ctx, write, work);
}

/** The same on the driver itself (`inDirectTransaction`). */
export function keyedDirectly<T>(ctx: Context, write: Write, work: (writing: DirectWriting) => Promise<T>): Promise<T> {
  return once((inside) => inDirectTransaction(ctx.workshop, inside), ctx, write, work);
}

async function once<Kind extends Statements, T>(
  transaction: (work: (writing: Kind) => Promise<T>) => Promise<T>,
  ctx: Context,
  write: Write,
  work: (writing: Kind) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withKey(transaction, { ...write, userId: ctx.user.id, at: ctx.now }, work);
    } catch (error) {
      if (error instanceof KeyUsedForAnotherWrite) {
        throw new TRPCError({ code: 'BAD_REQUEST', message: error.message, cause: error });
      }
      if (!isDuplicate(error) && !(await wasOvertaken(ctx, write, error))) throw error;
      if (attempt >= 3) {
        throw new TRPCError({ code: 'CONFLICT', message: 'Somebody wrote the same at the same moment. Try again.' });
      }
    }
  }
}

/** A conflict with the same write, sent twice and quicker there: the next turn gives its answer. */
async function wasOvertaken({ workshop }: Context, { key }: Write, error: unknown): Promise<boolean> {
  return (error as { code?: unknown }).code === 'CONFLICT' && isKeyKnown(workshop.direct, key);
}
