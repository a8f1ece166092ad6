import type { Gallery } from '#server/data/connections.ts';

/** That something was taken down. `at`: an instant, UTC; `places`: figures or texts that each release lost by it. */
export type PublicRedaction = {
  number: number;
  at: string;
  role: string;
  kind: 'figure' | 'text';
  reasonCode: string;
  reason: string;
  releases: { release: number; places: number }[];
};

/** Everything taken down of what is out, the latest first; of one release where its number is given. */
export async function readRedactions(gallery: Gallery, release?: number): Promise<PublicRedaction[]> {
  const only = release === undefined ? '' : ' WHERE v.`release` = ?';
  const rows = await gallery.rows<Omit<PublicRedaction, 'releases'> & { release: number; places: number }>(
    `SELECT x.\`number\`, x.\`at\`, x.\`role\`, x.\`kind\`, x.\`reasonCode\`, x.\`reason\`, v.\`release\`, v.\`places\`
     FROM \`GalleryRedaction\` x JOIN \`GalleryRedactedRelease\` v ON v.\`redaction\` = x.\`number\`${only} ORDER BY x.\`number\` DESC, v.\`release\``,
    release === undefined ? [] : [release],
  );
  const found = new Map<number, PublicRedaction>();
  for (const { release: of, places, ...redaction } of rows) {
    const one = found.get(redaction.number) ?? { ...redaction, releases: [] };
    one.releases.push({ release: of, places });
    found.set(redaction.number, one);
  }
  return [...found.values()];
}
