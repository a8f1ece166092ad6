import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalOf, perOf, populationYear } from '#server/domain/statistics/interval.ts';
import { byar, poissonLimits } from '#server/domain/statistics/poisson-count.ts';
import { wilson } from '#server/domain/statistics/proportion.ts';
import { chiSquaredQuantile, normalQuantile } from '#server/domain/statistics/quantiles.ts';

describe('quantiles of the library', () => {
  it('are those of printed tables', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 6);
    expect(normalQuantile(0.999)).toBeCloseTo(3.090232, 6);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 12);
    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4.
    expect(chiSquaredQuantile(0.975, 10)).toBeCloseTo(20.483, 3);
    expect(chiSquaredQuantile(0.025, 10)).toBeCloseTo(3.247, 3);
    expect(chiSquaredQuantile(0.95, 1)).toBeCloseTo(3.841, 3);
  });
});

describe('Wilson’s interval of a proportion', () => {
  // Newcombe (1998), Two-sided confidence intervals for the single proportion, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is Newcombe’s', (count, of, low, high) => {
    const found = wilson(count / of, of)!;
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  // UKHSA, PHEindicatormethods, tests/testthat/testdata_Proportion.xlsx.
  it.each([
    [1, 100, 0.0017674320641406511, 0.054486196178705294],
    [20, 100, 0.1333669333310325, 0.28882916559315885],
    [65, 100, 0.5525444329688797, 0.7363575175690247],
    [9856, 12345, 0.7912101752909069, 0.8053640073614909],
    [222, 3215, 0.060791690363636595, 0.07833956681383633],
  ])('of %i in %i is that of the public health teams’ own package', (count, of, low, high) => {
    const found = wilson(count / of, of)!;
    expect(found.low).toBeCloseTo(low, 12);
    expect(found.high).toBeCloseTo(high, 12);
  });

  it('takes another level of confidence', () => {
    const found = wilson(0.65, 100, 0.998)!;
    expect(found.low).toBeCloseTo(0.4954946574070431, 8);
    expect(found.high).toBeCloseTo(0.7783540614089697, 8);
  });

  it('holds the proportion, stays between 0 and 1, and narrows as the number grows', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 10_000_000 }), (p, of) => {
        const { low, high } = wilson(p, of)!;
        const more = wilson(p, of * 2)!;
        return (
          low >= 0 && high <= 1 && low <= p + 1e-12 && high >= p - 1e-12 && more.high - more.low <= high - low + 1e-12
        );
      }),
    );
  });

  it.each([
    [0.5, 0],
    [0.5, -3],
    [1.043, 100],
    [-0.1, 100],
    [Number.NaN, 100],
    [0.5, Number.NaN],
    [0.5, Number.POSITIVE_INFINITY],
  ])('is none for a share of %d of %d', (share, of) => {
    expect(wilson(share, of)).toBeNull();
  });
});

describe('limits of a count', () => {
  // UKHSA, PHEindicatormethods, tests/testthat/testdata_Rate.xlsx and testdata_Byars_Wilson.xlsx.
  it.each([
    [1, 0.025317807984289897, 5.571643390938898],
    [5, 1.62348639011842, 11.668332079322669],
  ])('of %i events are exact', (count, low, high) => {
    const found = poissonLimits(count)!;
    expect(found.low).toBeCloseTo(low, 7);
    expect(found.high).toBeCloseTo(high, 7);
  });

  it.each([
    [20, 12.211428834875937, 30.889880369197066],
    [65, 50.163187710459454, 82.84913854593984],
    [1045, 982.5932018073325, 1110.33121298565],
  ])('of %i events are Byar’s', (count, low, high) => {
    const found = poissonLimits(count)!;
    expect(found.low).toBeCloseTo(low, 9);
    expect(found.high).toBeCloseTo(high, 9);
  });

  it('at 99.8% are the package’s too', () => {
    const exact = poissonLimits(5, 0.998)!;
    expect(exact.low).toBeCloseTo(0.739371731917839, 6);
    expect(exact.high).toBeCloseTo(16.454745203680105, 6);
    expect(poissonLimits(65, 0.998)!.low).toBeCloseTo(42.8802614714802, 6);
  });

  it('of no events reach from 0 to 3.689', () => {
    expect(poissonLimits(0)!.low).toBe(0);
    expect(poissonLimits(0)!.high).toBeCloseTo(3.6889, 4);
  });

  it('change from exact to Byar’s by less than 0.5% at 10, and rise with the count', () => {
    const exact = { low: chiSquaredQuantile(0.025, 20) / 2, high: chiSquaredQuantile(0.975, 22) / 2 };
    expect(byar(10).low / exact.low).toBeCloseTo(1, 2);
    expect(byar(10).high / exact.high).toBeCloseTo(1, 2);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (count) => {
        const [here, next] = [poissonLimits(count)!, poissonLimits(count + 1)!];
        return here.low <= count && here.high >= count && next.low > here.low && next.high > here.high;
      }),
    );
  });

  it.each([-1, 2.5, Number.NaN, Number.POSITIVE_INFINITY])('are none for %d, which is no count', (count) => {
    expect(poissonLimits(count)).toBeNull();
  });
});

