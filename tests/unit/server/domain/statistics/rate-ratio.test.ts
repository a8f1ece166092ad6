import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Happened, type HappenedKind, logNormalFrom, rateRatio } from '#server/domain/statistics/rate-ratio.ts';

const of = (events: number, many: number): Happened => ({ events, of: many });
const rounded = (found: ReturnType<typeof rateRatio>, digits: number) =>
  found && [found.ratio, found.low, found.high].map((each) => Number(each.toFixed(digits)));

describe('the ratio of two rates', () => {
  it('has the exact limits of the worked example of R’s poisson.test (lung cancer in Fredericia)', () => {
    expect(rounded(rateRatio(of(11, 800), of(21, 3011), 'rate'), 7)).toEqual([1.9714881, 0.8584264, 4.2772659]);
  });

  it('has log-normal limits where both groups have many: by hand, 200 of 10,000 beside 400 of 40,000', () => {
    // 2 × e^±(1.959964 × √(1/200 + 1/400)), which is 2 × e^±0.169738
    expect(rounded(rateRatio(of(200, 10_000), of(400, 40_000), 'rate'), 4)).toEqual([2, 1.6878, 2.37]);
  });

  it('hardly moves where one way of finding limits gives way to the other', () => {
    const below = rateRatio(of(logNormalFrom - 1, 990), of(5_000, 100_000), 'rate')!;
    const above = rateRatio(of(logNormalFrom, 1_000), of(5_000, 100_000), 'rate')!;
    expect(below.ratio).toBeCloseTo(above.ratio, 6);
    expect(below.low / above.low).toBeGreaterThan(0.97);
    expect(below.high / above.high).toBeLessThan(1.03);
  });

  it('is nought with an upper limit where nothing happened in the group', () => {
    const found = rateRatio(of(0, 100), of(20, 1_000), 'rate')!;
    expect([found.ratio, found.low]).toEqual([0, 0]);
    // In closed form: none of 20 events in a group with an eleventh of the children.
    expect(found.high).toBeCloseTo(10 * (0.025 ** (-1 / 20) - 1), 9);
  });

  it('is none where nothing happened in the reference group, or nobody is there', () => {
    expect(rateRatio(of(5, 100), of(0, 100), 'rate')).toBeNull();
    expect(rateRatio(of(5, 0), of(5, 100), 'rate')).toBeNull();
    expect(rateRatio(of(5, -3), of(5, 100), 'rate')).toBeNull();
    expect(rateRatio(of(-5, 100), of(5, 100), 'rate')).toBeNull();
    expect(rateRatio(of(Number.NaN, 100), of(5, 100), 'rate')).toBeNull();
    expect(rateRatio(of(5, Number.POSITIVE_INFINITY), of(5, 100), 'rate')).toBeNull();
    expect(rateRatio(of(2.5, 100), of(5, 100), 'rate')).toBeNull();
  });
});

describe('the ratio of two percentages', () => {
  it('has the limits Fagerland, Lydersen and Laake print for high-dose epinephrine (2017, chapter 4)', () => {
    expect(rounded(rateRatio(of(7, 34), of(1, 34), 'share'), 4)).toEqual([7, 1.2209, 42.5757]);
  });

  it('has the limits of Koopman’s own example, 36 of 40 beside 16 of 80', () => {
    expect(rounded(rateRatio(of(36, 40), of(16, 80), 'share'), 2)).toEqual([4.5, 2.94, 7.15]);
  });

  it('holds at nought and at the whole', () => {
    const none = rateRatio(of(0, 20), of(10, 20), 'share')!;
    expect([none.ratio, none.low]).toEqual([0, 0]);
    expect(none.high).toBeGreaterThan(0.05);
    expect(none.high).toBeLessThan(1);
    const all = rateRatio(of(20, 20), of(20, 20), 'share')!;
    expect(all.ratio).toBe(1);
    expect(all.low).toBeLessThan(1);
    expect(all.high).toBeGreaterThan(1);
  });

  it('is none where more happened than there are', () => {
    expect(rateRatio(of(21, 20), of(10, 20), 'share')).toBeNull();
  });
});

describe('any ratio', () => {
  const kinds = fc.constantFrom<HappenedKind>('rate', 'share');
  const counted = fc
    .tuple(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 50_000 }))
    .map(([events, more]) => of(events, events + more));

  it('lies within its limits, which are numbers from nought on', () => {
    fc.assert(
      fc.property(counted, counted, kinds, (group, reference, kind) => {
        const { ratio, low, high } = rateRatio(group, reference, kind)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(ratio * (1 + 1e-9));
        expect(high).toBeGreaterThanOrEqual(ratio * (1 - 1e-9));
        expect(Number.isFinite(high)).toBe(true);
      }),
    );
  });

  it('turned round has turned limits', () => {
    fc.assert(
      fc.property(counted, counted, kinds, (group, reference, kind) => {
        const there = rateRatio(group, reference, kind)!;
        const back = rateRatio(reference, group, kind)!;
        expect(there.low * back.high).toBeCloseTo(1, 4);
        expect(there.high * back.low).toBeCloseTo(1, 4);
      }),
    );
  });

  it('of a group to its like is one', () => {
    fc.assert(
      fc.property(counted, kinds, (group, kind) => {
        const { ratio, low, high } = rateRatio(group, group, kind)!;
        expect(ratio).toBeCloseTo(1, 12);
        expect(low).toBeLessThanOrEqual(1);
        expect(high).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
