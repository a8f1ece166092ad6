import { Prisma } from '#prisma/generated/client.ts';
import type { Workshop, Writing } from '#server/data/connections.ts';
import type { ControlArea, ControlBreakdown, KnownFigure, ShownFigure } from '#server/domain/disclosure/facts.ts';
import type { MetricForControl } from '#server/domain/disclosure/metric-facts.ts';

type From = Workshop | Writing;

/** What control needs of every metric; lists and rules as the table keeps them, JSON text. */
export function readMetricsForControl(from: From): Promise<MetricForControl[]> {
  return from.metric.findMany({
    select: {
      ...{ id: true, unit: true, kind: true, basis: true, numerator: true, denominator: true, decimals: true },
      ...{ disclosure: true, rules: true, seriesOf: true, derivedFrom: true },
    },
  });
}

/** Every place and every breakdown, for the sums that readers can do. */
export async function readPlacesForControl(
  from: From,
): Promise<{ areas: ControlArea[]; breakdowns: ControlBreakdown[] }> {
  const [areas, breakdowns] = await Promise.all([
    from.area.findMany({
      where: { validTo: null },
      select: { code: true, level: true, regionCode: true, madeUp: true },
    }),
    from.breakdown.findMany({ select: { id: true, dimension: true, parent: true } }),
  ]);
  return { areas, breakdowns };
}

/** Periods of the figures of others that a release holds. */
export async function readPeriodsOfOthers(from: From, release: number, ours: readonly string[]): Promise<string[]> {
  const rows = await from.publishedValue.findMany({
    where: { fromRelease: release, originId: { notIn: [...ours] } },
    distinct: ['period'],
    select: { period: true },
  });
  return rows.map(({ period }) => period);
}

/** The truth behind every figure of returns that an approved release before this one published, in these periods. */
export function readReleasedTruth(from: From, release: number, periods: readonly string[]): Promise<KnownFigure[]> {
  if (periods.length === 0) return Promise.resolve([]);
  return from.$queryRaw<KnownFigure[]>`
    SELECT f.\`metric\`, f.\`breakdown\`, c.\`period\`, t.\`areaCode\` AS \`area\`, x.\`release\`,
           f.\`numerator\`, f.\`denominator\`, f.\`value\`, f.\`symbol\`
    FROM \`Collection\` c JOIN \`Return\` t ON t.\`collectionId\` = c.\`id\`
    JOIN \`ReturnEvent\` x ON x.\`returnId\` = t.\`id\` AND x.\`kind\` = 'released' AND x.\`release\` < ${release}
    JOIN \`ReturnVersion\` v ON v.\`returnId\` = t.\`id\` AND v.\`number\` = x.\`version\`
    JOIN \`ReturnValue\` f ON f.\`versionId\` = v.\`id\`
    WHERE c.\`period\` IN (${Prisma.join(periods)})`;
}

/** The truth behind the figures of versions that a release takes over. */
export async function readTruthOf(
  from: From,
  release: number,
  versions: readonly { versionId: string; period: string; areaCode: string }[],
): Promise<KnownFigure[]> {
  if (versions.length === 0) return [];
  const rows = await from.returnValue.findMany({
    where: { versionId: { in: versions.map(({ versionId }) => versionId) } },
    omit: { explanation: true },
  });
  const of = new Map(versions.map((each) => [each.versionId, each]));
  return rows.map(({ versionId, ...figure }) => {
    const { period, areaCode: area } = of.get(versionId)!;
    return { ...figure, period, area, release };
  });
}

/** Every row of these metrics and periods that is out or goes out with this release or one before it. */
export async function readShownFigures(
  from: From,
  release: number,
  of: { metrics: readonly string[]; periods: readonly string[]; ours: readonly string[] },
): Promise<ShownFigure[]> {
  if (of.metrics.length === 0 || of.periods.length === 0) return [];
  const rows = await from.publishedValue.findMany({
    where: {
      ...{ metric: { in: [...of.metrics] }, period: { in: [...of.periods] }, fromRelease: { lte: release } },
      release: { state: { not: 'void' } },
    },
    select: {
      ...{ metric: true, breakdown: true, period: true, area: true, fromRelease: true },
      ...{ value: true, symbol: true, denominator: true, originId: true },
    },
  });
  const ours = new Set(of.ours);
  return rows.map(({ fromRelease, originId, ...row }) => ({ ...row, release: fromRelease, ours: ours.has(originId) }));
}
