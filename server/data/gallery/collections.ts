import type { Gallery } from '#server/data/connections.ts';

/** Every collection with its period and the name of its programme. */
export function readCollectionNames(gallery: Gallery): Promise<{ id: string; period: string; programme: string }[]> {
  return gallery.rows(
    'SELECT c.`id`, c.`period`, p.`name` AS `programme` FROM `GalleryCollection` c JOIN `GalleryProgramme` p ON p.`id` = c.`programmeId` ORDER BY c.`id`',
  );
}