describe('the interval of a published figure', () => {
  const rate = { per: 10_000, decimals: 1 };
  const share = { per: 100, decimals: 1 };
  const figure = (value: number | null, symbol: string | null = null) => ({ value, symbol });
  const of = (number: number | null, count: number | null = null) => ({ of: number, count });

  it('of a rate comes from the count, which is the rate times the population', () => {
    // 65 events among 12,345 children: 52.7 per 10,000; limits 50.163 and 82.849 events.
    expect(intervalOf(figure(52.7), 'byar-95', of(12_345), rate)).toEqual({ low: 40.63, high: 67.11 });
  });

  it('of a rate whose count is published needs no population', () => {
    const found = intervalOf(figure(52.7), 'byar-95', of(null, 65), rate)!;
    expect(found.low).toBeCloseTo((52.7 * 50.163187710459454) / 65, 1);
    expect(found.high).toBeCloseTo((52.7 * 82.84913854593984) / 65, 1);
  });

  it('of a percentage comes from the number it is a share of', () => {
    expect(intervalOf(figure(65), 'wilson-95', of(100), share)).toEqual({ low: 55.25, high: 73.64 });
  });

  it('keeps whole ends at 0% and 100%', () => {
    expect(intervalOf(figure(0), 'wilson-95', of(20), share)).toEqual({ low: 0, high: 16.11 });
    expect(intervalOf(figure(100), 'wilson-95', of(20), share)).toEqual({ low: 83.89, high: 100 });
  });

  it('is never worked out from a suppressed, missing or unreliable figure', () => {
    expect(intervalOf(figure(null, 'c'), 'wilson-95', of(100), share)).toBeNull();
    expect(intervalOf(figure(12, 'u'), 'wilson-95', of(100), share)).toBeNull();
    expect(intervalOf(figure(null, 'x'), 'byar-95', of(100, 3), rate)).toBeNull();
  });

  it('is none where the number it is made from is missing, zero or negative', () => {
    for (const bad of [null, 0, -5, Number.NaN]) {
      expect(intervalOf(figure(12), 'wilson-95', of(bad), share)).toBeNull();
      expect(intervalOf(figure(12), 'byar-95', of(bad), rate)).toBeNull();
    }
  });

  it('is none for a published 104.3%, a negative rate, and a metric without a method', () => {
    expect(intervalOf(figure(104.3), 'wilson-95', of(100), share)).toBeNull();
    expect(intervalOf(figure(-3), 'byar-95', of(100), rate)).toBeNull();
    expect(intervalOf(figure(12), 'none', of(100), share)).toBeNull();
  });

  it('holds the figure as it is published, however it is rounded, up to a thousand million', () => {
    const anyRate = fc.double({ min: 0, max: 1_000_000_000, noNaN: true }).map((value) => Math.round(value));
    fc.assert(
      fc.property(anyRate, fc.integer({ min: 1, max: 20_000_000 }), (value, children) => {
        const found = intervalOf(figure(value), 'byar-95', of(children), { per: 10_000, decimals: 0 })!;
        return Number.isFinite(found.high) && found.low <= value && found.high >= value && found.low >= 0;
      }),
    );
  });
});

describe('what a rate is made from', () => {
  it('is read from the unit, and only of children', () => {
    expect(perOf('rate per 10,000 children')).toBe(10_000);
    expect(perOf('rate per 100,000 children')).toBe(100_000);
    expect(perOf('%')).toBeNull();
    expect(perOf('rate per 10,000 children aged 0 to 14')).toBeNull();
  });

  it('is the middle of the year before the period ends', () => {
    expect(populationYear('2025|RY')).toBe(2024);
    expect(populationYear('202425|FY')).toBe(2024);
    expect(populationYear('2025|CY')).toBe(2025);
    expect(populationYear('202526|Q1')).toBeNull();
    expect(populationYear('nonsense')).toBeNull();
  });
});
