import type { Gallery } from '#server/data/connections.ts';
import type { ToldRedaction } from '#server/domain/redaction/told.ts';

/** Everything taken down of what is out, the latest first; of one release where its number is given. */
export async function readRedactions(gallery: Gallery, release?: number): Promise<ToldRedaction[]> {
  const only = release === undefined ? '' : ' WHERE v.`release` = ?';
  const rows = await gallery.rows<Omit<ToldRedaction, 'releases'> & { release: number; places: number }>(
    `SELECT x.\`number\`, x.\`at\`, x.\`role\`, x.\`kind\`, x.\`reasonCode\`, x.\`reason\`, v.\`release\`, v.\`places\`
     FROM \`GalleryRedaction\` x JOIN \`GalleryRedactedRelease\` v ON v.\`redaction\` = x.\`number\`${only} ORDER BY x.\`number\` DESC, v.\`release\``,
    release === undefined ? [] : [release],
  );
  const found = new Map<number, ToldRedaction>();
  for (const { release: of, places, ...redaction } of rows) {
    const one = found.get(redaction.number) ?? { ...redaction, releases: [] };
    one.releases.push({ release: of, places });
    found.set(redaction.number, one);
  }
  return [...found.values()];
}
