import type { Workshop } from '#server/data/connections.ts';
import type { ReportingArea } from '#server/domain/monitoring/reporting-progress.ts';

export type MonitoredCollection = {
  id: string;
  programme: string;
  period: string;
  opensOn: string;
  dueOn: string;
  locksOn: string;
  areas: ReportingArea[];
};

const day = (date: Date) => date.toISOString().slice(0, 10);

/** Every collection, the latest due first, with each area taking part in its programme and the state of its return. */
export async function readMonitoredCollections(workshop: Workshop): Promise<MonitoredCollection[]> {
  const rows = await workshop.collection.findMany({
    include: {
      programme: { select: { name: true, participations: { include: { area: { select: { name: true } } } } } },
      returns: { select: { areaCode: true, state: true, version: true, changedAt: true } },
    },
    orderBy: [{ dueOn: 'desc' }, { id: 'desc' }],
  });
  return rows.map((row) => {
    const returns = new Map(row.returns.map((each) => [each.areaCode, each]));
    const areas = row.programme.participations.map(({ areaCode: code, area }): ReportingArea => {
      const found = returns.get(code);
      const changedAt = found?.changedAt.toISOString() ?? null;
      return { code, name: area.name, state: found?.state ?? 'open', version: found?.version ?? 0, changedAt };
    });
    const { id, period, programme, opensOn, dueOn, locksOn } = row;
    const days = { opensOn: day(opensOn), dueOn: day(dueOn), locksOn: day(locksOn) };
    return { id, programme: programme.name, period, ...days, areas: areas.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  });
}
