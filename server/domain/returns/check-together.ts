import { changeFinding, fallFinding, flowFinding, type OverTime, unusualFinding } from './check-series.ts';
import { type Finding, findingOf } from './finding.ts';
import { type PlacedFigure, placeOf } from './returned-value.ts';
import type { MetricRule, ReturnField } from './rules.ts';

type Together = OverTime & {
  /** The rules each metric is checked by. */
  rulesOf: ReadonlyMap<string, MetricRule[]>;
  /** Categories of each dimension that were asked for, by metric. */
  categories: (metric: string, dimension: string) => string[];
};

type RuleOf<Kind extends MetricRule['kind']> = Extract<MetricRule, { kind: Kind }>;

const words = { 'at-most': 'above', 'at-least': 'below', 'equal-to': 'not the same as' };

function compareFinding(
  figure: PlacedFigure,
  rule: RuleOf<'compare'>,
  { other: otherOf, metrics }: Together,
): Finding | null {
  const otherField = rule.otherField ?? rule.of;
  const mine = figure[rule.of];
  const other = otherOf(rule.metric, figure.breakdown)?.[otherField] ?? null;
  if (mine === null || other === null) return null;
  const holds = { 'at-most': mine <= other, 'at-least': mine >= other, 'equal-to': mine === other }[rule.is];
  if (holds || (rule.severity === 'warning' && figure.explanation)) return null;
  const name = metrics.get(rule.metric)?.name ?? rule.metric;
  return findingOf(rule.severity === 'error' ? 'CMP-001' : 'CMP-002', {
    ...placeOf(figure, rule.of),
    found: String(mine),
    message: `The ${rule.of} is ${words[rule.is]} the ${otherField} of “${name}”, ${other}`,
  });
}

function aboveZeroFinding(
  figure: PlacedFigure,
  rule: RuleOf<'above-zero-together'>,
  together: Together,
): Finding | null {
  const other = together.other(rule.metric, figure.breakdown)?.value ?? null;
  if (other !== 0 || figure.value === null || figure.value <= 0) return null;
  if (rule.severity === 'warning' && figure.explanation) return null;
  const name = together.metrics.get(rule.metric)?.name ?? rule.metric;
  return findingOf(rule.severity === 'error' ? 'CMP-001' : 'CMP-002', {
    ...placeOf(figure, 'value'),
    found: String(figure.value),
    message: `This is above zero and “${name}” is zero`,
  });
}

/** Adds the categories up. A suppressed category may be anything from 1 to 5; another symbol leaves the sum unknown. */
function sumFinding(figure: PlacedFigure, rule: RuleOf<'sum-to-total'>, together: Together): Finding | null {
  if (figure.breakdown !== 'total') return null;
  const categories = together.categories(figure.metric, rule.dimension);
  if (categories.length === 0) return null;
  const parts = categories.map((breakdown) => together.other(figure.metric, breakdown));
  const field: ReturnField = figure.numerator !== null ? 'numerator' : 'value';
  const total = figure[field];
  if (total === null) return null;
  let least = 0;
  let most = 0;
  for (const part of parts) {
    if (!part) return null;
    const number = part.symbol === 'z' ? 0 : part[field];
    if (number === null && part.symbol !== 'c') return null;
    least += number ?? 1;
    most += number ?? 5;
  }
  if (total >= least - 1e-9 && total <= most + 1e-9) return null;
  const sum = least === most ? String(least) : `${least} to ${most}`;
  return findingOf('BRK-003', {
    ...placeOf(figure, field),
    found: String(total),
    message: `The categories of “${rule.dimension}” add up to ${sum}; the total is ${total}`,
  });
}

/** The figure per unit of another one: pounds per package. */
function perFinding(figure: PlacedFigure, rule: RuleOf<'per'>, together: Together): Finding | null {
  const other = together.other(rule.metric, figure.breakdown)?.value ?? null;
  if (!other || figure.value === null || figure.explanation || figure.value / other <= rule.above) return null;
  const at = placeOf(figure, 'explanation');
  return findingOf('EXP-001', { ...at, found: String(figure.value), message: rule.why });
}

/** Whether the numerator is a part of the denominator, not a count beside a population. */
const isPart = (rules: MetricRule[] = []) => rules.some((rule) => rule.kind === 'ratio' && rule.times === 100);

function byRule(figure: PlacedFigure, rule: MetricRule, together: Together): Finding | null {
  switch (rule.kind) {
    case 'compare':
      return compareFinding(figure, rule, together);
    case 'above-zero-together':
      return aboveZeroFinding(figure, rule, together);
    case 'sum-to-total':
      return sumFinding(figure, rule, together);
    case 'change':
      return changeFinding(figure, rule, together);
    case 'per':
      return perFinding(figure, rule, together);
    case 'flow':
      return flowFinding(figure, rule, together);
    case 'never-falls':
      return fallFinding(figure, together);
    case 'unusual':
      return unusualFinding(figure, rule, isPart(together.rulesOf.get(figure.metric)), together);
    default:
      return null;
  }
}

/** The checks that need more than one figure: comparisons, sums, and what the area gave before. */
export function checkTogether(together: Together): Finding[] {
  const findings: Finding[] = [];
  for (const figure of together.figures.values()) {
    for (const rule of together.rulesOf.get(figure.metric) ?? []) {
      const finding = byRule(figure, rule, together);
      if (finding) findings.push(finding);
    }
  }
  return findings;
}
