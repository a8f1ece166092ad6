import { compare } from '#server/domain/comparison/compare.ts';
import type { BenchmarkKind, Comparison, Point, Reference } from '#server/domain/comparison/comparison.ts';
import { layOut } from '#server/domain/comparison/grid.ts';
import { byMetric, type TotalRow } from '#server/domain/comparison/latest.ts';
import { besideOf } from '#server/domain/comparison/pairs/pair.ts';
import type { Metric } from '#server/domain/metrics/metric.ts';
import { countMetricOf } from '#server/domain/statistics/published-counts.ts';
import type { Area } from './area.ts';
import { type Direction, directionOf } from './direction.ts';
import { type StandsOut, standsOutOf } from './stands-out.ts';

/** One number or gap for each period of its panel. */
type Numbers = (number | null)[];

/** One metric of a place over time in one small chart, held against England and the middle half of its neighbours. */
export type Panel = {
  metric: string;
  name: string;
  unit: string;
  decimals: number;
  periods: { period: string; label: string; short: string }[];
  domain: [number, number];
  own: Numbers;
  /** Empty where England has none, and for a made-up place. */
  england: Numbers;
  /** Lower quartile, median and upper quartile of the neighbours; gaps where fewer than five have a number. */
  neighbours: { low: Numbers; median: Numbers; high: Numbers } | null;
};

/** One metric of a place: its small chart with what stands beside it, how it moved, and what can be said of it. */
export type AreaMeasure = {
  metric: string;
  /** Null where there are not two numbers to join. */
  panel: Panel | null;
  change: Direction;
  /** What can be said of its newest figure by interval or control rule, or that nothing can. */
  stands: StandsOut;
  /** What an activity measure stands with; null for any other metric. */
  beside: { metric: string | null; panel: Panel | null; newest: Point | null; text: string } | null;
};

/**
 * Every metric a place has a figure of, in the metrics' order, each held against England and its neighbours for its
 * own periods. A pure function of what is published as at a release.
 * @param rows totals of the place, England, its region and its neighbours, all periods
 */
export function areaMeasures(area: Area, reference: Reference, rows: readonly TotalRow[]): AreaMeasure[] {
  const breakdown = reference.breakdowns.get('total');
  if (!breakdown) return [];
  const grouped = byMetric(rows);
  return [...reference.metrics.values()].flatMap((metric): AreaMeasure[] => {
    const own = grouped.get(metric.id) ?? [];
    const periods = layOut(own.filter((row) => row.area === area.code)).periods;
    const [first, last] = [periods[0], periods.at(-1)];
    if (!first || !last) return [];
    const question = { metric, areas: [area], breakdown, from: first.id, to: last.id };
    const found = compare(question, reference, own, grouped.get(countMetricOf(metric.id) ?? ''));
    const series = found.series[0]!;
    const beside = besideOf(question, found, reference, grouped);
    return [
      {
        metric: metric.id,
        panel: panelOf(metric, found, area),
        change: directionOf(series.points, metric),
        stands: standsOutOf(metric, series, found.benchmarks),
        beside: beside && {
          metric: beside.metric?.id ?? null,
          panel: beside.metric && beside.comparison ? panelOf(beside.metric, beside.comparison, area) : null,
          newest: beside.comparison?.series[0]?.points.findLast(({ value }) => value !== null) ?? null,
          text: beside.text,
        },
      },
    ];
  });
}

const fewestToDraw = 2;

function panelOf(
  { id, name, unit, decimals }: Pick<Metric, 'id' | 'name' | 'unit' | 'decimals'>,
  { series, benchmarks, axis }: Comparison,
  area: Area,
): Panel | null {
  const numbersOf = (points: readonly Point[]): Numbers => {
    const there = new Map(points.map((point) => [point.period, point.value]));
    return axis.periods.map(({ period }) => there.get(period) ?? null);
  };
  const own = numbersOf(series[0]?.points ?? []);
  if (own.filter((value) => value !== null).length < fewestToDraw) return null;
  const lineOf = (kind: BenchmarkKind): Numbers =>
    numbersOf(benchmarks.find((benchmark) => benchmark.kind === kind)?.points ?? []);
  const median = lineOf('neighbours-median');
  return {
    ...{ metric: id, name, unit, decimals },
    periods: axis.periods.map(({ period, label, short }) => ({ period, label, short })),
    domain: axis.domain,
    own,
    england: area.madeUp ? [] : lineOf('england'),
    neighbours: median.every((value) => value === null)
      ? null
      : { low: lineOf('neighbours-low'), median, high: lineOf('neighbours-high') },
  };
}
