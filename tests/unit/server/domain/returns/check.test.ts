import { describe, expect, test } from 'vitest';
import { checks } from '#server/domain/returns/checks.ts';
import type { ReturnedValue } from '#server/domain/returns/returned-value.ts';
import { checkCsv, checkValues, codesOf, csvOf, good, header, withValue } from './collection.ts';

const rowOf = (cells: string) => `T09000001,202627,Q1,${cells}`;

test('a good return has no findings, and its values are worked out from numerator and denominator', () => {
  const checked = checkCsv(csvOf(good));
  expect(checked.findings).toEqual([]);
  expect(checked.counts).toEqual({ rows: 7, errors: 0, warnings: 0 });
  expect(checked.values.find((value) => value.metric === 'offered')).toEqual({
    metric: 'offered',
    breakdown: 'total',
    numerator: 30,
    denominator: 40,
    value: 75,
    symbol: null,
    explanation: null,
  });
  expect(checked.values.find((value) => value.metric === 'starts')?.value).toBe(13.3);
});

describe('one fault at a time', () => {
  test.each([
    ['an unknown area', { metric: 'team', area: 'E99999999' }, ['AREA-001']],
    ["another authority's code", { metric: 'team', area: 'T09000002' }, ['MET-003', 'AREA-002']],
    ['another period', { metric: 'team', period: '202526|Q1' }, ['PER-001']],
    ['another quarter', { metric: 'team', period: '202627|Q2' }, ['PER-001']],
    ['an unknown metric', { metric: 'nonsense', value: 1 }, ['MET-001']],
    ['a metric not asked for', { metric: 'elsewhere', value: 1 }, ['MET-002']],
    ['an unknown breakdown', { metric: 'team', breakdown: 'age:old', value: 1 }, ['BRK-001']],
    ['a breakdown not asked for', { metric: 'team', breakdown: 'sex:female', value: 1 }, ['BRK-002']],
    ['text for a number', { metric: 'team', value: 'twelve' }, ['VAL-001']],
    ['a thousands separator', { metric: 'team', value: '1,200' }, ['VAL-001']],
    ['a negative number', { metric: 'team', value: -1 }, ['VAL-002']],
    ['a count that is not whole', { metric: 'days', value: '0.5', explanation: 'Half' }, ['VAL-003']],
    ['a number out of range', { metric: 'days', value: 1001, explanation: 'Many' }, ['VAL-004']],
    ['a numerator above its denominator', { metric: 'offered', numerator: 41 }, ['VAL-005']],
    ['a denominator missing', { metric: 'offered', denominator: null }, ['VAL-006']],
    [
      'a percentage without its parts',
      { metric: 'offered', numerator: '', denominator: '', value: 75 },
      ['VAL-006', 'VAL-006'],
    ],
    ['a denominator of zero', { metric: 'offered', numerator: 0, denominator: 0 }, ['VAL-007']],
    ['a number and a symbol', { metric: 'team', symbol: 'x' }, ['VAL-008']],
    ['neither number nor symbol', { metric: 'team', value: null }, ['VAL-009']],
    ['an unknown symbol', { metric: 'team', value: null, symbol: ':' }, ['VAL-010']],
    ['a symbol this metric does not allow', { metric: 'days', value: null, symbol: 'low' }, ['VAL-011']],
    ['a value that disagrees with its parts', { metric: 'offered', value: 74 }, ['VAL-012']],
    ['too many decimal places', { metric: 'team', value: '12.55' }, ['VAL-013']],
    ['a denominator where there is none', { metric: 'team', denominator: 4 }, ['VAL-014']],
    ['categories that do not add up', { metric: 'families', breakdown: 'age:under-5', value: 51 }, ['BRK-003']],
    ['two figures that contradict each other', { metric: 'days', value: 121, explanation: 'Many' }, ['CMP-001']],
    ['a figure that wants an explanation', { metric: 'days', value: 3 }, ['EXP-001']],
    ['a cell too long', { metric: 'team', explanation: 'a '.repeat(600) }, ['ROW-003']],
    ['a formula', { metric: 'team', explanation: '=HYPERLINK("x")' }, ['ROW-004']],
    ['a date of birth', { metric: 'team', explanation: 'Includes one born 03/04/2019' }, ['TXT-001']],
    ['one child', { metric: 'team', explanation: 'A 14-year-old moved twice' }, ['TXT-002']],
  ])('%s', (_, change, codes) => {
    expect(codesOf(checkValues(withValue(change)))).toEqual(codes);
    expect(codesOf(checkCsv(csvOf(withValue(change))))).toEqual(codes);
  });

  test('a duplicate row names the first one', () => {
    const checked = checkCsv(`${csvOf(good)}\n${rowOf('team,total,,,12.5,,')}`);
    expect(checked.findings).toMatchObject([
      { code: 'ROW-002', row: 9, metric: 'team', breakdown: 'total', message: 'Row 7 gives the same figure' },
    ]);
  });

  test('a figure asked for and missing is named, without a row', () => {
    const checked = checkValues(good.filter((value) => value.metric !== 'offered'));
    expect(checked.findings).toMatchObject([{ code: 'MET-003', row: null, metric: 'offered', breakdown: 'total' }]);
  });

  test('a change beyond the threshold asks for an explanation and accepts one', () => {
    const before: ReturnedValue = {
      metric: 'families',
      breakdown: 'total',
      numerator: null,
      denominator: null,
      value: 60,
      symbol: null,
      explanation: null,
    };
    expect(codesOf(checkValues(good, { earlier: [{ period: '202526|Q1', values: [before] }] }))).toEqual(['CHG-001']);
    const explained = withValue({ metric: 'families', explanation: 'Two teams joined the service' });
    expect(codesOf(checkValues(explained, { earlier: [{ period: '202526|Q1', values: [before] }] }))).toEqual([]);
  });
});

