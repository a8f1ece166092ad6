import { compare } from '#server/domain/comparison/compare.ts';
import type { BenchmarkKind, Comparison, PublishedRow, Reference } from '#server/domain/comparison/comparison.ts';
import { type Cell, tidyColumnsOf, tidyTable } from '#server/domain/comparison/tidy.ts';
import { countMetricOf } from '#server/domain/statistics/published-counts.ts';
import type { Area } from './area.ts';

type Column = readonly [name: string, description: string, datatype?: 'integer' | 'number' | 'boolean'];

const besideColumns: readonly Column[] = [
  ['england', 'England’s figure for the same period; empty where there is no number', 'number'],
  [
    'neighbours_low',
    'Lower quartile of the statistical neighbours; empty where fewer than five have a number',
    'number',
  ],
  ['neighbours_median', 'Their median', 'number'],
  ['neighbours_high', 'Their upper quartile', 'number'],
];

const kinds: readonly BenchmarkKind[] = ['england', 'neighbours-low', 'neighbours-median', 'neighbours-high'];

/**
 * Every published total of a place in DfE's tidy layout; by methods with pairs, each with England's figure and its
 * neighbours' quartiles and median for the same period at the end of its row.
 * @param rows totals by metric, of the place (and by methods with pairs of England and its neighbours)
 */
export function areaTable(
  area: Area,
  reference: Reference,
  rows: ReadonlyMap<string, readonly PublishedRow[]>,
): { columns: readonly Column[]; rows: Cell[][] } {
  const breakdown = reference.breakdowns.get('total')!;
  const { pairs } = reference.methods;
  const table = [...reference.metrics.values()].flatMap((metric) => {
    const own = (rows.get(metric.id) ?? []).filter((row) => row.area === area.code);
    const counts = rows.get(countMetricOf(metric.id) ?? '');
    const { series } = compare({ metric, areas: [area], breakdown }, reference, own, counts);
    const lines = tidyTable(series, reference, metric.id, breakdown.id);
    if (!pairs) return lines;
    const { benchmarks } = compare({ metric, areas: [area], breakdown }, reference, rows.get(metric.id) ?? []);
    const points = series[0]?.points ?? [];
    return lines.map((line, at) => [...line, ...besideAt(benchmarks, area, points[at]!.period)]);
  });
  const columns = tidyColumnsOf(reference.methods);
  return { columns: pairs ? [...columns, ...besideColumns] : columns, rows: table };
}

function besideAt(benchmarks: Comparison['benchmarks'], area: Area, period: string): Cell[] {
  return kinds.map((kind) => {
    if (area.madeUp) return null;
    const points = benchmarks.find((benchmark) => benchmark.kind === kind)?.points;
    return points?.find((point) => point.period === period)?.value ?? null;
  });
}
