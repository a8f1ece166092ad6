import type { Gallery } from '#server/data/connections.ts';

/** A manifest as the public reads it. Of one that has a successor, only that it was there. `madeAt`: an instant, UTC. */
export type PublishedManifest = {
  release: number;
  successor: number;
  body: string | null;
  sha256: string;
  signature: string | null;
  keyId: string;
  madeAt: string;
  replaces: string | null;
  reason: string | null;
};

/** A key that signed manifests. `validTo`: when another one took its place; null while none did. */
export type PublishedKey = { id: string; publicKey: string; validFrom: string; validTo: string | null };

/** The manifests of a release that is out, the newest first. */
export function readManifests(gallery: Gallery, release: number): Promise<PublishedManifest[]> {
  return gallery.rows<PublishedManifest>(
    'SELECT `release`, `successor`, `body`, `sha256`, `signature`, `keyId`, `madeAt`, `replaces`, `reason` FROM `GalleryReleaseManifest` WHERE `release` = ? ORDER BY `successor` DESC',
    [release],
  );
}

/** Every key that signed a manifest, the newest first. */
export function readReleaseKeys(gallery: Gallery): Promise<PublishedKey[]> {
  return gallery.rows<PublishedKey>(
    'SELECT k.`id`, k.`publicKey`, k.`validFrom`, n.`validFrom` AS `validTo` FROM `GalleryReleaseKey` k LEFT JOIN `GalleryReleaseKey` n ON n.`replaces` = k.`id` ORDER BY k.`validFrom` DESC, k.`id`',
  );
}
