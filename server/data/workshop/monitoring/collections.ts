import type { Workshop } from '#server/data/connections.ts';
import type { StoredState } from '#server/domain/returns/states/return-states.ts';

/** One authority's return as it stands. */
export type MonitoredReturn = {
  code: string;
  name: string;
  /** As stored; `open` where nothing has been handed in. */
  state: StoredState;
  version: number;
  /** Instant of the last step, null where there is none. */
  changedAt: string | null;
  /** Last day of an exception to the lock given since the latest version; null where there is none. */
  reopenedUntil: string | null;
  /** Whether somebody of the authority keeps a draft. */
  draft: boolean;
  /** Instant of the first sign-off, where two sign of the later; null while there is none. */
  signedOffAt: string | null;
  /** Figures in the latest version, those with a symbol included. */
  given: number;
  /** How often each check warned about the latest version. */
  warnings: Record<string, number>;
};

export type MonitoredCollection = {
  id: string;
  programme: string;
  period: string;
  opensOn: string;
  dueOn: string;
  locksOn: string;
  /** How many figures it asks of each authority. */
  asked: number;
  areas: MonitoredReturn[];
};

/** What the history calls the signature of the director and that of the section 151 officer. */
const signatures = ['signed-off', 'money-signed-off'];

const firstOf = (events: { kind: string; at: Date }[], kind: string) =>
  events
    .filter((event) => event.kind === kind)
    .slice(0, 1)
    .map(({ at }) => at.toISOString());

const day = (date: Date) => date.toISOString().slice(0, 10);

/** Every collection, the latest due first, with each area taking part in its programme and where its return stands. */
export async function readMonitoredCollections(workshop: Workshop): Promise<MonitoredCollection[]> {
  const rows = await workshop.collection.findMany({
    include: {
      programme: { select: { name: true, participations: { include: { area: { select: { name: true } } } } } },
      returns: {
        select: {
          ...{ areaCode: true, state: true, version: true, changedAt: true },
          versions: { select: { rowCount: true, warningCodes: true }, orderBy: { number: 'desc' }, take: 1 },
          events: { where: { kind: { in: signatures } }, select: { kind: true, at: true }, orderBy: { at: 'asc' } },
          exceptions: { select: { version: true, endsOn: true }, orderBy: { endsOn: 'desc' } },
        },
      },
    },
    orderBy: [{ dueOn: 'desc' }, { id: 'desc' }],
  });
  const drafts = await workshop.returnDraft.findMany({ select: { collectionId: true, areaCode: true } });
  const drafted = new Set(drafts.map(({ collectionId, areaCode }) => `${collectionId} ${areaCode}`));
  return rows.map((row) => {
    const returns = new Map(row.returns.map((each) => [each.areaCode, each]));
    const areas = row.programme.participations.map(({ areaCode: code, area }): MonitoredReturn => {
      const found = returns.get(code);
      const latest = found?.versions[0];
      const reopened = found?.exceptions.find(({ version }) => version === found.version);
      return {
        ...{ code, name: area.name, state: (found?.state ?? 'open') as StoredState, version: found?.version ?? 0 },
        changedAt: found?.changedAt.toISOString() ?? null,
        signedOffAt:
          signatures
            .flatMap((kind) => firstOf(found?.events ?? [], kind))
            .sort()
            .at(-1) ?? null,
        reopenedUntil: reopened ? day(reopened.endsOn) : null,
        draft: drafted.has(`${row.id} ${code}`),
        given: latest?.rowCount ?? 0,
        warnings: latest?.warningCodes ? JSON.parse(latest.warningCodes) : {},
      };
    });
    const { id, period, programme, opensOn, dueOn, locksOn } = row;
    const asks = JSON.parse(row.asks) as { breakdowns: string[] }[];
    return {
      ...{ id, programme: programme.name, period },
      ...{ opensOn: day(opensOn), dueOn: day(dueOn), locksOn: day(locksOn) },
      asked: asks.reduce((sum, { breakdowns }) => sum + breakdowns.length, 0),
      areas: areas.sort((a, b) => (a.name < b.name ? -1 : 1)),
    };
  });
}

/** Messages about figures of returns with an open question, with whose return it is, the oldest first. */
export async function readQuestionsOut(workshop: Workshop) {
  const rows = await workshop.valueQuery.findMany({
    where: { return: { state: 'queried' } },
    select: {
      ...{ returnId: true, thread: true, version: true, metric: true, breakdown: true, text: true },
      ...{ actorRole: true, at: true },
      return: { select: { version: true, collectionId: true, areaCode: true, area: { select: { name: true } } } },
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ at, return: of, ...row }) => ({
    ...{ ...row, at: at.toISOString(), latest: of.version },
    ...{ collection: of.collectionId, area: of.areaCode, areaName: of.area.name },
  }));
}
