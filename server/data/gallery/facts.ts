import type { Gallery } from '#server/data/connections.ts';

/** What is said once for the whole service, by id: `about`, `topics`, `glossary`, `starting-figures` … Bodies parsed. */
export async function readFacts(gallery: Gallery): Promise<Record<string, unknown>> {
  const rows = await gallery.rows<{ id: string; body: string }>('SELECT `id`, `body` FROM `GalleryFact`');
  return Object.fromEntries(rows.map(({ id, body }) => [id, JSON.parse(body)]));
}
