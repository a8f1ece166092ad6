import type { ReturnedValue } from '../returned-value.ts';
import { changeSince, type EarlierFigure, periodWords } from '../series/earlier-periods.ts';

type Number = { value: number | null; symbol: string | null };
export type CountryFigure = Number & { period: string };

/** What stands beside a field while it is filled in. */
export type Beside = {
  /** What the area gave for the period before, and how it was explained then; null where it gave nothing. */
  last: ({ numerator: number | null; denominator: number | null; explanation: string | null } & Number) | null;
  /** What the area gave for the periods before that one, the latest first; what it did not give is left out. */
  earlier: EarlierFigure[];
  /** This figure as the checks read it; null while there is none, or an error leaves none. */
  now: Number | null;
  /** This figure less the last one, in the metric's own unit; null where one of them is no number. */
  change: number | null;
  /** The newest published figure of the country, and for when it is. */
  country: (Number & { periodLabel: string }) | null;
};

/** Puts together what stands beside a field. The change is rounded as the metric is. */
export function besideField(of: {
  now: ReturnedValue | undefined;
  last: ReturnedValue | undefined;
  earlier?: EarlierFigure[];
  country: CountryFigure | undefined;
  decimals: number;
  basis: string;
}): Beside {
  const { now, last, country } = of;
  return {
    last: last
      ? {
          numerator: last.numerator,
          denominator: last.denominator,
          value: last.value,
          symbol: last.symbol,
          explanation: last.explanation,
        }
      : null,
    earlier: of.earlier ?? [],
    now: now ? { value: now.value, symbol: now.symbol } : null,
    change: changeSince(now, last, of.decimals),
    country: country
      ? { value: country.value, symbol: country.symbol, periodLabel: periodWords(country.period, of.basis) }
      : null,
  };
}

/**
 * The newest published figure of each metric, by metric. Of a figure that several releases spoke of, the latest word.
 * @param rows of one place and one breakdown, in any order
 */
export function newestOfCountry(
  rows: readonly (CountryFigure & { metric: string; fromRelease: number })[],
): Map<string, CountryFigure> {
  const newest = new Map<string, CountryFigure & { fromRelease: number }>();
  for (const row of rows) {
    const held = newest.get(row.metric);
    const later =
      !held || row.period > held.period || (row.period === held.period && row.fromRelease > held.fromRelease);
    if (later) newest.set(row.metric, row);
  }
  return newest;
}
