import type { MetricRule, ValueSymbol } from './rules.ts';

/** One figure of a return as it is kept: a number, or a symbol that stands for it; `u` may stand beside a number. */
export type ReturnedValue = {
  metric: string;
  breakdown: string;
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  symbol: ValueSymbol | null;
  explanation: string | null;
};

export type MetricToCheck = {
  id: string;
  name: string;
  unit: string;
  basis: string;
  decimals: number;
  rules: MetricRule[];
  changeThresholdPct: number | null;
};

/** What a collection asks for: `breakdowns` are breakdown ids, `total` among them. */
export type Ask = { metric: string; breakdowns: string[] };

/** A figure and the row where it stood. */
export type PlacedFigure = ReturnedValue & { row: number };

/** Where a figure stood, for a finding. */
export const placeOf = ({ row, metric, breakdown }: PlacedFigure, column: string) => ({
  row,
  column,
  metric,
  breakdown,
});

/** The name of a figure within one return. */
export const figureOf = (metric: string, breakdown: string): string => `${metric} ${breakdown}`;

/**
 * The content of a return as one text, the same for the same figures in any order and through any door: its hash tells
 * whether anything changed.
 */
export function contentOf(values: ReturnedValue[]): string {
  const lines = values.map((value) =>
    JSON.stringify([
      value.metric,
      value.breakdown,
      value.numerator,
      value.denominator,
      value.value,
      value.symbol,
      value.explanation,
    ]),
  );
  return lines.sort().join('\n');
}
