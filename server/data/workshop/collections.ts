import type { Workshop, Writing } from '#server/data/connections.ts';

/** A collection as returns know it: days as `YYYY-MM-DD`. */
export type CollectionFacts = {
  id: string;
  programmeId: string;
  programmeName: string;
  period: string;
  opensOn: string;
  dueOn: string;
  locksOn: string;
  asks: { metric: string; breakdowns: string[] }[];
  authority: string;
  usedFor: string;
  notUsedFor: string;
};

const withProgramme = { programme: { select: { name: true } } } as const;
type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

const findRow = (from: Workshop | Writing, id: string) =>
  from.collection.findUnique({ where: { id }, include: withProgramme });

const day = (at: Date) => at.toISOString().slice(0, 10);

function factsOf({ programme, ...row }: Row): CollectionFacts {
  return {
    ...row,
    programmeName: programme.name,
    opensOn: day(row.opensOn),
    dueOn: day(row.dueOn),
    locksOn: day(row.locksOn),
    asks: JSON.parse(row.asks) as CollectionFacts['asks'],
  };
}

/**
 * A collection, if this area takes part in its programme.
 * @returns null where there is none or it asks nothing of the area.
 */
export async function findCollection(
  from: Workshop | Writing,
  id: string,
  areaCode: string,
): Promise<{ collection: CollectionFacts; areaName: string } | null> {
  const row = await findRow(from, id);
  if (!row) return null;
  const where = { programmeId_areaCode: { programmeId: row.programmeId, areaCode } };
  const participation = await from.participation.findUnique({ where, select: { area: { select: { name: true } } } });
  return participation && { collection: factsOf(row), areaName: participation.area.name };
}

/** Every collection that asks something of one of these areas, the latest due first. */
export async function readCollectionsFor(workshop: Workshop, areaCodes: string[]) {
  const rows = await workshop.participation.findMany({
    where: { areaCode: { in: areaCodes } },
    select: {
      areaCode: true,
      area: { select: { name: true } },
      programme: { select: { collections: { include: withProgramme } } },
    },
    orderBy: { areaCode: 'asc' },
  });
  return rows.flatMap(({ areaCode, area, programme }) =>
    programme.collections
      .map((row) => ({ areaCode, areaName: area.name, collection: factsOf(row) }))
      .sort((a, b) => b.collection.dueOn.localeCompare(a.collection.dueOn)),
  );
}

/** What every return is checked against: areas, metrics with their rules (JSON text), breakdowns with their dimension. */
export async function readCheckReference(from: Workshop | Writing) {
  const [areas, metrics, breakdowns] = await Promise.all([
    from.area.findMany({ select: { code: true } }),
    from.metric.findMany({
      select: {
        id: true,
        name: true,
        unit: true,
        basis: true,
        decimals: true,
        rules: true,
        changeThresholdPct: true,
        numerator: true,
        denominator: true,
      },
    }),
    from.breakdown.findMany({ select: { id: true, dimension: true, label: true } }),
  ]);
  return { areas: areas.map((area) => area.code), metrics, breakdowns };
}
