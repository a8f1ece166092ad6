import type { Gallery } from '#server/data/connections.ts';
import { noteRedaction } from './redactions/generation.ts';

/** The release an answer shows. `publishedAt`: an instant, UTC. `current`: no later one is out. */
export type ReleaseMark = { number: number; publishedAt: string; current: boolean };

type Row = { number: number; publishedAt: string; latest: number; redaction: number | null };

const columns =
  'r.`number`, r.`publishAt` AS `publishedAt`, (SELECT MAX(`number`) FROM `GalleryRelease`) AS `latest`, (SELECT MAX(`number`) FROM `GalleryRedaction`) AS `redaction` FROM `GalleryRelease` r';

/** The release that is out with the highest number; null before the first one. */
export async function currentRelease(gallery: Gallery): Promise<ReleaseMark | null> {
  const rows = await gallery.rows<Row>(`SELECT ${columns} ORDER BY r.\`number\` DESC LIMIT 1`);
  return markOf(gallery, rows[0]);
}

/** The release of this number if it is out, else null: an unpublished one looks like one that does not exist. */
export async function releaseByNumber(gallery: Gallery, number: number): Promise<ReleaseMark | null> {
  const rows = await gallery.rows<Row>(`SELECT ${columns} WHERE r.\`number\` = ?`, [number]);
  return markOf(gallery, rows[0]);
}

function markOf(gallery: Gallery, row: Row | undefined): ReleaseMark | null {
  // Whatever is remembered of the gallery is asked for after this: what was taken down is forgotten in time.
  if (row) noteRedaction(gallery, Number(row.redaction ?? 0));
  return row ? { number: row.number, publishedAt: row.publishedAt, current: row.number === row.latest } : null;
}

/** The version of the methods a release that is out was prepared under; null for one that is not out. */
export async function readMethodVersion(gallery: Gallery, number: number): Promise<string | null> {
  const rows = await gallery.rows<{ methodVersion: string }>(
    'SELECT `methodVersion` FROM `GalleryRelease` WHERE `number` = ?',
    [number],
  );
  return rows[0]?.methodVersion ?? null;
}

/** The day a release that is out was prepared, `YYYY-MM-DD`; null for one that is not out. */
export async function readAsOf(gallery: Gallery, number: number): Promise<string | null> {
  const rows = await gallery.rows<{ asOf: string }>('SELECT `asOf` FROM `GalleryRelease` WHERE `number` = ?', [number]);
  return rows[0]?.asOf ?? null;
}
