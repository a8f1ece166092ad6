import { z } from 'zod';

/**
 * The rule of a metric: hide counts from `from` to `to`, round every count to the nearest multiple of `to`, or nothing.
 * `protection` is how wide the range must stay in which a reader can place a hidden count; left out, as wide as the
 * rule's own range.
 */
export const disclosureRule = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('hide'),
    from: z.number(),
    to: z.number(),
    protection: z.int().min(1).optional(),
  }),
  z.strictObject({ kind: z.literal('nearest'), to: z.int().min(3), protection: z.int().min(1).optional() }),
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

/** How wide the range must be in which a reader can place a hidden count: its most less its least. 0 for no rule. */
export function protectionOf(rule: DisclosureRule): number {
  if (rule.kind === 'none') return 0;
  return rule.protection ?? (rule.kind === 'hide' ? Math.max(1, rule.to - rule.from) : Math.floor(rule.to / 2));
}

/**
 * How wide the range must be in which a reader can place a count that was taken down: what its rule says, at least 4, and
 * a tenth of the count, so that nearly knowing it is not knowing it.
 */
export function protectionOfRedacted(count: number, rule: DisclosureRule): number {
  return Math.max(protectionOf(rule), 4, Math.ceil(count / 10));
}

/** Whether a count is one the rule protects. Parts of posts count as the whole numbers beside them. */
export function isSmall(count: number | null, rule: DisclosureRule): boolean {
  if (count === null || rule.kind !== 'hide') return false;
  return count > rule.from - 1 && count < rule.to + 1;
}

export type ReturnedFigure = {
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  symbol: string | null;
};

/** What of a metric primary suppression asks. `denominator` in words; null or left out where it has none. */
export type ProtectedMetric = {
  unit: string;
  rule: DisclosureRule;
  denominator?: string | null;
  basis?: string;
  decimals?: number;
};

export type SafeFigure = { value: number | null; symbol: string | null; denominator: number | null; hidden: boolean };

/** How many a rate is per: 100, 10,000 … A rate of one quarter is given for a year. */
function timesOf({ unit, basis }: ProtectedMetric): number {
  if (unit === '%') return 100;
  const per = /per ([\d,]+)/.exec(unit)?.[1];
  return per ? Number(per.replaceAll(',', '')) * (basis === 'quarter' ? 4 : 1) : 1;
}

/** The count behind a figure: its numerator, the value of a metric that counts, or what value and denominator say. */
export function countOf(figure: ReturnedFigure, metric: ProtectedMetric): number | null {
  const { numerator, denominator, value } = figure;
  if (numerator !== null) return numerator;
  const counts = metric.unit === 'count' || metric.denominator === null;
  if (counts || value === null) return value;
  return denominator === null ? null : (value * denominator) / timesOf(metric);
}

/** The rest of a percentage, its denominator less its numerator; null where it has none. */
export function restOf(figure: ReturnedFigure, metric: ProtectedMetric): number | null {
  const count = countOf(figure, metric);
  if (metric.unit !== '%' || count === null || figure.denominator === null) return null;
  return figure.denominator - count;
}

/**
 * Primary suppression of one figure. A count within the rule's range becomes `c`, and so does every rate or percentage
 * made from it, or whose rest is such a count: the denominator is known from elsewhere too often.
 * The denominator is given only where it is not in the range itself.
 * Fractions (posts) count as the whole numbers they lie next to: with 1 to 5, everything above 0 and below 6 is hidden.
 * With rounding every count is rounded, and rates are made of rounded counts.
 * Source: docs/methodology/disclosure.md.
 */
export function protect(figure: ReturnedFigure, metric: ProtectedMetric): SafeFigure {
  const { denominator, value, symbol } = figure;
  const { rule } = metric;
  if (rule.kind === 'none') return { value, symbol, denominator, hidden: false };
  if (rule.kind === 'nearest') return rounded(figure, metric, rule.to);
  const safeDenominator = isSmall(denominator, rule) ? null : denominator;
  if (value !== null && (isSmall(countOf(figure, metric), rule) || isSmall(restOf(figure, metric), rule))) {
    return { value: null, symbol: 'c', denominator: safeDenominator, hidden: true };
  }
  return { value, symbol, denominator: value === null ? null : safeDenominator, hidden: false };
}

function rounded(figure: ReturnedFigure, metric: ProtectedMetric, to: number): SafeFigure {
  const nearest = (count: number) => Math.round(count / to) * to;
  const { denominator, value, symbol } = figure;
  const count = countOf(figure, metric);
  const decimal = (number: number) => Number(number.toFixed(metric.decimals ?? 1));
  if (value === null || count === null) return { value, symbol, denominator: null, hidden: false };
  if (denominator === null) return { value: nearest(count), symbol, denominator: null, hidden: false };
  if (metric.unit !== '%') {
    return { value: count === 0 ? 0 : decimal((value * nearest(count)) / count), symbol, denominator, hidden: false };
  }
  const below = nearest(denominator);
  if (below === 0) return { value: null, symbol: 'c', denominator: null, hidden: true };
  return { value: decimal((100 * nearest(count)) / below), symbol, denominator: below, hidden: false };
}

/** A rule as a release's report keeps it: `hide 1 to 5`, `round to 5`, `none`. */
export function ruleWords(rule: DisclosureRule): string {
  if (rule.kind === 'none') return 'none';
  return rule.kind === 'nearest' ? `round to ${rule.to}` : `hide ${rule.from} to ${rule.to}`;
}
