import { expect, test } from 'vitest';
import { type CheckCode, checks } from '#server/domain/returns/checks.ts';
import { findingOf } from '#server/domain/returns/finding.ts';
import { rowsOfValues } from '#server/domain/returns/return-row.ts';
import { explainedRows, figuresToExplain } from '#server/domain/returns/tables/explained-rows.ts';

const rows = rowsOfValues(
  [
    { metric: 'Fh_Open_Families', breakdown: 'TOTAL', value: 3 },
    { metric: 'macpt_fte', value: 31.5, explanation: 'As in the file' },
  ],
  { area: 'T09000001', period: '202627|Q1' },
);
const families = { metric: 'fh_open_families', breakdown: 'total' };
const workers = { metric: 'macpt_fte', breakdown: 'total' };
const texts = (read: { rows: typeof rows }) => read.rows.map(({ cells }) => cells.explanation);

test('an explanation beside a file stands in its row, however the row writes the name, and replaces what stood there', () => {
  const given = [
    { ...families, explanation: ' A team joined ' },
    { ...workers, explanation: 'Two posts were filled' },
  ];
  const explained = explainedRows(rows, given);
  expect(texts(explained)).toEqual(['A team joined', 'Two posts were filled']);
  expect(explained.unplaced).toEqual([]);
  expect(explained.rows.map(({ cells }) => cells.value)).toEqual(['3', '31.5']);
});

test('an empty one leaves the row as it is', () => {
  expect(texts(explainedRows(rows, [{ ...workers, explanation: '  ' }]))).toEqual(['', 'As in the file']);
});

test('one of which no row speaks is named', () => {
  const elsewhere = { metric: 'fh_open_families', breakdown: 'age:under-1' };
  expect(explainedRows(rows, [{ ...elsewhere, explanation: 'x' }]).unplaced).toMatchObject([elsewhere]);
});

test('a figure is asked about once, with everything that is unusual about it, and only where words answer it', () => {
  const findings = [
    findingOf('CHG-001', { ...families, row: 2, name: 'Families', message: 'It changed by 80%' }),
    findingOf('VAL-014', { ...workers, row: 3 }),
    findingOf('OUT-001', { ...families, row: 2, name: 'Families', message: 'It is unusual' }),
    findingOf('VAL-001', { ...workers, row: 3 }),
    findingOf('FILE-012', {}),
  ];
  expect(figuresToExplain(findings)).toEqual([
    { ...families, name: 'Families', why: ['It changed by 80%', 'It is unusual'] },
  ]);
});

test('what an explanation answers is a warning that says so', () => {
  const explained = Object.entries(checks).filter(([, check]) => check.explained);
  expect(explained.map(([code]) => code as CheckCode).sort()).toEqual([
    'CHG-001',
    'CHG-002',
    'CMP-002',
    'CMP-003',
    'EXP-001',
    'OUT-001',
  ]);
  for (const [code, { severity, fix }] of explained) {
    expect([code, severity, /expla/.test(fix)]).toEqual([code, 'warning', true]);
  }
});
