import type { Gallery } from '#server/data/connections.ts';

/** A release that is out. `publishedAt`: an instant, UTC. */
export type PublishedRelease = {
  number: number;
  kind: string;
  title: string;
  note: string;
  asOf: string;
  methodVersion: string;
  ruleVersion: string;
  publishedAt: string;
};

/** Every release that is out, the highest number first. */
export function readPublishedReleases(gallery: Gallery): Promise<PublishedRelease[]> {
  return gallery.rows<PublishedRelease>(
    'SELECT `number`, `kind`, `title`, `note`, `asOf`, `methodVersion`, `ruleVersion`, `publishAt` AS `publishedAt` FROM `GalleryRelease` ORDER BY `number` DESC',
  );
}
