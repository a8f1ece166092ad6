import type { Gallery } from '#server/data/connections.ts';
import { readTotals } from '#server/data/gallery/series.ts';
import { england } from '#server/domain/areas/area.ts';
import type { Reading } from '#server/domain/ledger/reading/reading.ts';
import { type EnglandSeries, englandSeries } from '#server/domain/ledger/views/start/then-and-now.ts';
import { referenceAt } from '../comparison/reference.ts';

/** England's published figures of some metrics, as at the release and day of a reading. */
export async function englandFigures(
  { gallery, now }: { gallery: Gallery; now: Date },
  { page: { release }, day }: Reading,
  metrics: readonly string[],
): Promise<Map<string, EnglandSeries>> {
  const [rows, reference] = await Promise.all([
    readTotals(gallery, { metrics, areas: [england], release: release.number }),
    referenceAt(gallery, release, now),
  ]);
  return englandSeries(rows, reference, day);
}
