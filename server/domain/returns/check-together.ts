import { type Finding, findingOf } from './finding.ts';
import { figureOf, type MetricToCheck, type ReturnedValue } from './returned-value.ts';
import type { MetricRule, ReturnField } from './rules.ts';

/** A figure and the row where it stood. */
export type PlacedFigure = ReturnedValue & { row: number };

type Together = {
  figures: Map<string, PlacedFigure>;
  metrics: ReadonlyMap<string, MetricToCheck>;
  /** The rules each metric is checked by. */
  rulesOf: ReadonlyMap<string, MetricRule[]>;
  /** Categories of each dimension that were asked for, by metric. */
  categories: (metric: string, dimension: string) => string[];
  /** The same figures of the same period a year before. */
  previous: ReadonlyMap<string, ReturnedValue>;
};

type RuleOf<Kind extends MetricRule['kind']> = Extract<MetricRule, { kind: Kind }>;

const placeOf = (figure: PlacedFigure, column: string) => ({
  row: figure.row,
  column,
  metric: figure.metric,
  breakdown: figure.breakdown,
});

const words = { 'at-most': 'above', 'at-least': 'below', 'equal-to': 'not the same as' };

function compareFinding(figure: PlacedFigure, rule: RuleOf<'compare'>, { figures, metrics }: Together): Finding | null {
  const otherField = rule.otherField ?? rule.of;
  const mine = figure[rule.of];
  const other = figures.get(figureOf(rule.metric, figure.breakdown))?.[otherField] ?? null;
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
  const other = together.figures.get(figureOf(rule.metric, figure.breakdown))?.value ?? null;
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
  const parts = categories.map((breakdown) => together.figures.get(figureOf(figure.metric, breakdown)));
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

function changeFinding(figure: PlacedFigure, rule: RuleOf<'change'>, { previous }: Together): Finding | null {
  const before = previous.get(figureOf(figure.metric, figure.breakdown));
  if (!before || before.value === null || figure.value === null || figure.explanation) return null;
  const counts = [before.numerator ?? before.value, figure.numerator ?? figure.value];
  if (!counts.some((count) => count >= rule.whenAtLeast) || before.value === figure.value) return null;
  const change = before.value === 0 ? Infinity : (Math.abs(figure.value - before.value) / before.value) * 100;
  if (change <= rule.pct) return null;
  return findingOf('CHG-001', {
    ...placeOf(figure, 'explanation'),
    found: String(figure.value),
    message: `The figure was ${before.value} in the same period a year before and is ${figure.value} now: a change of more than ${rule.pct}%`,
  });
}

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
    default:
      return null;
  }
}

/** The checks that need more than one figure: comparisons, sums, and the change since a year before. */
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
