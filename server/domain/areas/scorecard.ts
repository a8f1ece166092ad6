import { middleOf, neighboursOf } from '#server/domain/comparison/benchmarks.ts';
import { compare } from '#server/domain/comparison/compare.ts';
import type { Comparison, Point, Reference } from '#server/domain/comparison/comparison.ts';
import { layOut } from '#server/domain/comparison/grid.ts';
import { byMetric, type TotalRow } from '#server/domain/comparison/latest.ts';
import { limitsOf } from '#server/domain/comparison/limits.ts';
import { type Beside, besideOf } from '#server/domain/comparison/pairs/pair.ts';
import { pointOf } from '#server/domain/comparison/point.ts';
import { type Metric, yearEndsOf } from '#server/domain/metrics/metric.ts';
import { periodLabel } from '#server/domain/period.ts';
import { countMetricOf } from '#server/domain/statistics/published-counts.ts';
import { type Area, england } from './area.ts';
import { type MetricWords, metricWords } from './area-page.ts';
import { type Direction, directionOf } from './direction.ts';

/** A place's own newest figure and how it moved. */
export type OwnFigure = {
  of: MetricWords;
  point: Point;
  /** What the publisher remarks on this one figure. */
  note: string | null;
  direction: Direction;
};

/** A measure to read beside another: with this place's own figure, or why there is none. */
export type BesideFigure = { id: string; name: string; figure: OwnFigure | null; missing: string | null };

export type ScorecardLine = OwnFigure & {
  /** Null where England published none for that period, and for made-up places. */
  england: Point | null;
  /** Median of its statistical neighbours for that period; null where fewer than five have a number. */
  neighboursMedian: number | null;
  beside: BesideFigure[];
  besideReason: string;
};

export type MissingMeasure = { id: string; name: string; why: string };

/** What a scrutiny committee is given of one authority. */
export type Scorecard = {
  lines: ScorecardLine[];
  /** Measures of the 45 without a figure of this place, each with the reason. */
  missing: MissingMeasure[];
  /**
   * One chart for each pillar that has a series to draw: its core measures before the others, and what an activity
   * measure stands with; without the latter for releases before that.
   */
  charts: (Comparison & { beside?: Beside | null })[];
};

const fewestToDraw = 2;

/** The 45 measures, and a yearly form of one of them; other context measures stand on the place's page only. */
const isOnScorecard = ({ status, seriesOf }: Metric) => status !== 'context' || seriesOf !== null;

/** The yearly form of a measure of which this place has a figure. */
function yearlyOf({ id }: Metric, { metrics }: Reference, own: ReadonlyMap<string, OwnFigure>): Metric | undefined {
  return [...metrics.values()].find(({ id: other, seriesOf }) => seriesOf === id && own.has(other));
}

/**
 * A place's scorecard: own figure of each measure beside England's and its neighbours' median for the same period, the
 * direction of travel in words, and beside each measure those it must be read with. A pure function of what is
 * published as at a release, so that it stays the same.
 * @param rows totals of the place, England, its region and its neighbours, all periods
 */
export function scorecardOf(area: Area, reference: Reference, rows: readonly TotalRow[]): Scorecard {
  const metrics = [...reference.metrics.values()];
  const grouped = byMetric(rows);
  const own = new Map(metrics.flatMap((metric) => ownFigureOf(area, metric, reference, grouped)));
  const lines = metrics.filter(isOnScorecard).flatMap((metric): ScorecardLine[] => {
    const figure = own.get(metric.id);
    if (!figure) return [];
    const beside = metric.counterMetrics.map((id) => besideFigure(id, reference, own));
    const companions = companionsAt(area, figure.point, metric, reference, grouped);
    return [{ ...figure, ...companions, beside, besideReason: metric.counterReason }];
  });
  const missing = metrics
    .filter(({ id, status }) => status !== 'context' && !own.has(id))
    .map((metric) => ({ id: metric.id, name: metric.name, why: whyMissing(metric, yearlyOf(metric, reference, own)) }));
  return { lines, missing, charts: chartsOf(area, reference, grouped, own) };
}

