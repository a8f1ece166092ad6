import type { Gallery } from '#server/data/connections.ts';
import type { Row } from '#server/domain/loading/load-plan.ts';

/** Every collection with its programme, the latest due first within a programme; days as `YYYY-MM-DD`. */
export function readCollections(gallery: Gallery): Promise<(Row & { programme: string; madeUp: number })[]> {
  return gallery.rows<Row & { programme: string; madeUp: number }>(
    `SELECT c.\`id\`, c.\`programmeId\`, c.\`period\`, c.\`asks\`, c.\`authority\`, c.\`usedFor\`, c.\`notUsedFor\`, c.\`datesReason\`,
            DATE_FORMAT(c.\`opensOn\`, '%Y-%m-%d') AS \`opensOn\`, DATE_FORMAT(c.\`dueOn\`, '%Y-%m-%d') AS \`dueOn\`,
            DATE_FORMAT(c.\`locksOn\`, '%Y-%m-%d') AS \`locksOn\`, p.\`name\` AS \`programme\`, p.\`madeUp\`
     FROM \`GalleryCollection\` c JOIN \`GalleryProgramme\` p ON p.\`id\` = c.\`programmeId\`
     ORDER BY p.\`position\`, p.\`id\`, c.\`dueOn\` DESC, c.\`id\``,
  );
}
