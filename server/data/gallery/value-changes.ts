import type { Gallery } from '#server/data/connections.ts';

export type ValueCount = { release: number; metric: string; values: number; areas: number };

/** How many values each release up to this one published, by metric; of one area or metric where given. */
export async function countValuesByRelease(
  gallery: Gallery,
  asked: { release: number; area?: string | undefined; metric?: string | undefined },
): Promise<ValueCount[]> {
  const { release, area, metric } = asked;
  const where = ['`fromRelease` <= ?', ...(area ? ['`area` = ?'] : []), ...(metric ? ['`metric` = ?'] : [])];
  const rows = await gallery.rows<ValueCount>(
    `SELECT \`fromRelease\` AS \`release\`, \`metric\`, COUNT(*) AS \`values\`, COUNT(DISTINCT \`area\`) AS \`areas\`
     FROM \`GalleryPublishedValue\` WHERE ${where.join(' AND ')} GROUP BY \`fromRelease\`, \`metric\` ORDER BY \`fromRelease\` DESC, \`metric\``,
    [release, ...(area ? [area] : []), ...(metric ? [metric] : [])],
  );
  return rows.map((row) => ({ ...row, values: Number(row.values), areas: Number(row.areas) }));
}

/** Names of metrics by id. */
export async function readMetricNames(gallery: Gallery): Promise<Map<string, string>> {
  const rows = await gallery.rows<{ id: string; name: string }>('SELECT `id`, `name` FROM `GalleryMetric`');
  return new Map(rows.map((row) => [row.id, row.name]));
}
