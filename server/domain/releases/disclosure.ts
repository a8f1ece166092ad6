import { z } from 'zod';

/** The rule of a metric: hide counts from `from` to `to`, or nothing. */
export const disclosureRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hide'), from: z.number(), to: z.number() }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type DisclosureRule = z.infer<typeof disclosureRule>;

/** Applied where a metric's rule cannot be read: better one figure too few than one too many. */
const strictest: DisclosureRule = { kind: 'hide', from: 1, to: 5 };

/** The rule as a metric keeps it (JSON text); what cannot be read counts as the strictest. */
export function ruleOf(text: string): DisclosureRule {
  try {
    const read = disclosureRule.safeParse(JSON.parse(text));
    return read.success ? read.data : strictest;
  } catch {
    return strictest;
  }
}

export type ReturnedFigure = {
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  symbol: string | null;
};

export type SafeFigure = { value: number | null; symbol: string | null; denominator: number | null; hidden: boolean };

/**
 * Primary suppression of one figure. A count within the rule's range becomes `c`, and so does every rate or percentage
 * made from it. The denominator is given only where neither it nor, for a percentage, the rest of it is in the range:
 * a percentage times its denominator is the count.
 * Fractions (posts) count as the whole numbers they lie next to: with 1 to 5, everything above 0 and below 6 is hidden.
 * Source: docs/methodology/disclosure.md.
 */
export function protect(figure: ReturnedFigure, metric: { unit: string; rule: DisclosureRule }): SafeFigure {
  const { numerator, denominator, value, symbol } = figure;
  const { rule } = metric;
  if (rule.kind === 'none') return { value, symbol, denominator, hidden: false };
  const small = (count: number | null) => count !== null && count > rule.from - 1 && count < rule.to + 1;
  const count = numerator ?? (metric.unit === 'count' ? value : null);
  const rest = metric.unit === '%' && denominator !== null && numerator !== null ? denominator - numerator : null;
  const safeDenominator = small(denominator) || small(rest) ? null : denominator;
  if (value !== null && small(count)) {
    return { value: null, symbol: 'c', denominator: safeDenominator, hidden: true };
  }
  return { value, symbol, denominator: value === null ? null : safeDenominator, hidden: false };
}
