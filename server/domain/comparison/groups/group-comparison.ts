import { figureText, unitText } from '#server/domain/metrics/figure-text.ts';
import type { Metric } from '#server/domain/metrics/metric.ts';
import { niceTicks } from '../axis.ts';
import type { AreaName, Axis, Benchmark, Comparison, Note, Point, Series } from '../comparison.ts';
import { type Standing, standingOf } from '../standing.ts';
import type { Group } from './groups.ts';

/** One place of a group at one period. */
export type GroupRow = { area: AreaName; point: Point | null; standing: Standing | null };

/** How many places stand how to England; `cannotSay`: without a number, or without an interval. */
export type GroupCounts = { higher: number; lower: number; similar: number; cannotSay: number };

export type GroupComparison = {
  metric: string;
  unit: string;
  decimals: number;
  group: Pick<Group, 'id' | 'kind' | 'name'>;
  period: string;
  periodLabel: string;
  /** Every period with a figure of any place of the group. */
  periods: { period: string; label: string }[];
  /** In the order of names. */
  rows: GroupRow[];
  england: Point | null;
  counts: GroupCounts;
  /** The same places over time, one scale for all. */
  series: Series[];
  englandSeries: Benchmark | null;
  /** Of the figures and intervals at that period. */
  scale: { domain: [number, number]; ticks: number[] };
  axis: Axis;
  notes: Note[];
  sentence: string;
};

/**
 * A group of places side by side at one period, without a ranking, and each over time.
 * @param comparison of every place of the group, in the order of names
 * @param asked a period of the comparison; the newest that most places have where it is none
 * Source: promise 11 (no league tables); OHID, Fingertips, for higher, lower and similar by interval.
 */
export function groupComparison(
  comparison: Comparison,
  group: Group,
  metric: Pick<Metric, 'name' | 'polarity' | 'decimals'>,
  asked: string | undefined,
): GroupComparison {
  const england = comparison.benchmarks.find(({ kind }) => kind === 'england') ?? null;
  const { series, axis } = comparison;
  const having = axis.periods.map(({ period, label }) => {
    const points = series.flatMap((one) => one.points.filter((point) => point.period === period));
    return { period, label, points: points.length, numbers: points.filter(({ value }) => value !== null).length };
  });
  const withAny = having.filter(({ points }) => points > 0);
  const most = Math.max(0, ...withAny.map(({ numbers }) => numbers));
  const newest = withAny.findLast(({ numbers }) => numbers * 2 >= most);
  const chosen = withAny.find(({ period }) => period === asked) ?? newest;
  const at = (points: readonly Point[]) => points.find(({ period }) => period === chosen?.period) ?? null;
  const country = england ? at(england.points) : null;
  const rows = series.map(({ area, points, standing }) => {
    const point = at(points);
    // A place that no comparison is made of, a made-up one, is held against nothing here either.
    const held = point !== null && country !== null && standing !== null;
    return { area, point, standing: held ? standingOf([point], [country], metric.polarity) : null };
  });
  const counts = countSides(rows);
  return {
    metric: comparison.metric,
    unit: comparison.unit,
    decimals: metric.decimals,
    group: { id: group.id, kind: group.kind, name: group.name },
    period: chosen?.period ?? '',
    periodLabel: chosen?.label ?? '',
    periods: withAny.map(({ period, label }) => ({ period, label })),
    rows,
    england: country,
    counts,
    series,
    englandSeries: england,
    scale: scaleOf(comparison.unit, [...rows.map(({ point }) => point), country]),
    axis,
    notes: comparison.notes,
    sentence: sentenceOf({ metric, unit: comparison.unit, group, label: chosen?.label, rows, country, counts }),
  };
}

function scaleOf(unit: string, points: readonly (Point | null)[]) {
  const ends = points.flatMap((point) => (point?.value == null ? [] : [point.value, point.low, point.high]));
  const values = ends.filter((end) => end !== null);
  return values.length === 0 ? niceTicks(0, 0, unit) : niceTicks(Math.min(...values), Math.max(...values), unit);
}

function countSides(rows: readonly GroupRow[]): GroupCounts {
  const counts = { higher: 0, lower: 0, similar: 0, cannotSay: 0 };
  for (const { standing } of rows) counts[standing?.england ?? 'cannotSay'] += 1;
  return counts;
}

type Said = {
  metric: Pick<Metric, 'name' | 'decimals'>;
  unit: string;
  group: Group;
  label: string | undefined;
  rows: readonly GroupRow[];
  country: Point | null;
  counts: GroupCounts;
};

function sentenceOf({ metric, unit, group, label, rows, country, counts }: Said): string {
  if (label === undefined) return `${metric.name}: nothing is published for these places.`;
  const write = (value: number) => figureText(value, unit, metric.decimals);
  const numbers = rows.filter(({ point }) => point?.value != null).length;
  const whole = `${metric.name}${unit === '%' || unit === '£' ? '' : ` (${unitText(unit)})`}, ${label}: ${group.name}`;
  const figures = `${numbers} of ${rows.length} places have a figure`;
  const beside = country?.value == null ? '' : `; England ${write(country.value)}`;
  const told = counts.higher + counts.lower + counts.similar;
  if (told === 0) return `${whole}. ${figures}${beside}. None can be called higher or lower than England.`;
  const parts = [`${counts.higher} higher`, `${counts.lower} lower`, `${counts.similar} similar`];
  const rest = counts.cannotSay > 0 ? `, and of ${counts.cannotSay} it cannot be said` : '';
  return `${whole}. ${figures}${beside}: ${parts.join(', ')}${rest}.`;
}
