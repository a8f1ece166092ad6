import type { MetricToCheck } from './returned-value.ts';
import { type MetricRule, rulesForMetric } from './rules.ts';

const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 });
const say = (number: number) => numbers.format(number);

const comparisons = { 'at-most': 'at most', 'at-least': 'at least', 'equal-to': 'the same as' };
const factors: Record<number, string> = {
  1: 'numerator ÷ denominator',
  100: 'numerator ÷ denominator × 100',
};

type Nameable = (metric: string) => string;

/** One rule in words; null where there is nothing to say by itself. */
function wordsOf(rule: MetricRule, nameOf: Nameable): string | null {
  switch (rule.kind) {
    case 'range': {
      const { of, min, max } = rule;
      if (min === undefined && max === undefined) return null;
      // Where only a slip of the keyboard could be above it, the upper end says nothing.
      if (max === undefined || max >= 10_000_000) return `${of}: ${say(min ?? 0)} or above`;
      return min === undefined ? `${of}: ${say(max)} or below` : `${of}: ${say(min)} to ${say(max)}`;
    }
    case 'integer':
      return `${rule.of}: a whole number`;
    case 'decimal-places':
      return `value: ${rule.most === 1 ? 'one decimal place' : `${rule.most} decimal places`} at most`;
    case 'numerator-not-above-denominator':
      return 'numerator not above denominator';
    case 'ratio':
      return `value is ${factors[rule.times] ?? `numerator ÷ denominator × ${say(rule.times)}`}: leave it empty`;
    case 'compare':
      return `${rule.of} is ${comparisons[rule.is]} the ${rule.otherField ?? rule.of} of “${nameOf(rule.metric)}”${rule.severity === 'warning' ? ', or explain' : ''}`;
    case 'above-zero-together':
      return `above zero only where “${nameOf(rule.metric)}” is${rule.severity === 'warning' ? ', or explain' : ''}`;
    case 'explain': {
      const ends = [
        rule.above === undefined ? '' : `above ${say(rule.above)}`,
        rule.below === undefined ? '' : `below ${say(rule.below)}`,
      ];
      return `explain a value ${ends.filter(Boolean).join(' or ')}`;
    }
    case 'per':
      return `explain more than ${say(rule.above)} for each of “${nameOf(rule.metric)}”`;
    case 'flow':
      return `the period before and “${nameOf(rule.starts.metric)}”, less those who left, give this figure, or explain`;
    case 'never-falls':
      return 'counts from 1 April: not below the quarter before, or explain';
    case 'change':
      return `explain a change of more than ${say(rule.pct)}% on the same period a year before, from ${say(rule.whenAtLeast)} counted`;
    case 'unusual':
      return 'explain a count that is unusual after your last four quarters';
    case 'symbols':
      return `symbols: ${rule.allowed.length > 0 ? rule.allowed.join(', ') : 'none'}`;
    case 'sum-to-total':
    case 'usual':
      return null;
  }
}

/** “numerator: 0 or above” and “numerator: a whole number” in one. */
function together(words: string[]): string[] {
  const byField = new Map<string, string[]>();
  for (const each of words) {
    const [, field, said] = /^(numerator|denominator|value): (.*)$/.exec(each) ?? [];
    const key = field ?? each;
    byField.set(key, [...(byField.get(key) ?? []), said ?? '']);
  }
  return [...byField].map(([key, said]) => (said[0] ? `${key}: ${said.join(', ')}` : key));
}

/**
 * The rules a metric is checked by, in words for whoever fills the return in, before they bite.
 * @param nameOf the name of another metric, for rules that look at one
 * @param asked dimensions of the breakdowns that are asked for: the rest need not add up here
 */
export function ruleWords(
  metric: Pick<MetricToCheck, 'unit' | 'basis' | 'rules' | 'changeThresholdPct'>,
  nameOf: Nameable,
  asked: ReadonlySet<string>,
): string[] {
  const rules = rulesForMetric(metric);
  const sums = rules.flatMap((rule) =>
    rule.kind === 'sum-to-total' && asked.has(rule.dimension) ? [rule.dimension] : [],
  );
  const rest = together(rules.flatMap((rule) => wordsOf(rule, nameOf) ?? []));
  return sums.length > 0 ? [...rest, `the categories of ${sums.join(', ')} add up to the total`] : rest;
}
