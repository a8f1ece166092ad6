import type { Gallery } from '#server/data/connections.ts';
import type { CollectionBurden } from '#server/domain/returns/burden.ts';

/** The burden of a collection as one release tells it, with whose collection it is. */
export type PublishedBurden = CollectionBurden & { programme: string; period: string; madeUp: boolean };

/** What releases up to this one tell of each collection, the latest release first. */
export async function readBurdens(gallery: Gallery, release: number): Promise<PublishedBurden[]> {
  const rows = await gallery.rows<Omit<PublishedBurden, 'madeUp'> & { madeUp: number }>(
    `SELECT b.*, c.\`period\`, p.\`name\` AS \`programme\`, p.\`madeUp\` FROM \`GalleryCollectionBurden\` b
     JOIN \`GalleryCollection\` c ON c.\`id\` = b.\`collectionId\` JOIN \`GalleryProgramme\` p ON p.\`id\` = c.\`programmeId\`
     WHERE b.\`release\` <= ? ORDER BY b.\`release\` DESC, b.\`collectionId\``,
    [release],
  );
  return rows.map((row) => ({ ...row, madeUp: Boolean(row.madeUp) }));
}
