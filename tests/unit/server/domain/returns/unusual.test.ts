import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReturnedValue } from '#server/domain/returns/returned-value.ts';
import { earlierPeriods, earlierWords, yearBefore } from '#server/domain/returns/series/earlier-periods.ts';
import { chanceOfCount, chanceOfPart } from '#server/domain/returns/series/unusual.ts';
import { checkValues, codesOf, withValue } from './collection.ts';

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);

/** Adds up every possible count that lies as far out or farther, the long way. */
function theLongWay(k: number, expected: number, most: number, chance: (at: number) => number): number {
  if (k === expected) return 1;
  let sum = 0;
  for (let at = 0; at <= most; at += 1) if (k > expected ? at >= k : at <= k) sum += chance(at);
  return Math.min(1, 2 * sum);
}

const small = fc.integer({ min: 0, max: 30 });

test('a count after others is as likely as the binomial says', () => {
  fc.assert(
    fc.property(small, fc.array(small, { minLength: 2, maxLength: 4 }), (count, before) => {
      const total = before.reduce((sum, each) => sum + each, count);
      const share = 1 / (before.length + 1);
      const long = theLongWay(count, total * share, total, (at) => {
        return choose(total, at) * share ** at * (1 - share) ** (total - at);
      });
      const earlier = before.map((each) => ({ count: each, among: 1 }));
      expect(chanceOfCount({ count, among: 1 }, earlier)).toBeCloseTo(long, 8);
    }),
  );
});

test('a part of a whole is as likely as the hypergeometric says', () => {
  const part = fc.tuple(small, small).map(([count, more]) => ({ count, among: count + more }));
  fc.assert(
    fc.property(part, fc.array(part, { minLength: 2, maxLength: 4 }), (now, earlier) => {
      const marked = earlier.reduce((sum, { count }) => sum + count, now.count);
      const whole = earlier.reduce((sum, { among }) => sum + among, now.among);
      fc.pre(now.among > 0 && whole > now.among);
      const chance = (at: number) =>
        at > marked || now.among - at > whole - marked
          ? 0
          : (choose(marked, at) * choose(whole - marked, now.among - at)) / choose(whole, now.among);
      const long = theLongWay(now.count, (now.among * marked) / whole, now.among, chance);
      expect(chanceOfPart(now, earlier)).toBeCloseTo(long, 6);
    }),
  );
});

test('a slip of the keyboard costs no time, and no chance is below zero', () => {
  const earlier = [3, 4, 5, 2].map((count) => ({ count, among: 60_000 }));
  expect(chanceOfCount({ count: 9_999_999, among: 60_000 }, earlier)).toBeGreaterThanOrEqual(0);
  expect(chanceOfCount({ count: 9_999_999, among: 60_000 }, earlier)).toBeLessThan(1e-9);
});

test.each([
  ['202627|Q2', ['202627|Q1', '202526|Q4', '202526|Q3', '202526|Q2'], '202526|Q2'],
  ['202627|Q1', ['202526|Q4', '202526|Q3', '202526|Q2', '202526|Q1'], '202526|Q1'],
  ['200001|Q1', ['199900|Q4', '199900|Q3', '199900|Q2', '199900|Q1'], '199900|Q1'],
  ['2025|RY', ['2024|RY', '2023|RY'], '2024|RY'],
  ['202425|FY', ['202324|FY', '202223|FY'], '202324|FY'],
])('%s comes after %j', (period, earlier, year) => {
  expect(earlierPeriods(period)).toEqual(earlier);
  expect(yearBefore(period)).toBe(year);
});

const figure = (metric: string, more: Partial<ReturnedValue>): ReturnedValue => ({
  ...{ metric, breakdown: 'total', numerator: null, denominator: null, value: null, symbol: null, explanation: null },
  ...more,
});
const inQuarters = (make: (index: number) => ReturnedValue) =>
  earlierPeriods('202627|Q1').map((period, index) => ({ period, values: [make(index)] }));

describe('after the last four quarters', () => {
  const offered = inQuarters((index) => figure('offered', { numerator: 31 + index, denominator: 40, value: 80 }));

  test('a small count far from them asks for an explanation, and takes one', () => {
    const few = { metric: 'offered', numerator: 8, denominator: 40 };
    expect(codesOf(checkValues(withValue(few), { earlier: offered }))).toEqual(['OUT-001']);
    const explained = withValue({ ...few, explanation: 'The team was away for a month' });
    expect(codesOf(checkValues(explained, { earlier: offered }))).toEqual([]);
  });

  test('a count like them does not, however large the percentage', () => {
    const starts = inQuarters((index) =>
      figure('starts', { numerator: 2 + (index % 2), denominator: 60_000, value: 2 }),
    );
    const doubled = withValue({ metric: 'starts', numerator: 5, denominator: 60_000 });
    expect(codesOf(checkValues(doubled, { earlier: starts }))).toEqual([]);
  });

  test('one quarter is too few to judge by', () => {
    const few = withValue({ metric: 'offered', numerator: 8, denominator: 40 });
    expect(codesOf(checkValues(few, { earlier: offered.slice(0, 1) }))).toEqual([]);
  });

  test('large counts are left to the change in per cent', () => {
    const many = inQuarters(() => figure('offered', { numerator: 900, denominator: 1000, value: 90 }));
    const fewer = withValue({ metric: 'offered', numerator: 500, denominator: 1000 });
    expect(codesOf(checkValues(fewer, { earlier: many }))).toEqual([]);
  });
});

test('a finding about a figure says what was given before, and what was explained then', () => {
  const before = figure('team', { value: 11.5, explanation: 'Two posts were empty' });
  const earlier = [{ period: '202526|Q4', values: [before] }];
  const checked = checkValues(withValue({ metric: 'team', value: 'twelve' }), { earlier });
  expect(checked.findings).toMatchObject([
    { code: 'VAL-001', name: 'team', before: 'January to March 2026: 11.5. Explained then: “Two posts were empty”' },
  ]);
  expect(earlierWords(figure('offered', { numerator: 1694, denominator: 3200, value: 52.9, symbol: 'u' }))).toBe(
    '1,694 of 3,200 (52.9) u',
  );
});
