import type { Gallery } from '#server/data/connections.ts';

/** The number of the newest release that is out; 0 where none is. */
export async function newestRelease(gallery: Gallery): Promise<number> {
  const [row] = await gallery.rows<{ newest: number | null }>('SELECT MAX(`number`) AS `newest` FROM `GalleryRelease`');
  return Number(row?.newest ?? 0);
}

/** The same, the latest redaction of what is out (0 for none), and how many manifests are out. One cheap query: it is asked once a second. */
export async function readEdition(
  gallery: Gallery,
): Promise<{ release: number; redaction: number; manifests: number }> {
  const [row] = await gallery.rows<{ newest: number | null; redaction: number | null; manifests: number | string }>(
    'SELECT (SELECT MAX(`number`) FROM `GalleryRelease`) AS `newest`, (SELECT MAX(`number`) FROM `GalleryRedaction`) AS `redaction`, (SELECT COUNT(*) FROM `GalleryReleaseManifest`) AS `manifests`',
  );
  return {
    release: Number(row?.newest ?? 0),
    redaction: Number(row?.redaction ?? 0),
    manifests: Number(row?.manifests ?? 0),
  };
}
