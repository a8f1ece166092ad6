import type { Metric, Polarity } from '#server/domain/metrics/metric.ts';
import { oncePer } from '#server/domain/once-per.ts';
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
 * Marks each figure that stands out of a place's own past, in the points given, and says the range it usually lies in;
 * none is marked and there is no range below ten figures. Only plain numbers count; a missing period is a gap. Figures
 * that build up over a year, and twelve months told every quarter, hold one another's numbers: such a chart would find
 * what is not there.
 * @param points made for this answer and nobody else's: their `signal` and `restart` are written
 * @param grewOn the last day before another place became part of this one: figures up to it are another place's
 * @param restarts in time order: from each on the range is worked out anew, and figures before it keep their own. The
 * range given is the newest; `stretches` has all, and is there only where the line was cut
 */
export function markOwnRange(
  points: readonly Point[],
  periods: readonly Period[],
  metric: Of,
  grewOn: string | null = null,
  restarts: readonly Restart[] = [],
): { range: OwnRange | null; stretches?: Stretch[] } {
  const quarterly = periods[0]?.frequency === 'quarter';
  const overlaps = metric.basis === 'year-to-date' || (metric.basis === 'rolling-12-months' && quarterly);
  if (overlaps) return { range: null };
  const { ids, placeOf } = slotsOf(grewOn === null ? periods : periods.filter(({ end }) => end > grewOn));
  const values: (number | null)[] = new Array(ids.length).fill(null);
  for (const point of points) {
    const at = isReading(point) ? placeOf.get(point.period) : undefined;
    if (at !== undefined) values[at] = point.value;
  }
  const cuts =
    restarts.length === 0
      ? []
      : cutsOf(
          restarts,
          values.map((value, at) => (value === null ? null : ids[at]!)),
        );
  const starts = [0, ...cuts.map(({ at }) => at)];
  const charts = starts.map((from, index) => {
    const to = starts[index + 1] ?? values.length;
    return { from, to, chart: controlChart(values.slice(from, to), metric.unit === '%') };
  });
  const { from, to, chart } = charts.at(-1)!;
  const newest = chart && points.findLast(isReading);
  const markAt = (period: string) => {
    const at = placeOf.get(period);
    const own = at === undefined ? undefined : charts.findLast((one) => one.from <= at);
    return own?.chart ? (own.chart.marks[at! - own.from] ?? null) : undefined;
  };
  if (chart || cuts.length > 0) {
    const reasons = new Map(cuts.map(({ at, reason }) => [ids[at]!, reason]));
    for (const point of points) {
      const mark = isReading(point) ? markAt(point.period) : undefined;
      if (mark !== undefined) point.signal = signalOf(mark, metric.polarity);
      const restart = reasons.size === 0 ? undefined : reasons.get(point.period);
      if (restart !== undefined) point.restart = restart;
    }
  }
  const limits = limitsTo(metric.decimals + 1);
  const range = chart && {
    ...limits(chart),
    readings: numbersIn(values, from, to),
    text: words(newest ? (markAt(newest.period) ?? null) : null),
  };
  if (cuts.length === 0) return { range };
  const stretches = charts.flatMap((one): Stretch[] => {
    const own = ids.slice(one.from, one.to).filter((_, at) => values[one.from + at] !== null);
    const [first, last] = [own[0], own.at(-1)];
    return one.chart && first && last ? [{ from: first, to: last, ...limits(one.chart) }] : [];
  });
  return { range, stretches };
}

const isReading = ({ value, symbol }: Point) => value !== null && symbol === null;

function numbersIn(values: readonly (number | null)[], from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (values[at] !== null) count += 1;
  return count;
}

function limitsTo(decimals: number) {
  const tens = 10 ** decimals;
  const rounded = (value: number) => Math.round(value * tens) / tens;
  return ({ centre, lower, upper }: ControlChart) => ({
    centre: rounded(centre),
    lower: rounded(lower),
    upper: rounded(upper),
  });
}

/**
 * One place for each period in turn, and one with an empty name wherever a period is missing that nobody published. All
 * places of a comparison share it.
 */
const slotsOf = oncePer((periods: readonly Period[]) => {
  const ids = periods.flatMap((period, at) => {
    const following = periods[at + 1];
    return following && nextPeriod(period).id !== following.id ? [period.id, ''] : [period.id];
  });
  return { ids, placeOf: new Map(ids.flatMap((id, at) => (id === '' ? [] : [[id, at] as const]))) };
});

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
