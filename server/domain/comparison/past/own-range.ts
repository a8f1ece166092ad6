import type { Metric, Polarity } from '#server/domain/metrics/metric.ts';
import { nextPeriod, type Period } from '#server/domain/period.ts';
import { type ControlChart, controlChart } from '#server/domain/statistics/control-chart.ts';
import type { Point } from '../comparison.ts';

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

type Of = Pick<Metric, 'unit' | 'basis' | 'polarity' | 'decimals'>;

/**
 * Marks each figure that stands out of a place's own past, and gives the range it usually lies in; the points as they
 * are and no range below ten figures. Only plain numbers count; a missing period is a gap. Figures that build up over a
 * year, and twelve months told every quarter, hold one another's numbers: such a chart would find what is not there.
 * @param grewOn the last day before another place became part of this one: figures up to it are another place's
 */
export function withOwnRange(
  points: Point[],
  periods: readonly Period[],
  metric: Of,
  grewOn: string | null = null,
): { points: Point[]; range: OwnRange | null } {
  const quarterly = periods[0]?.frequency === 'quarter';
  const overlaps = metric.basis === 'year-to-date' || (metric.basis === 'rolling-12-months' && quarterly);
  if (overlaps) return { points, range: null };
  const readings = readingsOf(points, grewOn === null ? periods : periods.filter(({ end }) => end > grewOn));
  const chart = controlChart(
    readings.map(({ value }) => value),
    metric.unit === '%',
  );
  if (!chart) return { points, range: null };
  const marks = new Map(readings.map(({ period }, at) => [period, chart.marks[at] ?? null]));
  const marked = points.map((point) =>
    isReading(point) && marks.has(point.period)
      ? { ...point, signal: signalOf(marks.get(point.period) ?? null, metric.polarity) }
      : point,
  );
  const newest = points.findLast(isReading);
  const tens = 10 ** (metric.decimals + 1);
  const rounded = (value: number) => Math.round(value * tens) / tens;
  return {
    points: marked,
    range: {
      centre: rounded(chart.centre),
      lower: rounded(chart.lower),
      upper: rounded(chart.upper),
      readings: readings.filter(({ value }) => value !== null).length,
      text: words(newest ? (marks.get(newest.period) ?? null) : null),
    },
  };
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
