import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewestMembers, funnelLimits, mayEnter, overdispersionOf } from '#server/domain/statistics/funnel.ts';

// Worked out apart from this code, with numpy and scipy, from the formulas of Spiegelhalter (2005).
const sizes = [120, 250, 400, 800, 1200, 1500, 2000, 2600, 3100, 4000, 5200, 9000];
const shares = [0.3, 0.18, 0.26, 0.21, 0.24, 0.16, 0.22, 0.29, 0.2, 0.23, 0.19, 0.215];
const children = [8000, 21000, 30000, 42000, 55000, 61000, 74000, 90000, 110000, 150000, 210000, 300000];
const rates = [95, 40, 62, 70, 110, 35, 81, 58, 66, 102, 49, 71].map((rate) => rate / 10_000);
const of = (figures: readonly number[], all: readonly number[]) =>
  figures.map((figure, at) => ({ figure, of: all[at]! }));

describe('overdispersion', () => {
  it('of shares is what the formulas give apart from this code', () => {
    const found = overdispersionOf(of(shares, sizes), 0.22, 'share')!;
    expect(found.phi).toBeCloseTo(6.685581451901441, 10);
    expect(found.tau).toBeCloseTo(0.026189736026021978, 10);
    const inner = funnelLimits(800, 0.22, found.tau, 'share', 0.95);
    expect(inner.low).toBeCloseTo(0.17096760212752674, 8);
    expect(inner.high).toBeCloseTo(0.2733224688277034, 8);
    const outer = funnelLimits(120, 0.22, found.tau, 'share', 0.998);
    expect(outer.low).toBeCloseTo(0.10231321922705079, 8);
    expect(outer.high).toBeCloseTo(0.36704491913180337, 8);
  });

  it('of rates is what the formulas give apart from this code', () => {
    const found = overdispersionOf(of(rates, children), 0.007, 'rate')!;
    expect(found.phi).toBeCloseTo(43.0054830609072, 8);
    expect(found.tau).toBeCloseTo(0.011327692461212213, 10);
    const outer = funnelLimits(300_000, 0.007, found.tau, 'rate', 0.998);
    expect(outer.low).toBeCloseTo(0.00235684202203031, 10);
    expect(outer.high).toBeCloseTo(0.014109802092634105, 10);
  });

  it('is none where all are alike: then only chance sets the limits', () => {
    const found = overdispersionOf(of(Array(12).fill(0.22), sizes), 0.22, 'share');
    expect(found).toEqual({ phi: 0, tau: 0 });
    const limits = funnelLimits(120, 0.22, 0, 'share', 0.95);
    expect(limits.low).toBeCloseTo(0.15074785973524427, 8);
    expect(limits.high).toBeCloseTo(0.2981916581894134, 8);
  });

  it('is not estimated below ten places', () => {
    const members = of(shares, sizes);
    expect(overdispersionOf(members.slice(0, fewestMembers - 1), 0.22, 'share')).toBeNull();
    expect(overdispersionOf(members.slice(0, fewestMembers), 0.22, 'share')).not.toBeNull();
    expect(overdispersionOf([], 0.22, 'share')).toBeNull();
  });

  it('hardly follows one place that is beside itself', () => {
    const plain = overdispersionOf(of(rates, children), 0.007, 'rate')!;
    const wild = overdispersionOf(of([...rates.slice(0, 11), 100_000], children), 0.007, 'rate')!;
    expect(wild.tau).toBeLessThan(plain.tau * 2);
  });

  it('tells who may enter: a number of positive size, a share no more than the whole', () => {
    expect(mayEnter({ figure: 0.5, of: 10 }, 'share')).toBe(true);
    expect(mayEnter({ figure: 1.043, of: 10 }, 'share')).toBe(false);
    expect(mayEnter({ figure: 1.043, of: 10 }, 'rate')).toBe(true);
    for (const size of [0, -5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(mayEnter({ figure: 0.5, of: size }, 'share')).toBe(false);
    }
    expect(mayEnter({ figure: -0.1, of: 10 }, 'rate')).toBe(false);
    expect(mayEnter({ figure: Number.NaN, of: 10 }, 'rate')).toBe(false);
  });
});

describe('limits', () => {
  const size = fc.integer({ min: 1, max: 10_000_000 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const between = fc.double({ min: 0, max: 2, noNaN: true });

  it('hold the target, stay a share, and the outer hold the inner', () => {
    fc.assert(
      fc.property(size, share, between, (n, target, tau) => {
        const inner = funnelLimits(n, target, tau, 'share', 0.95);
        const outer = funnelLimits(n, target, tau, 'share', 0.998);
        expect(inner.low).toBeLessThanOrEqual(target + 1e-9);
        expect(inner.high).toBeGreaterThanOrEqual(target - 1e-9);
        expect(outer.low).toBeGreaterThanOrEqual(0);
        expect(outer.high).toBeLessThanOrEqual(1);
        expect(outer.low).toBeLessThanOrEqual(inner.low);
        expect(outer.high).toBeGreaterThanOrEqual(inner.high);
      }),
    );
  });

  it('are narrower for a larger place, and wider the more places differ', () => {
    fc.assert(
      fc.property(size, fc.double({ min: 0, max: 0.5, noNaN: true }), between, (n, target, tau) => {
        const width = (by: number, apart: number) => {
          const { low, high } = funnelLimits(by, target, apart, 'rate', 0.95);
          return high - low;
        };
        expect(width(n * 4, tau)).toBeLessThanOrEqual(width(n, tau) + 1e-12);
        expect(width(n, tau + 0.01)).toBeGreaterThanOrEqual(width(n, tau));
      }),
    );
  });
});
