import type { Metric } from '#server/domain/metrics/metric.ts';
import { type Period, shortPeriodLabel } from '#server/domain/period.ts';
import type { Axis } from './comparison.ts';

const steps = [1, 2, 2.5, 5, 10];
const mostTicks = 6;
/** `2025` is short; `2024–25` and `Q1 25–26` need more room. */
const mostPeriodLabels = { short: 10, long: 8 };

/**
 * Round ticks over the values, few enough to read. Counts, rates and money start at zero, so that heights can be
 * compared; percentages too, except where all lie close together high up (said in a note: `startsAtZero`).
 * @param low the smallest and @param high the largest value; equal or empty ranges still give an axis
 */
export function niceTicks(low: number, high: number, unit: string): { domain: [number, number]; ticks: number[] } {
  const close = unit === '%' && low >= 50 && high - low < 25;
  const from = close ? low : Math.min(0, low);
  const top = close ? high : Math.max(0, high);
  const to = top - from > 1e-9 ? top : from + 1;
  const raw = (to - from) / (mostTicks - 1);
  const size = 10 ** Math.floor(Math.log10(raw));
  const step = steps.map((each) => each * size).find((each) => each >= raw * 0.999_999) ?? size * 10;
  const first = Math.floor(from / step);
  const last = Math.ceil(to / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => clean((first + index) * step));
  return { domain: [ticks[0]!, ticks.at(-1)!], ticks };
}

const clean = (value: number) => Number(value.toPrecision(12));

/** Both axes of a comparison, for a chart that computes nothing. */
export function axisOf(
  metric: Metric,
  periods: readonly Period[],
  labels: ReadonlyMap<string, string>,
  extremes: [low: number, high: number] | null,
): Axis {
  const room = periods.some((period) => shortPeriodLabel(period).length > 4) ? 'long' : 'short';
  const every = Math.ceil(periods.length / mostPeriodLabels[room]);
  const last = periods.length - 1;
  return {
    periods: periods.map((period, index) => ({
      period: period.id,
      label: labels.get(period.id)!,
      short: shortPeriodLabel(period),
      tick: (last - index) % every === 0,
    })),
    ...niceTicks(extremes?.[0] ?? 0, extremes?.[1] ?? 0, metric.unit),
    unit: metric.unit,
    decimals: metric.decimals,
  };
}
