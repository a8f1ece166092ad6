import type { Gallery } from '#server/data/connections.ts';
import type { RangeRestart } from '#server/domain/ledger/ledger.ts';

/** From which periods usual ranges begin again, as published up to a release; correcting rows beside what they correct. */
export function readRangeRestarts(gallery: Gallery, release: number): Promise<RangeRestart[]> {
  return gallery.rows<RangeRestart>(
    'SELECT `id`, `metric`, `areaCode`, `period`, `reason`, `statedOn`, `recordedAt`, `actorRole`, `corrects`, `release` FROM `GalleryRangeRestart` WHERE `release` <= ? ORDER BY `recordedAt`, `id`',
    [release],
  );
}
