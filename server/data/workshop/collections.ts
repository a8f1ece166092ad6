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
type Row = Omit<CollectionFacts, 'opensOn' | 'dueOn' | 'locksOn' | 'asks'> & {
  opensOn: Date;
  dueOn: Date;
  locksOn: Date;
  asks: string;
};

const day = (at: Date) => at.toISOString().slice(0, 10);

function factsOf(row: Row): CollectionFacts {
  return {
    ...row,
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
  const [row] = await from.$queryRaw<(Row & { areaName: string })[]>`
    SELECT c.id, c.programmeId, g.name AS programmeName, c.period, c.opensOn, c.dueOn, c.locksOn, c.asks,
           c.authority, c.usedFor, c.notUsedFor, a.name AS areaName
    FROM Collection c
    JOIN Programme g ON g.id = c.programmeId
    JOIN Participation p ON p.programmeId = c.programmeId AND p.areaCode = ${areaCode}
    JOIN Area a ON a.code = p.areaCode
    WHERE c.id = ${id}`;
  if (!row) return null;
  const { areaName, ...collection } = row;
  return { collection: factsOf(collection), areaName };
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
      .map(({ programme: { name }, ...row }) => ({
        areaCode,
        areaName: area.name,
        collection: factsOf({ ...row, programmeName: name }),
      }))
      .sort((a, b) => b.collection.dueOn.localeCompare(a.collection.dueOn)),
  );
}

/** What every return is checked against: the areas, metrics and breakdowns there are, and the asked metrics' rules (JSON text). */
export async function readCheckReference(from: Workshop | Writing, asked: string[]) {
  const [known, metrics] = await Promise.all([
    from.$queryRaw<{ kind: 'area' | 'metric' | 'breakdown'; id: string; dimension: string }[]>`
      SELECT 'area' AS kind, code AS id, '' AS dimension FROM Area
      UNION ALL SELECT 'metric', id, '' FROM Metric
      UNION ALL SELECT 'breakdown', id, dimension FROM Breakdown`,
    from.metric.findMany({
      where: { id: { in: asked } },
      select: { id: true, name: true, unit: true, basis: true, decimals: true, rules: true, changeThresholdPct: true },
    }),
  ]);
  return { known, metrics };
}

/** The words for what a collection asks: metrics with what is counted, and breakdowns. */
export async function readAskedWords(workshop: Workshop, asked: string[]) {
  const [metrics, breakdowns] = await Promise.all([
    workshop.metric.findMany({
      where: { id: { in: asked } },
      select: { id: true, name: true, unit: true, decimals: true, numerator: true, denominator: true },
    }),
    workshop.breakdown.findMany({ select: { id: true, label: true } }),
  ]);
  return { metrics, breakdowns };
}
