import { type Area, england } from '#server/domain/areas/area.ts';
import { yearEndsOf } from '#server/domain/metrics/metric.ts';
import { periodLabel } from '#server/domain/period.ts';
import { axisOf } from './axis.ts';
import { type Middle, middleOf, neighbourNames, neighboursOf, regionOf } from './benchmarks.ts';
import type {
  AreaName,
  Benchmark,
  Comparison,
  Point,
  PublishedRow,
  Question,
  Reference,
  Series,
} from './comparison.ts';
import { type Grid, layOut } from './grid.ts';
import { type LimitsOf, limitsOf } from './limits.ts';
import { notesOf } from './notes.ts';
import { breaksOf, mergersOf } from './past/merged-areas.ts';
import { markOwnRange } from './past/own-range.ts';
import { restartsFor } from './past/restarts.ts';
import { pointOf } from './point.ts';
import { sentenceOf } from './sentence.ts';
import { standingOf } from './standing.ts';

/**
 * The whole answer of `series.compare` from published rows: series in the order asked, gaps kept as points with a
 * symbol, benchmarks that no made-up area enters, finished axes, notes and a sentence. Where nothing was published for
 * a place and period there is no point.
 * @param rows of the areas asked and of their companions (`companionsOf`), in any order
 * @param countRows of the metric that counts what this one is made from (`countMetricOf`), for the same places
 */
export function compare(
  question: Question,
  reference: Reference,
  rows: readonly PublishedRow[],
  countRows: readonly PublishedRow[] = [],
): Comparison {
  const { metric } = question;
  const grid = layOut(rows, question.from, question.to);
  const yearEnds = yearEndsOf(metric);
  const labels = new Map(grid.periods.map((period) => [period.id, periodLabel(period, metric.basis, yearEnds)]));
  // The children of a whole place are not those of one category: no limit of a category may come from them.
  const whole = question.breakdown.id === 'total';
  const limits = limitsOf(metric, whole ? reference : { ...reference, populations: new Map() }, countRows);
  const draw: Draw = { grid, labels, reference, limits, of: { metric: metric.id, breakdown: question.breakdown.id } };
  const benchmarks = benchmarksOf(question, draw);
  const series = seriesOf(question, draw, benchmarks);
  const periods = grid.periods.filter(({ id }) => anyPointAt(id, series, benchmarks));
  const answer = { series, benchmarks, periods: periods.length };
  return {
    metric: metric.id,
    unit: metric.unit,
    basis: metric.basis,
    series,
    benchmarks,
    axis: axisOf(metric, periods, labels, extremesOf(series, benchmarks)),
    ...(reference.methods.marks ? { marks: { breaks: breaksOf(series, periods, reference.areas) } } : {}),
    notes: notesOf(question, reference, grid, answer, rows),
    sentence: sentenceOf(question, answer),
  };
}

type Draw = {
  grid: Grid;
  labels: ReadonlyMap<string, string>;
  reference: Reference;
  limits: LimitsOf;
  of: { metric: string; breakdown: string };
};

function seriesOf({ areas, metric }: Question, draw: Draw, benchmarks: Benchmark[]): Series[] {
  const country = benchmarks.find(({ kind }) => kind === 'england')?.points ?? [];
  const mergers = mergersOf(draw.reference.areas);
  return areas.map((area) => {
    const points = pointsOf(area.code, draw);
    const { methods } = draw.reference;
    const grewOn = mergers.get(area.code)?.at(-1)?.on ?? null;
    const restarts = methods.restarts ? restartsFor(draw.reference.restarts, metric.id, area.code) : [];
    const own = methods.ownRange ? markOwnRange(points, draw.grid.periods, metric, grewOn, restarts) : { range: null };
    const held = methods.intervals && area.code !== england && !area.madeUp;
    return { area: nameOf(area), points, standing: held ? standingOf(points, country, metric.polarity) : null, ...own };
  });
}

/** An area as answers name it. */
export function nameOf({ code, name, level, madeUp }: Area): AreaName {
  return { code, name, level, madeUp };
}

function pointsOf(area: string, { grid, labels, reference, limits, of }: Draw): Point[] {
  const points: Point[] = [];
  for (const row of grid.rowsOf(area)) {
    if (row) points.push(pointOf(row, labels.get(row.period)!, reference, of, limits(row)));
  }
  return points;
}

function benchmarksOf({ areas }: Question, draw: Draw): Benchmark[] {
  const { reference } = draw;
  const first = areas[0];
  const region = first ? regionOf(first, reference.areas) : null;
  const country = reference.areas.get(england);
  const found: Benchmark[] = [];
  if (country) found.push({ kind: 'england', name: country.name, points: pointsOf(country.code, draw) });
  if (region) found.push({ kind: 'region', name: region.name, points: pointsOf(region.code, draw) });
  if (first) found.push(...neighbourBenchmarks(first, draw));
  return found.filter(({ points }) => points.length > 0);
}

const share = { 'neighbours-median': 'median', 'neighbours-low': 'low', 'neighbours-high': 'high' } as const;

function neighbourBenchmarks(first: Area, { grid, labels, reference }: Draw): Benchmark[] {
  const neighbours = neighboursOf(first, reference);
  if (neighbours.length === 0) return [];
  const rows = neighbours.map(grid.rowsOf);
  const middles = grid.periods.map((_, index) => middleOf(rows, index));
  if (middles.every(({ values }) => values === null)) return [];
  const source = `Worked out here from the published figures of the statistical neighbours of ${first.name}`;
  const pointAt = ({ values, fromRelease }: Middle, index: number, which: 'low' | 'median' | 'high'): Point => ({
    period: grid.periods[index]!.id,
    periodLabel: labels.get(grid.periods[index]!.id)!,
    value: values?.[which] ?? null,
    symbol: values ? null : 'x',
    low: null,
    high: null,
    signal: null,
    provisional: false,
    revision: null,
    reason: null,
    label: 'derived here',
    source,
    fromRelease,
  });
  return Object.entries(share).map(([kind, which]) => ({
    kind: kind as keyof typeof share,
    name: neighbourNames[kind]!,
    points: middles.flatMap((middle, index) => (middle.fromRelease === 0 ? [] : [pointAt(middle, index, which)])),
  }));
}

function anyPointAt(period: string, series: Series[], benchmarks: Benchmark[]): boolean {
  const has = ({ points }: { points: Point[] }) => points.some((point) => point.period === period);
  return series.some(has) || benchmarks.some(has);
}

/** From the lowest to the highest mark: the figures, and the limits of the places asked for. */
function extremesOf(series: Series[], benchmarks: Benchmark[]): [number, number] | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const take = (value: number | null) => {
    if (value === null) return;
    if (value < low) low = value;
    if (value > high) high = value;
  };
  for (const { points } of benchmarks) for (const { value } of points) take(value);
  for (const { points } of series) {
    for (const point of points) {
      take(point.value);
      take(point.low);
      take(point.high);
    }
  }
  const alone = series.length === 1 ? series[0]! : null;
  for (const { lower, upper } of alone?.stretches ?? (alone?.range ? [alone.range] : [])) {
    take(lower);
    take(upper);
  }
  return low <= high ? [low, high] : null;
}
