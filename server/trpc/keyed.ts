import { TRPCError } from '@trpc/server';
import type { Workshop, Writing } from '#server/data/connections.ts';
import { KeyUsedForAnotherWrite, withKey } from '#server/data/workshop/write-key.ts';
import type { Person } from '#server/domain/people/permissions.ts';

/** The database refused a second row with one key: somebody wrote the same at the same moment. */
const isTaken = (error: unknown) => (error as { code?: unknown }).code === 'P2002';

/**
 * A write under a client-made key: the same key again gives the first answer, also when both came at once. The same key
 * with another input is refused as BAD_REQUEST.
 */
export async function keyed<T>(
  ctx: { workshop: Workshop; user: Person; now: Date },
  write: { key: string; procedure: string; input: unknown },
  work: (writing: Writing) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withKey(ctx.workshop, { ...write, userId: ctx.user.id, at: ctx.now }, work);
    } catch (error) {
      if (error instanceof KeyUsedForAnotherWrite) {
        throw new TRPCError({ code: 'BAD_REQUEST', message: error.message });
      }
      if (!isTaken(error)) throw error;
      if (attempt >= 3) {
        throw new TRPCError({ code: 'CONFLICT', message: 'Somebody wrote the same at the same moment. Try again.' });
      }
    }
  }
}
