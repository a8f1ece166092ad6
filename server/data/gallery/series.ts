import type { Gallery } from '#server/data/connections.ts';
import type { PublishedRow } from '#server/domain/comparison/comparison.ts';

/** Which published figures: of one metric and breakdown, for places, as at a release, of given periods or of all. */
export type SeriesQuestion = {
  metric: string;
  breakdown: string;
  areas: readonly string[];
  release: number;
  periods?: readonly string[] | null | undefined;
};

const columns = '`area`, `period`, `fromRelease`, `value`, `symbol`, `denominator`, `provisional`, `originId`, `note`';

const marks = (list: readonly unknown[]) => list.map(() => '?').join(', ');

/**
 * The one statement behind every series, with its parameters. IN lists, because the keys (metric, breakdown, period,
 * area, fromRelease) and (metric, breakdown, area, period) answer them by look-up; no latest-per-key in SQL, because
 * leaving that to the reader costs nothing. Exported so that the bench runs the very same statement.
 */
export function seriesStatement({ metric, breakdown, areas, release, periods }: SeriesQuestion): {
  sql: string;
  parameters: (string | number)[];
} {
  const inPeriods = periods ? ` AND \`period\` IN (${marks(periods)})` : '';
  return {
    sql: `SELECT ${columns} FROM \`GalleryPublishedValue\` WHERE \`metric\` = ? AND \`breakdown\` = ?${inPeriods} AND \`area\` IN (${marks(areas)}) AND \`fromRelease\` <= ?`,
    parameters: [metric, breakdown, ...(periods ?? []), ...areas, release],
  };
}

/** The published figures asked for, in no order; a figure that several releases spoke of comes once for each. */
export async function readSeries(gallery: Gallery, question: SeriesQuestion): Promise<PublishedRow[]> {
  if (question.areas.length === 0 || question.periods?.length === 0) return [];
  const { sql, parameters } = seriesStatement(question);
  return gallery.rows<PublishedRow>(sql, parameters);
}

/** A published figure with the metric it is of. */
export type MetricRow = PublishedRow & { metric: string };

/**
 * Totals of several metrics at once, for places and (where given) periods: for pages that show latest values. Of
 * another breakdown where one is given.
 */
export async function readTotals(
  gallery: Gallery,
  {
    metrics,
    areas,
    release,
    periods,
    breakdown = 'total',
  }: Omit<SeriesQuestion, 'metric' | 'breakdown'> & { metrics: readonly string[]; breakdown?: string },
): Promise<MetricRow[]> {
  if (metrics.length === 0 || areas.length === 0 || periods?.length === 0) return [];
  const inPeriods = periods ? ` AND \`period\` IN (${marks(periods)})` : '';
  return gallery.rows<MetricRow>(
    `SELECT \`metric\`, ${columns} FROM \`GalleryPublishedValue\` WHERE \`metric\` IN (${marks(metrics)}) AND \`breakdown\` = ?${inPeriods} AND \`area\` IN (${marks(areas)}) AND \`fromRelease\` <= ?`,
    [...metrics, breakdown, ...(periods ?? []), ...areas, release],
  );
}

/** Which of these breakdowns have any published figure of a metric for these places, as at a release. */
export async function readBreakdownsOf(
  gallery: Gallery,
  {
    metric,
    breakdowns,
    areas,
    release,
  }: Omit<SeriesQuestion, 'breakdown' | 'periods'> & { breakdowns: readonly string[] },
): Promise<string[]> {
  if (breakdowns.length === 0 || areas.length === 0) return [];
  const rows = await gallery.rows<{ breakdown: string }>(
    `SELECT DISTINCT \`breakdown\` FROM \`GalleryPublishedValue\` WHERE \`metric\` = ? AND \`breakdown\` IN (${marks(breakdowns)}) AND \`area\` IN (${marks(areas)}) AND \`fromRelease\` <= ?`,
    [metric, ...breakdowns, ...areas, release],
  );
  return rows.map(({ breakdown }) => breakdown);
}

/** A published figure with the metric and the breakdown it is of. */
export type BreakdownRow = MetricRow & { breakdown: string };

type Split = {
  metrics: readonly string[];
  breakdowns: readonly string[];
  areas: readonly string[];
  release: number;
};

/** Figures of some metrics in some breakdowns for a few places, all periods, as at a release. */
export async function readBreakdownFigures(
  gallery: Gallery,
  { metrics, breakdowns, areas, release }: Split,
): Promise<BreakdownRow[]> {
  if (metrics.length === 0 || breakdowns.length === 0 || areas.length === 0) return [];
  return gallery.rows<BreakdownRow>(
    `SELECT \`metric\`, \`breakdown\`, ${columns} FROM \`GalleryPublishedValue\` WHERE \`metric\` IN (${marks(metrics)}) AND \`breakdown\` IN (${marks(breakdowns)}) AND \`area\` IN (${marks(areas)}) AND \`fromRelease\` <= ?`,
    [...metrics, ...breakdowns, ...areas, release],
  );
}

/** Which metrics have any published number of these breakdowns, and for which of the places, as at a release. */
export async function readSplits(
  gallery: Gallery,
  { metrics, breakdowns, areas, release }: Split,
): Promise<{ metric: string; breakdown: string; area: string }[]> {
  if (metrics.length === 0 || breakdowns.length === 0 || areas.length === 0) return [];
  return gallery.rows<{ metric: string; breakdown: string; area: string }>(
    `SELECT DISTINCT \`metric\`, \`breakdown\`, \`area\` FROM \`GalleryPublishedValue\` WHERE \`metric\` IN (${marks(metrics)}) AND \`breakdown\` IN (${marks(breakdowns)}) AND \`area\` IN (${marks(areas)}) AND \`fromRelease\` <= ? AND \`value\` IS NOT NULL`,
    [...metrics, ...breakdowns, ...areas, release],
  );
}
