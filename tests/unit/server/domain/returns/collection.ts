import { type CheckedReturn, checkReturn, type ReturnToCheck } from '#server/domain/returns/check.ts';
import { rowsOfValues, type ValueInput } from '#server/domain/returns/return-row.ts';
import type { MetricToCheck } from '#server/domain/returns/returned-value.ts';
import type { EarlierReturn } from '#server/domain/returns/series/earlier-periods.ts';
import { type RowsRead, rowsOfTable } from '#server/domain/returns/tables/rows-of-table.ts';
import { readCsv } from '#server/files/csv.ts';

const metric = (id: string, more: Partial<MetricToCheck> = {}): MetricToCheck => ({
  id,
  name: id,
  unit: 'count',
  basis: 'quarter',
  decimals: 0,
  rules: [],
  changeThresholdPct: null,
  ...more,
});

export const metrics = [
  metric('families', { changeThresholdPct: 25 }),
  metric('offered', { unit: '%', decimals: 1 }),
  metric('starts', { unit: 'rate per 10,000 children', decimals: 1 }),
  metric('team', { unit: 'FTE', decimals: 1 }),
  metric('days', {
    rules: [
      { kind: 'range', of: 'value', min: 0, max: 1000, severity: 'error' },
      { kind: 'integer', of: 'value' },
      { kind: 'explain', above: 0, why: 'Any day in an unregistered setting wants an explanation' },
      { kind: 'compare', of: 'value', is: 'at-most', metric: 'families', severity: 'error' },
      { kind: 'symbols', allowed: ['x', 'z'] },
    ],
  }),
  metric('elsewhere'),
];

const breakdowns = [
  { id: 'total', dimension: 'total', label: 'Total' },
  { id: 'age:under-5', dimension: 'age', label: 'Under 5' },
  { id: 'age:5-to-17', dimension: 'age', label: '5 to 17' },
  { id: 'sex:female', dimension: 'sex', label: 'Female' },
];

export const known = { metrics: new Set(metrics.map((one) => one.id)), breakdowns };

export const own = { area: 'T09000001', period: '202627|Q1' };

export const areas = new Set(['T09000001', 'T09000002', 'E06000001']);

export const asks = [
  { metric: 'families', breakdowns: ['total', 'age:under-5', 'age:5-to-17'] },
  { metric: 'offered', breakdowns: ['total'] },
  { metric: 'starts', breakdowns: ['total'] },
  { metric: 'team', breakdowns: ['total'] },
  { metric: 'days', breakdowns: ['total'] },
];

const base: Omit<ReturnToCheck, 'rows' | 'findings' | 'absent'> = {
  collection: {
    id: 'example-202627Q1',
    period: own.period,
    asks,
  },
  area: own.area,
  areas,
  knownMetrics: new Map(metrics.map((one) => [one.id, one.name])),
  metrics: new Map(metrics.map((one) => [one.id, one])),
  breakdowns: new Map(breakdowns.map((one) => [one.id, one])),
  earlier: [],
};

/** A return in which nothing is wrong. */
export const good: ValueInput[] = [
  { metric: 'families', value: 120 },
  { metric: 'families', breakdown: 'age:under-5', value: 50 },
  { metric: 'families', breakdown: 'age:5-to-17', value: 70 },
  { metric: 'offered', numerator: 30, denominator: 40 },
  { metric: 'starts', numerator: 20, denominator: 60000 },
  { metric: 'team', value: '12.5' },
  { metric: 'days', value: 0 },
];

export const header =
  'area_code,time_period,time_identifier,metric,breakdown,numerator,denominator,value,symbol,explanation';

const cell = (given: unknown) => {
  const text = String(given ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** The same values as a file of the template's layout. */
export function csvOf(values: ValueInput[]): string {
  const lines = values.map((value) => {
    const [timePeriod, timeIdentifier = ''] = (value.period ?? own.period).split('|', 2);
    return [
      value.area ?? own.area,
      timePeriod,
      timeIdentifier,
      value.metric,
      value.breakdown ?? 'total',
      value.numerator,
      value.denominator,
      value.value,
      value.symbol,
      value.explanation,
    ]
      .map(cell)
      .join(',');
  });
  return [header, ...lines].join('\n');
}

export function checkCsv(
  csv: string | Uint8Array,
  more: { earlier?: EarlierReturn[]; collection?: ReturnToCheck['collection'] } = {},
): CheckedReturn {
  const bytes = typeof csv === 'string' ? new TextEncoder().encode(csv) : csv;
  return checkReturn({ ...base, ...more, ...rowsOfTable(readCsv(bytes), known) });
}

export function checkValues(
  values: ValueInput[],
  more: { earlier?: EarlierReturn[]; collection?: ReturnToCheck['collection'] } = {},
): CheckedReturn {
  return checkReturn({ ...base, ...more, rows: rowsOfValues(values, own), findings: [], absent: [] });
}

export const checkRows = (read: RowsRead): CheckedReturn => checkReturn({ ...base, ...read });

/** The good return with one value changed, or another one added. */
export const withValue = (change: ValueInput): ValueInput[] => {
  const same = (value: ValueInput) =>
    value.metric === change.metric && (value.breakdown ?? 'total') === (change.breakdown ?? 'total');
  return good.some(same) ? good.map((value) => (same(value) ? { ...value, ...change } : value)) : [...good, change];
};

export const codesOf = (checked: CheckedReturn) => checked.findings.map((finding) => finding.code);
