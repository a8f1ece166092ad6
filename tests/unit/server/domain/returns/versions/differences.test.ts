import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentOf, figureOf, type ReturnedValue } from '#server/domain/returns/returned-value.ts';
import { differencesBetween, type VersionFigures } from '#server/domain/returns/versions/differences.ts';

const blank = { numerator: null, denominator: null, symbol: null, explanation: null };
const value = (metric: string, number: number | null, more: Partial<ReturnedValue> = {}): ReturnedValue => ({
  ...{ ...blank, metric, breakdown: 'total', value: number },
  ...more,
});
const version = (number: number, values: ReturnedValue[]): VersionFigures => ({
  ...{ number, submittedAt: `2026-11-0${number}T09:00:00.000Z`, values },
  submittedByRole: number % 2 ? 'preparer' : 'approver',
});

const anyValue: fc.Arbitrary<ReturnedValue> = fc.record({
  ...{ metric: fc.constantFrom('a', 'b', 'c', 'd'), breakdown: fc.constantFrom('total', 'age:under-5') },
  ...{
    numerator: fc.constantFrom(null, 0, 3),
    denominator: fc.constantFrom(null, 10),
    value: fc.constantFrom(null, 0, 7),
  },
  symbol: fc.constantFrom(null, 'c' as const, 'z' as const),
  explanation: fc.constantFrom(null, 'A new team', 'One home closed'),
});
const figures = fc.uniqueArray(anyValue, { selector: ({ metric, breakdown }) => figureOf(metric, breakdown) });

describe('what differs between versions', () => {
  it('is exactly what makes the later one out of the earlier one', () => {
    fc.assert(
      fc.property(fc.array(figures, { minLength: 2, maxLength: 5 }), (held) => {
        const versions = held.map((values, index) => version(index + 1, values));
        const differences = differencesBetween(versions);
        const made = new Map(held[0]!.map((each) => [figureOf(each.metric, each.breakdown), each]));
        for (const { metric, breakdown, before, after } of differences) {
          expect(made.get(figureOf(metric, breakdown)) ?? null).toEqual(before);
          expect(after).not.toEqual(before);
          if (after) made.set(figureOf(metric, breakdown), after);
          else made.delete(figureOf(metric, breakdown));
        }
        expect(contentOf([...made.values()])).toBe(contentOf(held.at(-1)!));
      }),
    );
  });

  it('names what happened: added, changed, explained otherwise, taken out', () => {
    const before = [value('a', 1), value('b', 2), value('c', 3, { explanation: 'Why' }), value('d', 4)];
    const after = [
      value('a', 1),
      value('b', null, { symbol: 'c' }),
      value('c', 3, { explanation: 'Because' }),
      value('e', 0),
    ];
    const kinds = differencesBetween([version(1, before), version(2, after)]).map(({ metric, kind }) => [metric, kind]);
    expect(kinds.toSorted()).toEqual([
      ['b', 'changed'],
      ['c', 'explanation'],
      ['d', 'taken-out'],
      ['e', 'added'],
    ]);
  });

  it('tells nought from nothing and from a symbol', () => {
    const of = (one: ReturnedValue, other: ReturnedValue) =>
      differencesBetween([version(1, [one]), version(2, [other])]).length;
    expect(of(value('a', 0), value('a', null, { symbol: 'low' }))).toBe(1);
    expect(of(value('a', null, { symbol: 'z' }), value('a', null, { symbol: 'x' }))).toBe(1);
    expect(of(value('a', 0), value('a', 0))).toBe(0);
  });

  it('says which version changed a figure last, when and by whom, and leaves out what was changed back', () => {
    const versions = [
      version(1, [value('a', 1), value('b', 1)]),
      version(2, [value('a', 2), value('b', 5)]),
      version(3, [value('a', 2), value('b', 1)]),
    ];
    expect(differencesBetween(versions)).toEqual([
      expect.objectContaining({ metric: 'a', version: 2, at: '2026-11-02T09:00:00.000Z', role: 'approver' }),
    ]);
    expect(differencesBetween(versions.slice(1)).map(({ metric }) => metric)).toEqual(['b']);
  });

  it('of one version or none is nothing', () => {
    expect(differencesBetween([])).toEqual([]);
    expect(differencesBetween([version(1, [value('a', 1)])])).toEqual([]);
  });
});
