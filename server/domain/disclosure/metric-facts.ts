import { z } from 'zod';
import { parsePeriod } from '../period.ts';
import type { ControlMetric, Part } from './facts.ts';
import { ruleOf } from './primary.ts';

/** A metric as its table keeps it: rules and lists as JSON text. */
export type MetricForControl = Omit<ControlMetric, 'rule' | 'derivedFrom' | 'compares'> & {
  disclosure: string;
  rules: string;
  derivedFrom: string | null;
};

const partOf = (field: string): Part => (field === 'denominator' ? 'denominator' : 'numerator');

const compareRule = z.looseObject({
  kind: z.literal('compare'),
  of: z.string(),
  is: z.enum(['equal-to', 'at-most', 'at-least']),
  metric: z.string(),
  otherField: z.string(),
});

function listIn(text: string | null): unknown[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

/** A metric as control reads it: its disclosure rule, and which counts of others are the same count or hold this one. */
export function controlMetric({ disclosure, rules, derivedFrom, ...metric }: MetricForControl): ControlMetric {
  const compares = listIn(rules).flatMap((rule) => {
    const read = compareRule.safeParse(rule);
    if (!read.success) return [];
    const { of, is, metric: other, otherField } = read.data;
    return [{ of: partOf(of), is, metric: other, part: partOf(otherField) }];
  });
  return { ...metric, rule: ruleOf(disclosure), derivedFrom: listIn(derivedFrom).map(String), compares };
}

const two = (year: number) => String(year % 100).padStart(2, '0');

/**
 * Every period whose figures may be added up with those of these periods: quarters and years of each kind that lie
 * within a year of them.
 */
export function periodsBeside(periods: readonly string[]): string[] {
  const years = new Set<number>();
  for (const id of periods) {
    const period = parsePeriod(id);
    if (!period) continue;
    const [from, to] = [Number(period.start.slice(0, 4)), Number(period.end.slice(0, 4))];
    for (let year = from - 1; year <= to + 1; year += 1) years.add(year);
  }
  return [...years]
    .sort((a, b) => a - b)
    .flatMap((year) => [
      ...['RY', 'CY'].map((code) => `${year}|${code}`),
      ...['FY', 'AY', 'Q1', 'Q2', 'Q3', 'Q4'].map((code) => `${year}${two(year + 1)}|${code}`),
    ]);
}
