import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ValueInput } from '#server/domain/returns/return-row.ts';
import { contentOf } from '#server/domain/returns/returned-value.ts';
import { checkCsv, checkValues, csvOf, metrics } from './collection.ts';

const oneOf = <T>(...given: T[]) => fc.constantFrom(...given);
const text = fc.stringMatching(/^[ -~]{0,14}$/);
const number = fc.oneof(fc.integer({ min: -3, max: 300 }), fc.double({ min: 0, max: 99, noNaN: true }));
const cell = fc.oneof({ weight: 4, arbitrary: number }, oneOf(null, '', '12', '1.25', 'c', '0', '1,000'), text);

const value: fc.Arbitrary<ValueInput> = fc.record(
  {
    area: oneOf('T09000001', 'T09000002', 't09000001', 'X1'),
    period: oneOf('202627|Q1', '202627|Q2', '2026/27|Q1', '202627'),
    metric: fc.oneof({ weight: 6, arbitrary: oneOf(...metrics.map((metric) => metric.id)) }, text),
    breakdown: oneOf('total', 'age:under-5', 'age:5-to-17', 'sex:female', 'nonsense'),
    numerator: cell,
    denominator: cell,
    value: cell,
    symbol: oneOf(null, '', 'c', 'x', 'z', 'u', 'low', 'k', 'C'),
    explanation: fc.oneof(text, oneOf(null, '=1+1', 'born in May', 'Two "new" teams, one office')),
  },
  { requiredKeys: ['metric'] },
);

test('the same content gets the same findings and the same values from a file and from JSON', () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 12 }), (values) => {
      const fromFile = checkCsv(csvOf(values));
      const fromJson = checkValues(values);
      expect(fromFile).toEqual(fromJson);
      expect(contentOf(fromFile.values)).toBe(contentOf(fromJson.values));
    }),
    { numRuns: 400 },
  );
});

test('what is kept has exactly one of value and symbol; only u may have both', () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 12 }), (values) => {
      for (const kept of checkValues(values).values) {
        if (kept.symbol === null) expect(kept.value).not.toBeNull();
        else if (kept.symbol !== 'u') expect(kept.value).toBeNull();
      }
    }),
    { numRuns: 400 },
  );
});

test('the content is the same in any order', () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 8 }), (values) => {
      const kept = checkValues(values).values;
      expect(contentOf([...kept].reverse())).toBe(contentOf(kept));
    }),
  );
});
