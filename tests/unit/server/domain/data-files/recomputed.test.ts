import { expect, it } from 'vitest';
import { childrenOfFile, heldRates } from '#server/domain/data-files/held-rates.ts';
import { recomputedRates } from '#server/domain/data-files/recomputed.ts';
import { differenceSummary, recomputedLines } from '#server/domain/data-files/words.ts';
import { checked, goodHeader } from './world.ts';

const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025];
const region = (year: number, figures: string) =>
  `${year},Reporting year,Regional,E92000001,England,E12000001,North East,,,,All plans,${figures}`;
const hartlepool = (year: number, figures: string) =>
  `${year},Reporting year,Local authority,E92000001,England,E12000001,North East,805,E06000001,Hartlepool,All plans,${figures}`;
const middlesbrough = (year: number, figures: string) =>
  `${year},Reporting year,Local authority,E92000001,England,E12000001,North East,806,E06000002,Middlesbrough,All plans,${figures}`;

/** A file whose regional line of 2025 is as given; all other lines work out. */
const rateOf = (newest: string, other = '11,44,25.0') => {
  const lines = years.flatMap((year) => [
    region(year, year === 2025 ? newest : '60,240,25.0'),
    hartlepool(year, '18,85,21.2'),
    middlesbrough(year, year === 2025 ? other : '11,44,25.0'),
  ]);
  return recomputedRates(checked([goodHeader, ...lines].join('\n'))).find(
    ({ indicator }) => indicator === 'started_pct',
  )!;
};

it('a rate that numbers behind rounded counts give is told apart from one that none gives', () => {
  expect(rateOf('60,240,25.0').differences).toEqual([]);
  const rounded = rateOf('60,240,26.9');
  expect(rounded.differences).toEqual([{ row: 20, published: '26.9', recomputed: '25.00', why: 'rounded-counts' }]);
  expect(rateOf('60,240,40.0').differences.map(({ why }) => why)).toEqual([null]);
  expect(differenceSummary(rateOf('60,240,40.0'))).toEqual(['1 line: nothing in the file says why.']);
});

it('a rate of the authorities with both numbers is known where the counts hold another one', () => {
  const told = rateOf('18,129,21.2', 'c,44,c');
  expect(told.differences).toEqual([{ row: 20, published: '21.2', recomputed: '13.95', why: 'places-left-out' }]);
  expect(recomputedLines([told]).at(-1)).toBe(
    '  row 20: published 21.2, worked out 13.95: it is the rate of the authorities with both numbers; the counts of the line hold others too',
  );
  // With every number there nobody was left out.
  expect(rateOf('18,129,21.2', '11,44,25.0').differences.map(({ why }) => why)).toEqual([null]);
});

it('a published rate tells with how many children it was made, where its count is exact', () => {
  const line = (area: string, value: string) => ({ area, period: '2018|RY', value, symbol: '' });
  const figures = {
    cla_number: [line('E06000001', '226'), line('E12000001', '6130'), line('E06000002', '100')],
    cla_rate: [line('E06000001', '63'), line('E12000001', '57'), line('E06000002', '50')],
  };
  const children = new Map([
    ['E06000001 2017', 33_113],
    ['E12000001 2017', 1_085_246],
    ['E06000002 2017', 20_000],
  ]);
  const levels = new Map([
    ['E06000001', 'local-authority'],
    ['E06000002', 'local-authority'],
    ['E12000001', 'region'],
  ] as const);
  const found = heldRates(figures, children, levels).find(({ metric }) => metric === 'cla_rate')!;
  expect(found.compared).toBe(3);
  expect(found.differences).toMatchObject([
    { area: 'E06000001', recomputed: '68.25', why: 'another-estimate', meant: [35_591, 36_160] },
    { area: 'E12000001', recomputed: '56.48', why: 'rounded-counts' },
  ]);
});

it('children come from a file of one number a line, and from no other', () => {
  const header = goodHeader.replace(',started,children,started_pct', ',children');
  const file = checked([header, region(2024, '1200'), hartlepool(2024, 'x')].join('\n'));
  expect([...childrenOfFile(file)!]).toEqual([['E12000001 2024', 1_200]]);
  expect(childrenOfFile(checked([goodHeader, hartlepool(2024, '18,85,21.2')].join('\n')))).toBeNull();
});
