import type { Metric, Polarity } from '#server/domain/metrics/metric.ts';
import { nextPeriod, type Period } from '#server/domain/period.ts';
import { type ControlChart, controlChart } from '#server/domain/statistics/control-chart.ts';
import type { Point } from '../comparison.ts';
import { cutsOf, type Restart } from './restarts.ts';

/** A place's own usual range, from its own past, and how its newest figure lies in it. */
export type OwnRange = {
  centre: number;
  lower: number;
  upper: number;
  /** How many figures it rests on. */
  readings: number;
  /** A sentence on the newest figure, in plain words. */
  text: string;
};

/** The usual range of figures from one period to another: where it was begun again there are several. */
export type Stretch = { from: string; to: string; centre: number; lower: number; upper: number };

type Of = Pick<Metric, 'unit' | 'basis' | 'polarity' | 'decimals'>;

/**
 * Marks each figure that stands out of a place's own past, and gives the range it usually lies in; the points as they
 * are and no range below ten figures. Only plain numbers count; a missing period is a gap. Figures that build up over a
 * year, and twelve months told every quarter, hold one another's numbers: such a chart would find what is not there.
 * @param grewOn the last day before another place became part of this one: figures up to it are another place's
 * @param restarts in time order: from each on the range is worked out anew, and figures before it keep their own. The
 * range given is the newest; `stretches` has all, and is there only where the line was cut
 */
export function withOwnRange(
  points: Point[],
  periods: readonly Period[],
  metric: Of,
  grewOn: string | null = null,
  restarts: readonly Restart[] = [],
): { points: Point[]; range: OwnRange | null; stretches?: Stretch[] } {
  const quarterly = periods[0]?.frequency === 'quarter';
  const overlaps = metric.basis === 'year-to-date' || (metric.basis === 'rolling-12-months' && quarterly);
  if (overlaps) return { points, range: null };
  const readings = readingsOf(points, grewOn === null ? periods : periods.filter(({ end }) => end > grewOn));
  const cuts = cutsOf(
    restarts,
    readings.map(({ value, period }) => (value === null ? null : period)),
  );
  const starts = [0, ...cuts.map(({ at }) => at)];
  const parts = starts.map((at, index) => readings.slice(at, starts[index + 1] ?? readings.length));
  const charts = parts.map((part) => ({
    part,
    chart: controlChart(
      part.map(({ value }) => value),
      metric.unit === '%',
    ),
  }));
  const { part, chart } = charts.at(-1)!;
  const tens = 10 ** (metric.decimals + 1);
  const rounded = (value: number) => Math.round(value * tens) / tens;
  const limits = (of: ControlChart) => ({
    centre: rounded(of.centre),
    lower: rounded(of.lower),
    upper: rounded(of.upper),
  });
  const marks = new Map(
    charts.flatMap((one) =>
      one.chart ? one.part.map(({ period }, at) => [period, one.chart!.marks[at] ?? null]) : [],
    ),
  );
  const reasons = new Map(cuts.map(({ at, reason }) => [readings[at]!.period, reason]));
  const marked = points.map((point) => {
    const told = isReading(point) && marks.has(point.period);
    const signal = told ? signalOf(marks.get(point.period) ?? null, metric.polarity) : point.signal;
    const restart = reasons.get(point.period);
    return restart === undefined ? { ...point, signal } : { ...point, signal, restart };
  });
  const newest = points.findLast(isReading);
  const range = chart && {
    ...limits(chart),
    readings: part.filter(({ value }) => value !== null).length,
    text: words(newest ? (marks.get(newest.period) ?? null) : null),
  };
  if (cuts.length === 0) return { points: chart ? marked : points, range };
  const stretches = charts.flatMap((one): Stretch[] => {
    const own = one.part.filter(({ value }) => value !== null);
    const [first, last] = [own[0], own.at(-1)];
    return one.chart && first && last ? [{ from: first.period, to: last.period, ...limits(one.chart) }] : [];
  });
  return { points: marked, range, stretches };
}

const isReading = ({ value, symbol }: Point) => value !== null && symbol === null;

/** One reading for each period in turn; a period nobody published is a gap of its own. */
function readingsOf(points: readonly Point[], periods: readonly Period[]): { period: string; value: number | null }[] {
  const there = new Map(points.filter(isReading).map(({ period, value }) => [period, value]));
  return periods.flatMap((period, at) => {
    const own = { period: period.id, value: there.get(period.id) ?? null };
    const following = periods[at + 1];
    return following && nextPeriod(period).id !== following.id ? [own, { period: '', value: null }] : [own];
  });
}

type Mark = ControlChart['marks'][number];

function signalOf(mark: Mark, polarity: Polarity): NonNullable<Point['signal']> {
  if (!mark) return 'common';
  if (polarity === 'neutral') return 'neither';
  return (mark.way === 'up') === (polarity === 'higher') ? 'improvement' : 'concern';
}

function words(mark: Mark): string {
  if (!mark) return 'Within its own usual range.';
  const up = mark.way === 'up';
  const said = {
    outside: up ? 'Higher than its own usual range' : 'Lower than its own usual range',
    trend: up ? 'Seven figures in a row or more that rise' : 'Seven figures in a row or more that fall',
    'two-of-three': up
      ? 'Near the top of its own usual range in two of three figures'
      : 'Near the bottom of its own usual range in two of three figures',
    shift: up
      ? 'Above its own average seven times in a row or more'
      : 'Below its own average seven times in a row or more',
  };
  return `${said[mark.rule]}.`;
}
