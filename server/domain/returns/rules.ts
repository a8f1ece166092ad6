import { z } from 'zod';

/** What a row of a return may hold instead of, or (for `u`) beside, a number. */
export const symbols = ['c', 'z', 'x', 'low', 'u'] as const;
export type ValueSymbol = (typeof symbols)[number];

/** What each symbol says, in one line. */
export const symbolWords =
  'c (suppressed), z (not applicable), x (not available), low (rounds to zero) or u (low reliability); only u may stand beside a number';

const field = z.enum(['value', 'numerator', 'denominator']);
export type ReturnField = z.infer<typeof field>;

const severity = z.enum(['error', 'warning']);
const text = z.string().min(1);

const otherFigure = z.strictObject({ metric: text, field });

/**
 * One check of a metric, as data on the metric (`Metric.rules`, a JSON list). What no rule asks is not checked, so a new
 * metric needs no code.
 *
 * - `range`: the field lies between `min` and `max`, both allowed, one may be left out
 * - `integer`: the field is a whole number
 * - `decimal-places`: the value has at most so many
 * - `numerator-not-above-denominator`
 * - `ratio`: numerator and denominator are both needed and the value is numerator ÷ denominator × `times`
 *   (100 for a percentage, 10,000 for a yearly rate, 40,000 for a quarter's rate shown as a year's, 1 for a mean)
 * - `sum-to-total`: the categories of this dimension add up to the total
 * - `compare`: this metric's field `is` … the other metric's field (`otherField`, else the same field)
 * - `above-zero-together`: where this value is above zero, so is the other metric's
 * - `explain`: a value above `above` or below `below` (both excluded) wants an explanation
 * - `change`: a change of more than `pct` per cent on the same period a year before wants an explanation, where either
 *   count is at least `whenAtLeast`
 * - `symbols`: only these symbols may stand for the value
 * - `usual`: the usual rules of the metric's unit and basis too
 * - `per`: the value for each one of the other metric's value, above `above`, wants an explanation
 * - `flow`: what the area gave for the period before, and the starts, less the ends, give this period's, or it is explained
 * - `never-falls`: not below the quarter before of the same financial year, or it is explained
 * - `unusual`: a count that chance alone would give less often than `below` after the area's own last four quarters
 *   wants an explanation, where the count or the earlier mean is at most `upTo` (see check-series.ts)
 */
const metricRule = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('range'),
    of: field.default('value'),
    min: z.number().optional(),
    max: z.number().optional(),
    severity: severity.default('error'),
  }),
  z.strictObject({ kind: z.literal('integer'), of: field.default('value') }),
  z.strictObject({ kind: z.literal('decimal-places'), most: z.int().min(0).max(6) }),
  z.strictObject({ kind: z.literal('numerator-not-above-denominator') }),
  z.strictObject({ kind: z.literal('ratio'), times: z.number().positive() }),
  z.strictObject({ kind: z.literal('sum-to-total'), dimension: text }),
  z.strictObject({
    kind: z.literal('compare'),
    of: field.default('value'),
    is: z.enum(['at-most', 'at-least', 'equal-to']),
    metric: text,
    otherField: field.optional(),
    severity: severity.default('error'),
  }),
  z.strictObject({ kind: z.literal('above-zero-together'), metric: text, severity: severity.default('warning') }),
  z.strictObject({ kind: z.literal('explain'), above: z.number().optional(), below: z.number().optional(), why: text }),
  z.strictObject({
    kind: z.literal('change'),
    pct: z.number().nonnegative(),
    whenAtLeast: z.number().nonnegative().default(20),
  }),
  z.strictObject({ kind: z.literal('symbols'), allowed: z.array(z.enum(symbols)) }),
  z.strictObject({ kind: z.literal('usual') }),
  z.strictObject({ kind: z.literal('per'), metric: text, above: z.number().nonnegative(), why: text }),
  z.strictObject({ kind: z.literal('flow'), of: field, starts: otherFigure, ends: otherFigure }),
  z.strictObject({ kind: z.literal('never-falls') }),
  z.strictObject({
    kind: z.literal('unusual'),
    below: z.number().positive().max(0.1).default(0.001),
    upTo: z.number().nonnegative().default(100),
  }),
]);
export type MetricRule = z.infer<typeof metricRule>;

