import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckedReturn } from '#server/domain/returns/check.ts';
import { rowsOfValues, type ValueInput } from '#server/domain/returns/return-row.ts';
import { contentOf, figureOf } from '#server/domain/returns/returned-value.ts';
import { rowsOfTable } from '#server/domain/returns/tables/rows-of-table.ts';
import { wholeReturn } from '#server/domain/returns/versions/changes-only.ts';
import { readCsv } from '#server/files/csv.ts';
import { areas, checkRows, checkValues, codesOf, csvOf, good, known, own, withValue } from '../collection.ts';

const base = checkValues(good).values;
const given = { ...own, areas };

/** The changes, as JSON and as a file, checked as the whole return that they make. */
const asJson = (changes: ValueInput[]) =>
  checkRows(wholeReturn({ rows: rowsOfValues(changes, own), findings: [], absent: [] }, base, given));
const asFile = (changes: ValueInput[]) =>
  checkRows(wholeReturn(rowsOfTable(readCsv(new TextEncoder().encode(csvOf(changes))), known), base, given));

const place = ({ metric, breakdown = 'total' }: ValueInput) => figureOf(metric, breakdown);
/** The whole return as one would have sent it: the changes in their places. */
const merged = (changes: ValueInput[]) => {
  const changed = new Map(changes.map((change) => [place(change), change]));
  return good.flatMap((value) => changed.get(place(value)) ?? value).concat(changes.filter((each) => !isGood(each)));
};
const isGood = (change: ValueInput) => good.some((value) => place(value) === place(change));

/** What is said, apart from the row it is said of. */
const said = ({ findings }: CheckedReturn) =>
  findings.map(({ row: _, ...finding }) => JSON.stringify(finding)).toSorted();

const cell = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.constantFrom('c', '-3', '1,204', 'twelve', '12.55', 0));
const change: fc.Arbitrary<ValueInput> = fc.oneof(
  fc.record({ metric: fc.constantFrom('families', 'team', 'days', 'nonsense', 'elsewhere'), value: cell }),
  fc.record({
    metric: fc.constantFrom('families'),
    breakdown: fc.constantFrom('age:under-5', 'age:5-to-17', 'sex:female'),
    value: cell,
    explanation: fc.constantFrom('', 'A new team began', 'Ask Mr Smith'),
  }),
  fc.record({ metric: fc.constantFrom('offered', 'starts'), numerator: cell, denominator: cell }),
  fc.record({ metric: fc.constantFrom('offered', 'days'), symbol: fc.constantFrom('c', 'x', 'k') }),
);
const changes = fc.uniqueArray(change, { selector: place, maxLength: 5 });

describe('changes only', () => {
  it('give the findings and the figures that the whole return gives, from JSON and from a file', () => {
    fc.assert(
      fc.property(changes, (sent) => {
        const whole = checkValues(merged(sent));
        for (const checked of [asJson(sent), asFile(sent)]) {
          expect(said(checked)).toEqual(said(whole));
          expect(contentOf(checked.values)).toBe(contentOf(whole.values));
          expect(checked.counts).toEqual(whole.counts);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('name the row of what was sent, and none for a figure that was not', () => {
    const { findings } = asJson([{ metric: 'families', value: 100 }]);
    const [adds] = findings.filter(({ code }) => code.startsWith('BRK-'));
    expect(adds).toMatchObject({ metric: 'families', row: 2 });
    const carried = asJson([
      { metric: 'team', value: 'many' },
      { metric: 'days', value: 500 },
    ]).findings;
    expect(carried.map(({ row }) => row)).not.toContain(0);
  });

  it('that are none leave everything as it was', () => {
    expect(asJson([])).toMatchObject({ counts: { errors: 0, rows: good.length } });
    expect(contentOf(asJson([]).values)).toBe(contentOf(base));
  });

  it('replace a figure whole: an explanation that is not sent again is gone', () => {
    const explained = checkValues(withValue({ metric: 'days', value: 3, explanation: 'One home closed' })).values;
    const sent = { rows: rowsOfValues([{ metric: 'days', value: 4 }], own), findings: [], absent: [] };
    const { values, findings } = checkRows(wholeReturn(sent, explained, given));
    expect(values.find(({ metric }) => metric === 'days')).toMatchObject({ value: 4, explanation: null });
    expect(findings.map(({ code }) => code)).toEqual(['EXP-001']);
  });

  it('take a figure out by a row that names it and holds nothing: then it is missing', () => {
    for (const checked of [asJson([{ metric: 'team' }]), asFile([{ metric: 'team' }])]) {
      expect(said(checked)).toEqual(said(checkValues(good.filter(({ metric }) => metric !== 'team'))));
      expect(codesOf(checked)).toEqual(['MET-003']);
    }
  });

  it('take nothing out and replace nothing by rows of another area, another period, or an unknown figure', () => {
    const elsewhere = asJson([
      { metric: 'team', area: 'T09000002' },
      { metric: 'days', value: 1, area: 'E06000001' },
    ]);
    expect(codesOf(elsewhere)).toEqual(['AREA-002', 'VAL-009', 'AREA-002', 'EXP-001']);
    expect(codesOf(asJson([{ metric: 'team', period: '202627|Q2' }]))).toEqual(['PER-001', 'VAL-009']);
    expect(codesOf(asJson([{ metric: 'nonsense' }]))).toContain('MET-001');
  });

  it('of a file that cannot be read are not taken for none', () => {
    const read = rowsOfTable(readCsv(new Uint8Array([0, 1, 2, 3])), known);
    expect(wholeReturn(read, base, given)).toBe(read);
  });

  it('keep numbers that programs write with an exponent', () => {
    const [small, large] = [1e-7, 1e21].map((value) => ({ ...base[0]!, value }));
    const [first, second] = wholeReturn({ rows: [], findings: [], absent: [] }, [small!, large!], given).rows;
    expect(first?.cells.value).toBe('0.0000001');
    expect(second?.cells.value).toBe('1000000000000000000000');
  });
});
