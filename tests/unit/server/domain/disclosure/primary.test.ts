import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DisclosureRule, protect, ruleOf } from '#server/domain/disclosure/primary.ts';

const hide: DisclosureRule = { kind: 'hide', from: 1, to: 5 };
const percentage = { unit: '%', rule: hide };
const ofPercentage = (numerator: number, denominator: number) => ({
  numerator,
  denominator,
  value: (100 * numerator) / denominator,
  symbol: null,
});

describe('primary suppression', () => {
  it('hides counts from 1 to 5 and shows 0 and 6', () => {
    const shown = [0, 1, 2, 3, 4, 5, 6].map(
      (value) =>
        protect({ numerator: null, denominator: null, value, symbol: null }, { unit: 'count', rule: hide }).symbol,
    );
    expect(shown).toEqual([null, 'c', 'c', 'c', 'c', 'c', null]);
  });

  it('hides a percentage whose numerator is hidden, and keeps a large denominator', () => {
    expect(protect(ofPercentage(3, 40), percentage)).toEqual({
      value: null,
      symbol: 'c',
      denominator: 40,
      hidden: true,
    });
  });

  it('keeps back a denominator that is small itself', () => {
    expect(protect(ofPercentage(0, 4), percentage)).toMatchObject({ value: null, symbol: 'c', denominator: null });
    const ofNoCount = { numerator: 0, denominator: 4, value: 0, symbol: null };
    const rate = { unit: 'rate per 10,000 children', rule: hide };
    expect(protect(ofNoCount, rate)).toMatchObject({ value: 0, denominator: null });
  });

  it('hides a percentage whose rest is a small count: its denominator is known from elsewhere', () => {
    expect(protect(ofPercentage(37, 40), percentage)).toEqual({
      value: null,
      symbol: 'c',
      denominator: 40,
      hidden: true,
    });
    expect(protect(ofPercentage(40, 40), percentage)).toMatchObject({ value: 100, denominator: 40 });
  });

  it('works out the count where only a rate and its denominator are given', () => {
    const noNumerator = { numerator: null, denominator: 20, value: 15, symbol: null };
    expect(protect(noNumerator, percentage)).toMatchObject({ value: null, symbol: 'c' });
    const rate = { unit: 'rate per 10,000 children', rule: hide, denominator: 'Children' };
    const figure = { numerator: null, denominator: 20_000, value: 2, symbol: null };
    expect(protect(figure, rate).hidden).toBe(true);
    expect(protect({ ...figure, value: 10 }, { ...rate, basis: 'quarter' }).hidden).toBe(true);
    expect(protect({ ...figure, value: 10 }, rate).hidden).toBe(false);
  });

  it('hides small counts whatever is counted', () => {
    const days = { numerator: null, denominator: null, value: 3, symbol: null };
    expect(protect(days, { unit: 'days', rule: hide, denominator: null }).hidden).toBe(true);
  });

  it('rounds every count, and makes percentages of rounded counts, where the rule says so', () => {
    const nearest: DisclosureRule = { kind: 'nearest', to: 5 };
    const count = (value: number) =>
      protect({ numerator: null, denominator: null, value, symbol: null }, { unit: 'count', rule: nearest }).value;
    expect([0, 2, 3, 12, 13].map(count)).toEqual([0, 0, 5, 10, 15]);
    expect(protect(ofPercentage(13, 41), { unit: '%', rule: nearest })).toMatchObject({ value: 37.5, denominator: 40 });
    expect(protect(ofPercentage(1, 2), { unit: '%', rule: nearest })).toMatchObject({ value: null, symbol: 'c' });
  });

  it('passes on what the authority itself marked, with nothing to work it out from', () => {
    const marked = { numerator: null, denominator: 40, value: null, symbol: 'c' };
    expect(protect(marked, percentage)).toEqual({ value: null, symbol: 'c', denominator: null, hidden: false });
  });

  it('hides a number of low reliability too when it is small', () => {
    const unsure = { numerator: 2, denominator: 50, value: 4, symbol: 'u' };
    expect(protect(unsure, percentage)).toMatchObject({ value: null, symbol: 'c', hidden: true });
  });

  it('hides parts of posts beside small counts', () => {
    const posts = (value: number) =>
      protect({ numerator: null, denominator: null, value, symbol: null }, { unit: 'count', rule: hide }).symbol;
    expect([posts(0.4), posts(5.6), posts(6.1)]).toEqual(['c', 'c', null]);
  });

  it('does nothing where the metric has no rule', () => {
    const figure = { numerator: 2, denominator: 3, value: 66.7, symbol: null };
    expect(protect(figure, { unit: '%', rule: { kind: 'none' } })).toMatchObject({ value: 66.7, denominator: 3 });
  });

  it('never lets a small count be worked out from one published figure', () => {
    const counts = fc
      .nat({ max: 400 })
      .chain((denominator) => fc.tuple(fc.nat({ max: denominator }), fc.constant(denominator)));
    fc.assert(
      fc.property(counts, ([numerator, denominator]) => {
        const value = denominator === 0 ? 0 : (100 * numerator) / denominator;
        const safe = protect({ numerator, denominator, value, symbol: null }, percentage);
        const small = (count: number) => count >= 1 && count <= 5;
        if (small(numerator) || small(denominator - numerator)) {
          expect(safe).toMatchObject({ value: null, symbol: 'c' });
          return;
        }
        expect((safe.value === null) !== (safe.symbol === null)).toBe(true);
        if (safe.denominator === null || safe.value === null) return;
        const worked = Math.round((safe.value * safe.denominator) / 100);
        expect([worked, safe.denominator, safe.denominator - worked].filter(small)).toEqual([]);
      }),
    );
  });
});

describe('the rule as a metric keeps it', () => {
  it('is read from JSON', () => {
    expect(ruleOf('{"kind":"hide","from":1,"to":7}')).toEqual({ kind: 'hide', from: 1, to: 7 });
    expect(ruleOf('{"kind":"none"}')).toEqual({ kind: 'none' });
  });

  it.each(['', 'none', '{"kind":"round"}', '{"kind":"hide"}'])(
    'counts as the strictest where it cannot be read: %s',
    (text) => {
      expect(ruleOf(text)).toEqual({ kind: 'hide', from: 1, to: 5 });
    },
  );
});
