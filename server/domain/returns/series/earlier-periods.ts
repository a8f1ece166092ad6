import { parsePeriod, periodLabel } from '#server/domain/period.ts';
import { figureOf, type ReturnedValue } from '../returned-value.ts';

/** What an area last handed in for an earlier period of the same programme. */
export type EarlierReturn = { period: string; values: ReturnedValue[] };

function before(period: string): string {
  const [timePeriod = '', code = ''] = period.split('|');
  const quarter = /^Q([2-4])$/.exec(code);
  if (quarter) return `${timePeriod}|Q${Number(quarter[1]) - 1}`;
  const first = Number(timePeriod.slice(0, 4)) - 1;
  const second = timePeriod.length === 6 ? String((first + 1) % 100).padStart(2, '0') : '';
  return `${first}${second}|${code === 'Q1' ? 'Q4' : code}`;
}

/**
 * The same period a year before: `202526|Q1` → `202425|Q1`, `2025|RY` → `2024|RY`.
 * @param period `time_period|code`
 */
export function yearBefore(period: string): string {
  return period.includes('|Q') ? earlierPeriods(period)[3]! : before(period);
}

/** The periods that a figure is compared with, the latest first: four quarters, or two years. */
export function earlierPeriods(period: string): string[] {
  const periods: string[] = [];
  for (let at = before(period); periods.length < (period.includes('|Q') ? 4 : 2); at = before(at)) periods.push(at);
  return periods;
}

/** A period in words, by what the metric's figures cover; the period itself where it is none. */
export function periodWords(period: string, basis = 'quarter'): string {
  const parsed = parsePeriod(period);
  return parsed ? periodLabel(parsed, basis as Parameters<typeof periodLabel>[1]) : period;
}

const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** A figure of an earlier return in words: `26 of 312 (8.3)`, `1,694`, `z`; and what was explained then. */
export function earlierWords({ numerator, denominator, value, symbol, explanation }: ReturnedValue): string {
  const parts = numerator !== null && denominator !== null;
  const number = value === null ? '' : numbers.format(value);
  const figure = parts ? `${numbers.format(numerator)} of ${numbers.format(denominator)} (${number})` : number;
  const words = [figure, symbol].filter(Boolean).join(' ');
  return explanation ? `${words}. Explained then: “${explanation}”` : words;
}

/** A figure that an area gave for an earlier period, and for which. */
export type EarlierFigure = Pick<ReturnedValue, 'numerator' | 'denominator' | 'value' | 'symbol'> & {
  periodLabel: string;
};

/**
 * What an area gave for the periods before, by figure (`figureOf`), the latest period first. A period for which it gave
 * nothing is left out, so the first one is the newest there is.
 */
export function earlierByFigure(period: string, earlier: readonly EarlierReturn[]): Map<string, EarlierFigure[]> {
  const figures = new Map<string, EarlierFigure[]>();
  for (const before of earlierPeriods(period)) {
    for (const each of earlier.find((given) => given.period === before)?.values ?? []) {
      const { numerator, denominator, value, symbol } = each;
      const place = figureOf(each.metric, each.breakdown);
      const held = figures.get(place) ?? [];
      figures.set(place, [...held, { numerator, denominator, value, symbol, periodLabel: periodWords(before) }]);
    }
  }
  return figures;
}

/**
 * One figure less an earlier one, in the metric's own unit and rounded as it is; null where one of them is no number.
 * @param decimals of the metric
 */
export function changeSince(
  now: { value: number | null } | null | undefined,
  before: { value: number | null } | null | undefined,
  decimals: number,
): number | null {
  if (now?.value == null || before?.value == null) return null;
  const scale = 10 ** decimals;
  return Math.round((now.value - before.value) * scale) / scale;
}
