import { expect, test } from 'vitest';
import { scorecardCsv, scorecardWorkbook } from '#app/components/scorecard/scorecard-file.ts';
import { groupsOf, type ScorecardPage } from '#app/components/scorecard/scorecard-page.ts';
import { scorecardOf } from '#server/domain/areas/scorecard.ts';
import type { TotalRow } from '#server/domain/comparison/latest.ts';
import { methodsOf } from '#server/domain/statistics/methods.ts';
import { aMetric, aReference, aRow, first } from '../../server/domain/comparison/published.ts';

const metric = aMetric({ counterMetrics: ['plans'], counterReason: 'Fewer can mean missed.' });
const later = aMetric({ id: 'plans', name: 'Family plans', status: 'proposed', pillars: ['pillar-1'] });
const reference = { ...aReference(), metrics: new Map([metric, later].map((each) => [each.id, each])) };
const rows: TotalRow[] = [
  { ...aRow(first.code, '2024|RY', 12), metric: metric.id },
  { ...aRow(first.code, '2025|RY', 'c'), metric: metric.id },
  { ...aRow(first.code, '2023|RY', 14), metric: metric.id },
  { ...aRow(first.code, '2025|RY', 3), metric: later.id },
];
const page: ScorecardPage = {
  ...scorecardOf(first, reference, rows),
  area: { code: first.code, name: first.name, level: first.level, madeUp: false, region: null },
  neighbours: [],
  pillars: [
    { slug: 'pillar-1', title: 'Family Help' },
    { slug: 'pillar-2', title: 'Protection' },
  ],
  release: { number: 3, publishedAt: '2026-11-25T09:30:00Z', current: true },
};

test('measures stand under the first pillar they belong to, in the strategy’s order', () => {
  expect(groupsOf(page).map(({ title, lines }) => [title, lines.map(({ of }) => of.id)])).toEqual([
    ['Family Help', ['plans']],
    ['Protection', ['s47_rate']],
  ]);
});

test('each row of the file has its value or its symbol, its period, label, source and what to read beside it', () => {
  const { columns, rows: written } = scorecardCsv(page);
  const row = Object.fromEntries(columns.map(({ name }, at) => [name, written[1]?.[at]]));
  expect(row).toMatchObject({
    metric: 's47_rate',
    value: null,
    symbol: 'c: suppressed to protect confidentiality',
    period: 'year to 31 March 2025',
    direction: expect.stringMatching(/^Cannot be told: .* suppressed/),
    hoped_for: '',
    read_beside: expect.stringContaining('Family plans: 3 '),
    read_beside_why: 'Fewer can mean missed.',
    label: 'accredited official statistics',
    source: 'Census',
    from_release: 1,
  });
  for (const line of written) expect(line).toHaveLength(columns.length);
});

test('the workbook has the figures, what is missing, a picture of each chart with its source, and its release', () => {
  const { sheets } = scorecardWorkbook(page);
  expect(sheets.map(({ name }) => name)).toEqual(['Scorecard', 'Missing', 'Charts', 'About']);
  const [picture] = sheets[2]?.pictures ?? [];
  expect(picture?.svg).toContain('Source: Census');
  expect(sheets[3]?.rows).toContainEqual(['Permanent address', `/areas/${first.code}/scorecard?release=3`]);
});

test('the picture of an activity measure holds what is read beside it, and no picture lies on another', () => {
  const both = [...rows, { ...aRow(first.code, '2024|RY', 2), metric: later.id }];
  const { sheets } = scorecardWorkbook({ ...page, ...scorecardOf(first, reference, both) });
  const pictures = sheets[2]?.pictures ?? [];
  expect(pictures).toHaveLength(2);
  expect(pictures[1]?.svg).toContain('Read beside it: Family plans.');
  // A row of a sheet is 20 pixels high; a drawing says its own height.
  const ends = pictures.map(({ svg, row }) => (row - 1) * 20 + Number(/height="(\d+)"/.exec(svg)?.[1]));
  expect(ends[0]).toBeLessThanOrEqual(((pictures[1]?.row ?? 0) - 1) * 20);
  expect(ends.every((end) => end > 300)).toBe(true);
});

test('in a release before that the charts stand where they stood, one to thirty rows', () => {
  const both = [...rows, { ...aRow(first.code, '2024|RY', 2), metric: later.id }];
  const before = { ...reference, methods: methodsOf('7') };
  const { sheets } = scorecardWorkbook({ ...page, ...scorecardOf(first, before, both) });
  expect(sheets[2]?.pictures?.map(({ row }) => row)).toEqual([2, 32]);
  expect(sheets[2]?.pictures?.map(({ svg }) => svg).join()).not.toContain('Read beside it');
});

test('a made-up authority says so in its workbook', () => {
  const { sheets } = scorecardWorkbook({ ...page, area: { ...page.area, madeUp: true } });
  expect(sheets.at(-1)?.rows.map(([head]) => head)).toContain('Made up');
});