test('a figure of a metric or breakdown that does not exist is an error even where the collection asks for it', () => {
  const collection = {
    id: 'example-202627Q1',
    period: '202627|Q1',
    asks: [
      { metric: 'ghost', breakdowns: ['total'] },
      { metric: 'team', breakdowns: ['total', 'age:ghost'] },
    ],
  };
  const values = [
    { metric: 'ghost', value: 1 },
    { metric: 'team', value: '12.5' },
    { metric: 'team', breakdown: 'age:ghost', value: 2 },
  ];
  const checked = checkValues(values, { collection });
  expect(checked.findings.map(({ code, metric, breakdown }) => [code, metric, breakdown])).toEqual([
    ['MET-001', 'ghost', 'total'],
    ['BRK-001', 'team', 'age:ghost'],
  ]);
  expect(checked.values.map(({ metric, breakdown }) => [metric, breakdown])).toEqual([['team', 'total']]);
  expect(codesOf(checkValues([], { collection }))).not.toEqual([]);
});

test('every fault of a return comes at once', () => {
  const faulty = [
    rowOf('families,total,,,abc,,'),
    rowOf('nonsense,total,,,1,,'),
    'E06000001,202627,Q1,team,total,,,-3,,',
    rowOf('offered,total,9,3,,,'),
  ];
  const checked = checkCsv([header, ...faulty].join('\r\n'));
  expect(checked.findings.map(({ code, row, column }) => [code, row, column])).toEqual([
    ['MET-003', null, 'metric'],
    ['MET-003', null, 'metric'],
    ['MET-003', null, 'metric'],
    ['MET-003', null, 'metric'],
    ['MET-003', null, 'metric'],
    ['VAL-001', 2, 'value'],
    ['MET-001', 3, 'metric'],
    ['AREA-002', 4, 'area_code'],
    ['VAL-002', 4, 'value'],
    ['VAL-005', 5, 'numerator'],
  ]);
});

test('u may stand beside a number, and symbols stand alone', () => {
  const values = withValue({ metric: 'offered', symbol: 'u' });
  expect(checkValues(values).values.find((value) => value.metric === 'offered')).toMatchObject({
    value: 75,
    symbol: 'u',
  });
  const missing = withValue({ metric: 'team', value: null, symbol: 'z' });
  expect(checkValues(missing).values.find((value) => value.metric === 'team')).toMatchObject({
    value: null,
    symbol: 'z',
  });
});

test('what looks like a person is not repeated in the finding', () => {
  const checked = checkValues(withValue({ metric: 'team', explanation: 'Mr Smith, tel 020 7946 0958' }));
  expect(checked.findings.map((finding) => finding.code)).toEqual(['TXT-001', 'TXT-002']);
  expect(JSON.stringify(checked.findings)).not.toContain('Smith');
});

test.each([
  'Higher because the 2025 to 2026 grant began in April',
  'Includes 14 families moved from early help; 3.5% more than before',
  'Two teams have a new recording system since 1 October 2026',
  'Children aged 10 to 15 were counted twice before',
])('an ordinary explanation passes: %s', (explanation) => {
  expect(codesOf(checkValues(withValue({ metric: 'team', explanation })))).toEqual([]);
});

test('a missing column is reported once, not once for every empty cell', () => {
  const lines = csvOf(good).split('\n');
  const without = lines.map((line) =>
    line
      .split(',')
      .filter((_, index) => index !== 3)
      .join(','),
  );
  expect(checkCsv(without.join('\n')).findings).toMatchObject([{ code: 'COL-001', row: 1, column: 'metric' }]);
});

test('columns are found by name in any order, and unknown ones are only a warning', () => {
  const lines = csvOf(good).split('\n');
  const turned = lines.map((line) => [...line.split(',')].reverse());
  const csv = turned.map((cells, index) => [...cells, index === 0 ? 'Notes to self' : 'x'].join(',')).join('\n');
  const checked = checkCsv(csv.replace('area_code', ' Area Code ').replace('time_period', 'TIME-PERIOD'));
  expect(codesOf(checked)).toEqual(['COL-002']);
  expect(checked.values).toHaveLength(7);
});

test('every code of the catalogue has the form LETTERS-000 and says what to do', () => {
  for (const [code, check] of Object.entries(checks)) {
    expect(code).toMatch(/^[A-Z]+-\d{3}$/);
    expect(check.meaning.length * check.fix.length).toBeGreaterThan(0);
  }
});
