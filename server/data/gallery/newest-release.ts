import type { Gallery } from '#server/data/connections.ts';

/** The number of the newest release that is out; 0 where none is. One cheap query: it is asked once a second. */
export async function newestRelease(gallery: Gallery): Promise<number> {
  const [row] = await gallery.rows<{ newest: number | null }>('SELECT MAX(`number`) AS `newest` FROM `GalleryRelease`');
  return Number(row?.newest ?? 0);
}