/** Rows of one line of periods only: the one this place has most figures in. */
function linesOf(area: Area, rows: readonly TotalRow[]) {
  return layOut(rows.filter((row) => row.area === area.code));
}

type Grouped = ReadonlyMap<string, readonly TotalRow[]>;

const limitsIn = (grouped: Grouped, metric: Metric, reference: Reference) =>
  limitsOf(metric, reference, grouped.get(countMetricOf(metric.id) ?? ''));

function ownFigureOf(area: Area, metric: Metric, reference: Reference, grouped: Grouped): [string, OwnFigure][] {
  const grid = linesOf(area, grouped.get(metric.id) ?? []);
  const limits = limitsIn(grouped, metric, reference);
  const labelled = grid.periods.map((period, at) => ({
    row: grid.rowAt(area.code, at)!,
    label: periodLabel(period, metric.basis, yearEndsOf(metric)),
  }));
  const of = { metric: metric.id, breakdown: 'total' };
  const points = labelled.map(({ row, label }) => pointOf(row, label, reference, of, limits(row)));
  const point = points.at(-1);
  if (!point) return [];
  const note = labelled.at(-1)!.row.note;
  return [[metric.id, { of: metricWords(metric), point, note, direction: directionOf(points, metric) }]];
}

function companionsAt(
  area: Area,
  { period, periodLabel: label }: Point,
  metric: Metric,
  reference: Reference,
  grouped: Grouped,
): Pick<ScorecardLine, 'england' | 'neighboursMedian'> {
  const grid = layOut(grouped.get(metric.id) ?? [], period, period);
  const country = grid.rowAt(england, 0);
  const limits = limitsIn(grouped, metric, reference);
  return {
    england:
      country && !area.madeUp
        ? pointOf(country, label, reference, { metric: metric.id, breakdown: 'total' }, limits(country))
        : null,
    neighboursMedian: middleOf(neighboursOf(area, reference).map(grid.rowsOf), 0).values?.median ?? null,
  };
}

function besideFigure(id: string, reference: Reference, own: ReadonlyMap<string, OwnFigure>): BesideFigure {
  const metric = reference.metrics.get(id);
  const figure = own.get(id) ?? null;
  return {
    id,
    name: metric?.name ?? id,
    figure,
    missing: figure || !metric ? null : whyMissing(metric, yearlyOf(metric, reference, own)),
  };
}

/** Why a measure has no figure of a place: never just nothing. */
function whyMissing({ status }: Metric, yearly: Metric | undefined): string {
  if (yearly) return `Not published by the quarter. The yearly figure is shown: ${yearly.name}.`;
  return status === 'proposed'
    ? 'Proposed by this project: no return of this area with it has been published.'
    : 'No figure of this area is in the official files this service reads.';
}

function chartsOf(
  area: Area,
  reference: Reference,
  grouped: ReadonlyMap<string, TotalRow[]>,
  own: ReadonlyMap<string, OwnFigure>,
): Scorecard['charts'] {
  const breakdown = reference.breakdowns.get('total');
  if (!breakdown) return [];
  const drawn = new Map<string, Metric>();
  const possible = [...reference.metrics.values()].filter(
    (metric) =>
      isOnScorecard(metric) && own.has(metric.id) && numbersOf(area, grouped.get(metric.id) ?? []) >= fewestToDraw,
  );
  for (const metric of [...possible.filter(({ core }) => core), ...possible]) {
    const [pillar] = metric.pillars;
    if (pillar && !drawn.has(pillar)) drawn.set(pillar, metric);
  }
  return [...drawn]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, metric]) => {
      const counts = grouped.get(countMetricOf(metric.id) ?? '');
      const question = { metric, areas: [area], breakdown };
      const main = compare(question, reference, grouped.get(metric.id)!, counts);
      if (!reference.methods.pairsEverywhere) return main;
      return { ...main, beside: besideOf(question, main, reference, grouped) };
    });
}

function numbersOf(area: Area, rows: readonly TotalRow[]): number {
  const grid = linesOf(area, rows);
  return grid.periods.filter((_, at) => grid.rowAt(area.code, at)?.value != null).length;
}
