import type { Writing } from '#server/data/connections.ts';

/** A usual range that begins again, and the first release that holds it; null while none does. */
export type HeldRestart = {
  id: string;
  metric: string;
  areaCode: string | null;
  period: string;
  reason: string;
  recordedAt: Date;
  release: number | null;
};

/** Every usual range that begins again, released or not, the latest recorded first. */
export async function readRestarts(writing: Writing): Promise<HeldRestart[]> {
  const rows = await writing.rangeRestart.findMany({ orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }] });
  const entries = await writing.releaseEntry.findMany({
    where: { tableName: 'RangeRestart', of: { state: { not: 'void' } } },
    select: { rowId: true, release: true },
  });
  const releases = new Map(entries.map(({ rowId, release }) => [rowId, release]));
  return rows.map(({ id, metric, areaCode, period, reason, recordedAt }) => ({
    ...{ id, metric, areaCode, period, reason, recordedAt },
    release: releases.get(id) ?? null,
  }));
}

/** What may be begun again: every metric, and every area by name. */
export async function readRestartChoices(writing: Writing) {
  const metrics = await writing.metric.findMany({
    select: { id: true, name: true, frequency: true },
    orderBy: { position: 'asc' },
  });
  const areas = await writing.area.findMany({ select: { code: true, name: true }, orderBy: { name: 'asc' } });
  return { metrics, areas };
}
