import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisOf, niceTicks } from '#server/domain/comparison/axis.ts';
import { quantile } from '#server/domain/comparison/quantile.ts';
import { nextPeriod, parsePeriod } from '#server/domain/period.ts';
import { aMetric } from './published.ts';

describe('ticks', () => {
  it('are round and start at zero for counts and rates', () => {
    expect(niceTicks(120, 189.3, 'rate per 10,000 children').ticks).toEqual([0, 50, 100, 150, 200]);
    expect(niceTicks(0, 0, 'count').ticks[0]).toBe(0);
    expect(niceTicks(0.1, 0.3, 'count').ticks.at(-1)).toBeGreaterThanOrEqual(0.3);
  });

  it('may leave zero out for percentages that lie close together high up', () => {
    expect(niceTicks(82, 91, '%').domain[0]).toBe(82);
    expect(niceTicks(10, 30, '%').domain[0]).toBe(0);
  });

  it('always hold every value, in even steps, and never more than eight', () => {
    const values = fc.integer({ min: -100_000, max: 2_000_000_000 }).map((number) => number / 100);
    fc.assert(
      fc.property(values, values, fc.constantFrom('%', 'count'), (a, b, unit) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const { domain, ticks } = niceTicks(low, high, unit);
        expect(domain[0]).toBeLessThanOrEqual(low);
        expect(domain[1]).toBeGreaterThanOrEqual(high - Math.abs(high) * 1e-9);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(8);
        for (const [index, tick] of ticks.entries()) if (index > 0) expect(tick).toBeGreaterThan(ticks[index - 1]!);
      }),
    );
  });
});

describe('the time axis', () => {
  it('labels the newest of forty quarters and no more than there is room for', () => {
    const periods = [parsePeriod('201617|Q1')!];
    while (periods.length < 40) periods.push(nextPeriod(periods.at(-1)!));
    const labels = new Map(periods.map(({ id }) => [id, id]));
    const axis = axisOf(aMetric(), periods, labels, [0, 1]);
    expect(axis.periods).toHaveLength(40);
    expect(axis.periods.at(-1)?.tick).toBe(true);
    expect(axis.periods.filter(({ tick }) => tick).length).toBeLessThanOrEqual(8);
  });
});

describe('a quantile', () => {
  it('lies between the smallest and the largest, and the middle of two is their mean', () => {
    expect(quantile([47.3, 48.4], 0.5)).toBe(47.85);
    expect(quantile([3], 0.25)).toBe(3);
    const numbers = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(numbers, fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
        const sorted = [...given].sort((a, b) => a - b);
        const found = quantile(sorted, share);
        expect(found).toBeGreaterThanOrEqual(sorted[0]! - 1e-6);
        expect(found).toBeLessThanOrEqual(sorted.at(-1)! + 1e-6);
      }),
    );
  });
});