/** The shape of `Metric.rules` once its JSON is parsed. An empty list means: the usual rules of the metric's unit. */
export const metricRules = z.array(metricRule);

/** No count of one authority comes near this: a figure above it is a slip of the keyboard. */
const mostOfAnything = 10_000_000;

/** Categories of these add up to the total wherever a collection asks for them. */
const sums: MetricRule[] = ['age', 'ethnicity', 'disability', 'sex', 'uasc'].map((dimension) => ({
  kind: 'sum-to-total',
  dimension,
}));

const wholeCount: MetricRule[] = [
  ...sums,
  { kind: 'range', of: 'value', min: 0, max: mostOfAnything, severity: 'error' },
  { kind: 'integer', of: 'value' },
];

const parts = (wholeDenominator: boolean): MetricRule[] => [
  ...sums,
  { kind: 'range', of: 'numerator', min: 0, max: mostOfAnything, severity: 'error' },
  { kind: 'range', of: 'denominator', min: 0, max: mostOfAnything, severity: 'error' },
  { kind: 'integer', of: 'numerator' },
  ...(wholeDenominator ? [{ kind: 'integer', of: 'denominator' } as const] : []),
];

function usualRules(unit: string, basis: string): MetricRule[] {
  return [...rulesOfUnit(unit, basis), ...rulesOfBasis(unit, basis)];
}

/** Counts of events in a quarter are compared with the quarters before; days and pounds come in lumps and are not. */
function rulesOfBasis(unit: string, basis: string): MetricRule[] {
  if (basis === 'year-to-date') return [{ kind: 'never-falls' }];
  const events = unit === '%' || unit === 'count' || unit.startsWith('rate per 10,000');
  return basis === 'quarter' && events ? [{ kind: 'unusual', below: 0.001, upTo: 100 }] : [];
}

function rulesOfUnit(unit: string, basis: string): MetricRule[] {
  if (unit === '%') {
    return [{ kind: 'ratio', times: 100 }, ...parts(true), { kind: 'numerator-not-above-denominator' }];
  }
  if (unit.startsWith('rate per 10,000')) {
    return [
      { kind: 'ratio', times: basis === 'quarter' ? 40_000 : 10_000 },
      ...parts(true),
      { kind: 'numerator-not-above-denominator' },
    ];
  }
  if (unit.startsWith('cases per')) return [{ kind: 'ratio', times: 1 }, ...parts(false)];
  if (unit === '£') {
    return [
      { kind: 'range', of: 'value', min: 0, max: 10_000_000_000, severity: 'error' },
      { kind: 'decimal-places', most: 2 },
    ];
  }
  if (unit === 'FTE') {
    return [
      { kind: 'range', of: 'value', min: 0, max: mostOfAnything, severity: 'error' },
      { kind: 'decimal-places', most: 1 },
    ];
  }
  return wholeCount;
}

/**
 * The rules a return of this metric is checked by: the metric's own, or the usual ones of its unit and basis; and the
 * change that wants an explanation, unless the metric's rules name one themselves.
 * @param metric `rules` as parsed from the metric's row; an empty list asks for the usual ones.
 */
export function rulesForMetric(metric: {
  unit: string;
  basis: string;
  rules: MetricRule[];
  changeThresholdPct: number | null;
}): MetricRule[] {
  const own: MetricRule[] = metric.rules.length > 0 ? metric.rules : [{ kind: 'usual' }];
  const rules = own.flatMap((rule) => (rule.kind === 'usual' ? usualRules(metric.unit, metric.basis) : [rule]));
  if (metric.changeThresholdPct === null || rules.some((rule) => rule.kind === 'change')) return rules;
  return [...rules, { kind: 'change', pct: metric.changeThresholdPct, whenAtLeast: 20 }];
}
