import { expect, it } from 'vitest';
import { countRevised, type RevisedRow, revisionsByRelease } from '#server/domain/releases/revisions.ts';

const names = {
  areas: new Map([
    ['E06000001', { name: 'Aville', madeUp: false }],
    ['T09000001', { name: 'Example Council A (made-up)', madeUp: true }],
  ]),
  metrics: new Map([
    ['packages', { name: 'Packages', unit: 'count', decimals: 0 }],
    ['share', { name: 'A share', unit: '%', decimals: 1 }],
  ]),
  breakdowns: new Map([['total', { label: 'Total' }]]),
};
const row = (more: Partial<RevisedRow> = {}): RevisedRow => ({
  ...{ release: 2, collectionId: 'national-202627Q1', about: '202627|Q1', area: 'E06000001', version: 2 },
  ...{ kind: 'correction', reason: 'Two teams were left out.', metric: 'packages', breakdown: 'total' },
  ...{ period: '202627|Q1', value: 44, symbol: null, beforeRelease: 1, beforeValue: 43, beforeSymbol: null },
  ...more,
});

it('gathers the figures of one return, with before, after and difference in names', () => {
  const share = row({ metric: 'share', value: 80.3, beforeValue: 80.2 });
  const [revision, ...more] = revisionsByRelease([row(), share], names).get(2) ?? [];
  expect(more).toEqual([]);
  expect(revision).toMatchObject({
    id: 'national-202627Q1-E06000001',
    kind: 'correction',
    reason: 'Two teams were left out.',
    area: { code: 'E06000001', name: 'Aville', madeUp: false },
    periodLabel: 'April to June 2026',
    version: 2,
  });
  expect(
    revision?.figures.map(({ name, before, after, difference }) => [name, before.value, after.value, difference]),
  ).toEqual([
    ['A share', 80.2, 80.3, 0.1],
    ['Packages', 43, 44, 1],
  ]);
});

it('has no difference where a symbol stands before or after', () => {
  const hidden = row({ value: null, symbol: 'c' });
  const shown = row({ metric: 'share', beforeValue: null, beforeSymbol: 'x' });
  const [revision] = revisionsByRelease([hidden, shown], names).get(2) ?? [];
  expect(revision?.figures.map(({ difference }) => difference)).toEqual([null, null]);
});

it('keeps a revision that changed no published figure', () => {
  const none = row({
    metric: null,
    breakdown: null,
    period: null,
    value: null,
    beforeRelease: null,
    beforeValue: null,
  });
  const [revision] = revisionsByRelease([none], names).get(2) ?? [];
  expect(revision).toMatchObject({ reason: 'Two teams were left out.', figures: [] });
});

it('tells corrections first, release by release, and counts figures by kind and metric', () => {
  const scheduled = { kind: 'scheduled', reason: null } as const;
  const rows = [
    row({ ...scheduled, area: 'E06000001' }),
    row({ ...scheduled, area: 'E06000001', metric: 'share' }),
    row({ area: 'T09000001' }),
    row({ release: 3, ...scheduled }),
  ];
  const found = revisionsByRelease(rows, names);
  expect(found.get(2)?.map(({ kind, area }) => [kind, area.madeUp])).toEqual([
    ['correction', true],
    ['scheduled', false],
  ]);
  expect(countRevised(found.get(2) ?? [])).toEqual({ revised: 2, corrected: 1 });
  expect(countRevised(found.get(2) ?? [], 'share')).toEqual({ revised: 1, corrected: 0 });
  expect(countRevised(found.get(3) ?? [])).toEqual({ revised: 1, corrected: 0 });
  expect(countRevised([])).toEqual({ revised: 0, corrected: 0 });
});

it('calls what has no name by its id', () => {
  const [revision] = revisionsByRelease([row({ area: 'E06000002', metric: 'new', about: 'soon' })], names).get(2) ?? [];
  expect(revision).toMatchObject({ area: { name: 'E06000002', madeUp: false }, periodLabel: 'soon' });
  expect(revision?.figures[0]).toMatchObject({ name: 'new', unit: '' });
});
