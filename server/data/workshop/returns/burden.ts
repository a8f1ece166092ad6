import type { Writing } from '#server/data/connections.ts';
import type { CollectionBurden, ReturnEffort } from '#server/domain/returns/burden.ts';

/**
 * What each return of a collection took: those released before, and those of `own`, which a release takes over now.
 * Hours: the last time somebody said them.
 */
export async function readBurdenOf(
  writing: Writing,
  collectionId: string,
  own: readonly string[],
): Promise<ReturnEffort[]> {
  const rows = await writing.return.findMany({
    where: { collectionId, OR: [{ id: { in: [...own] } }, { events: { some: { kind: 'released' } } }] },
    select: { versions: { select: { staffHours: true, warnings: true }, orderBy: { number: 'desc' } } },
  });
  return rows.map(({ versions }) => ({
    hours: versions.find(({ staffHours }) => staffHours !== null)?.staffHours ?? null,
    warnings: versions[0]?.warnings ?? 0,
    versions: versions.length,
  }));
}

/** Keeps what a release publishes of a collection's burden; once it stands it stands. */
export async function addBurden(writing: Writing, burden: CollectionBurden): Promise<void> {
  await writing.collectionBurden.createMany({ data: [burden], skipDuplicates: true });
}

/** What was last told of a collection, by a release that is not void; null where nothing was. */
export function readLastBurden(writing: Writing, collectionId: string): Promise<CollectionBurden | null> {
  return writing.collectionBurden.findFirst({
    where: { collectionId, of: { state: { not: 'void' } } },
    orderBy: { release: 'desc' },
  });
}
