import type { Gallery } from '#server/data/connections.ts';
import type { FigurePlace, RevisedRow, Revision } from '#server/domain/releases/revisions.ts';

const ofRevision = 'v.`release` = x.`release` AND v.`collectionId` = x.`collectionId` AND v.`areaCode` = x.`areaCode`';

/** Every figure that revisions up to this release changed, with why. */
export function readRevisedPlaces(gallery: Gallery, release: number): Promise<(FigurePlace & Revision)[]> {
  return gallery.rows(
    `SELECT v.\`metric\`, v.\`breakdown\`, v.\`period\`, v.\`areaCode\` AS \`area\`, v.\`release\`, x.\`kind\`, x.\`reason\`
     FROM \`GalleryPublishedRevision\` x JOIN \`GalleryRevisedValue\` v ON ${ofRevision} WHERE x.\`release\` <= ?`,
    [release],
  );
}

const valueAt = (name: string, release: string) =>
  `LEFT JOIN \`GalleryPublishedValue\` ${name} ON ${name}.\`metric\` = v.\`metric\` AND ${name}.\`breakdown\` = v.\`breakdown\`
     AND ${name}.\`period\` = v.\`period\` AND ${name}.\`area\` = v.\`areaCode\` AND ${name}.\`fromRelease\` = ${release}`;

/**
 * What revisions changed, before and after, up to a release: of one area or metric where given. A revision that changed
 * no figure that is shown comes as one row without a figure, unless one metric is asked for.
 */
export function readRevisedFigures(
  gallery: Gallery,
  asked: { release: number; area?: string | undefined; metric?: string | undefined },
): Promise<RevisedRow[]> {
  const { release, area, metric } = asked;
  const where = ['x.`release` <= ?', ...(area ? ['x.`areaCode` = ?'] : []), ...(metric ? ['v.`metric` = ?'] : [])];
  return gallery.rows<RevisedRow>(
    `SELECT x.\`release\`, x.\`collectionId\`, c.\`period\` AS \`about\`, x.\`areaCode\` AS \`area\`, x.\`version\`, x.\`kind\`, x.\`reason\`,
       v.\`metric\`, v.\`breakdown\`, v.\`period\`, a.\`value\`, a.\`symbol\`,
       v.\`beforeRelease\`, b.\`value\` AS \`beforeValue\`, b.\`symbol\` AS \`beforeSymbol\`
     FROM \`GalleryPublishedRevision\` x
     JOIN \`GalleryCollection\` c ON c.\`id\` = x.\`collectionId\`
     LEFT JOIN \`GalleryRevisedValue\` v ON ${ofRevision}
     ${valueAt('a', 'v.`release`')}
     ${valueAt('b', 'v.`beforeRelease`')}
     WHERE ${where.join(' AND ')}`,
    [release, ...(area ? [area] : []), ...(metric ? [metric] : [])],
  );
}
