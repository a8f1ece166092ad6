import { expect, test } from 'vitest';
import { changeSince, earlierByFigure } from '#server/domain/returns/series/earlier-periods.ts';

const figure = (value: number | null, more: { symbol?: 'x'; breakdown?: string } = {}) => ({
  ...{ metric: 'm', breakdown: 'total', numerator: null, denominator: null, value, symbol: null, explanation: null },
  ...more,
});

test('a figure stands beside what was given before, the latest first, whatever order it was read in; gaps are left out', () => {
  const earlier = earlierByFigure('202627|Q2', [
    { period: '202526|Q2', values: [figure(7), figure(3, { breakdown: 'age:under-1' })] },
    { period: '202526|Q4', values: [figure(null, { symbol: 'x' })] },
    { period: '202425|Q2', values: [figure(1)] },
  ]);
  expect(earlier.get('m total')).toEqual([
    { numerator: null, denominator: null, value: null, symbol: 'x', periodLabel: 'January to March 2026' },
    { numerator: null, denominator: null, value: 7, symbol: null, periodLabel: 'July to September 2025' },
  ]);
  expect(earlier.get('m age:under-1')).toMatchObject([{ value: 3 }]);
  expect(earlier.get('n total')).toBeUndefined();
});

test('a change is rounded as the metric is, keeps nought apart from nothing, and is none where a number is missing', () => {
  expect(changeSince({ value: 8.25 }, { value: 8.1 }, 1)).toBe(0.2);
  expect(changeSince({ value: 0 }, { value: 3 }, 0)).toBe(-3);
  expect(changeSince({ value: 4 }, { value: 4 }, 0)).toBe(0);
  expect(changeSince({ value: null }, { value: 4 }, 0)).toBeNull();
  expect(changeSince({ value: 4 }, null, 0)).toBeNull();
});
