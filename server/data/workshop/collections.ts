import type { Workshop } from '#server/data/connections.ts';
import type { Statements } from '#server/data/direct.ts';
import type { MetricToCheck } from '#server/domain/returns/returned-value.ts';

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
  /** Why it is due or locks in a month that is busy for authorities, where it is. */
  datesReason: string | null;
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
  from: Statements,
  id: string,
  areaCode: string,
): Promise<{ collection: CollectionFacts; areaName: string } | null> {
  type Found = Omit<CollectionFacts, 'asks'> & { asks: string; areaName: string };
  const [row] = await from.$queryRaw<Found[]>`
    SELECT c.id, c.programmeId, g.name AS programmeName, c.period, DATE_FORMAT(c.opensOn, '%Y-%m-%d') AS opensOn,
           DATE_FORMAT(c.dueOn, '%Y-%m-%d') AS dueOn, DATE_FORMAT(c.locksOn, '%Y-%m-%d') AS locksOn, c.asks,
           c.authority, c.usedFor, c.notUsedFor, c.datesReason, a.name AS areaName
    FROM Collection c
    JOIN Programme g ON g.id = c.programmeId
    JOIN Participation p ON p.programmeId = c.programmeId AND p.areaCode = ${areaCode}
    JOIN Area a ON a.code = p.areaCode
    WHERE c.id = ${id}`;
  if (!row) return null;
  const { areaName, asks, ...collection } = row;
  return { collection: { ...collection, asks: JSON.parse(asks) as CollectionFacts['asks'] }, areaName };
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

type MetricFacts = Omit<MetricToCheck, 'rules'> & { rules: string };

/** What every return is checked against: the areas, metrics (rules as JSON text) and breakdowns there are. */
export async function readCheckReference(from: Statements) {
  const [areas, breakdowns, metrics] = await Promise.all([
    from.$queryRaw<{ code: string }[]>`SELECT code FROM Area`,
    from.$queryRaw<{ id: string; dimension: string; label: string }[]>`SELECT id, dimension, label FROM Breakdown`,
    from.$queryRaw<MetricFacts[]>`SELECT id, name, unit, basis, decimals, rules, changeThresholdPct FROM Metric`,
  ]);
  return { areas, breakdowns, metrics };
}

/** The unit of every metric there is. */
export function readMetricUnits(from: Statements): Promise<{ id: string; unit: string }[]> {
  return from.$queryRaw<{ id: string; unit: string }[]>`SELECT id, unit FROM Metric`;
}

/** The words for what a collection asks: metrics with what is counted, and breakdowns. */
export async function readAskedWords(workshop: Workshop, asked: string[]) {
  const [metrics, breakdowns] = await Promise.all([
    workshop.metric.findMany({
      where: { id: { in: asked } },
      select: {
        ...{ id: true, name: true, unit: true, basis: true, decimals: true, numerator: true, denominator: true },
        ...{ pillars: true, rules: true, changeThresholdPct: true },
      },
    }),
    workshop.breakdown.findMany({ select: { id: true, label: true } }),
  ]);
  return { metrics, breakdowns };
}

/** Of these collections the name of the programme and the period, and of these areas the name, each by its id. */
export async function readReportNames(
  from: Workshop,
  of: { collections: string[]; areas: string[] },
): Promise<{ collections: Map<string, { programme: string; period: string }>; areas: Map<string, string> }> {
  const collections = await from.collection.findMany({
    where: { id: { in: of.collections } },
    select: { id: true, period: true, ...withProgramme },
  });
  const areas = await from.area.findMany({ where: { code: { in: of.areas } }, select: { code: true, name: true } });
  return {
    collections: new Map(collections.map(({ id, period, programme }) => [id, { programme: programme.name, period }])),
    areas: new Map(areas.map(({ code, name }) => [code, name])),
  };
}

/** The short title of each pillar by its id, as last corrected. */
export async function readPillarTitles(from: Statements): Promise<Map<string, string>> {
  const rows = await from.$queryRaw<{ slug: string; title: string }[]>`
    SELECT p.slug, COALESCE(c.shortTitle, p.shortTitle) AS title
    FROM Pillar p LEFT JOIN Pillar c ON c.corrects = p.id
    WHERE p.slug IS NOT NULL ORDER BY p.position, c.recordedAt`;
  return new Map(rows.map(({ slug, title }) => [slug, title]));
}
