import type { Gallery, Workshop } from './connections.ts';

/**
 * The names of the migrations the database has finished, for `/readyz`.
 * @throws what the driver throws where the database is away
 */
export async function finishedMigrations(workshop: Workshop): Promise<string[]> {
  const rows = await workshop.$queryRawUnsafe<{ migration_name: string }[]>(
    'SELECT `migration_name` FROM `_prisma_migrations` WHERE `finished_at` IS NOT NULL AND `rolled_back_at` IS NULL',
  );
  return rows.map((row) => row.migration_name);
}

/**
 * Settles when the public account can read the gallery, for `/readyz`.
 * @throws what the driver throws where it cannot
 */
export async function galleryAnswers(gallery: Gallery): Promise<void> {
  await gallery.rows('SELECT `number` FROM `GalleryRelease` LIMIT 1');
}

/**
 * How many ledger rows all releases hold, those to come included: what memory the service wants.
 * @throws what the driver throws where the database is away
 */
export async function countPublishedRows(workshop: Workshop): Promise<number> {
  return workshop.releaseEntry.count();
}
