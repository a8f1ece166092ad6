import type { Gallery } from '#server/data/connections.ts';
import type { Breakdown, Metric, ValueOrigin } from '#server/domain/metrics/metric.ts';

type Raw<T> = Record<keyof T, unknown>;

const listColumns = ['pillars', 'breakdowns', 'counterMetrics', 'rulesText', 'derivedFrom'] as const;

/** Every metric and its definition, in the order of the pack. */
export async function readMetrics(gallery: Gallery): Promise<Metric[]> {
  const rows = await gallery.rows<Raw<Metric & { rules: string }>>(
    'SELECT * FROM `GalleryMetric` ORDER BY `position`, `id`',
  );
  // The checks of a return are the workshop's; readers get them in sentences.
  return rows.map(({ rules: _, ...row }) => ({
    ...(row as Metric),
    ...Object.fromEntries(listColumns.map((name) => [name, listOf(row[name])])),
    core: Boolean(row.core),
    alreadyHeld: Boolean(row.alreadyHeld),
    disclosure: JSON.parse(row.disclosure as string),
  }));
}

function listOf(json: unknown): string[] {
  return typeof json === 'string' && json !== '' ? (JSON.parse(json) ?? []) : [];
}

/** Every breakdown, `total` among them, in order. */
export function readBreakdowns(gallery: Gallery): Promise<Breakdown[]> {
  return gallery.rows<Breakdown>('SELECT * FROM `GalleryBreakdown` ORDER BY `position`, `id`');
}

/** Every origin a figure may have: label, source and how it was made. */
export async function readOrigins(gallery: Gallery): Promise<ValueOrigin[]> {
  const rows = await gallery.rows<Raw<ValueOrigin>>('SELECT * FROM `GalleryValueOrigin`');
  return rows.map((row) => ({ ...(row as ValueOrigin), inputs: row.inputs ? listOf(row.inputs) : null }));
}
