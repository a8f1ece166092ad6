import { describe, expect, it } from 'vitest';
import type { PublishedRow, Reference } from '#server/domain/comparison/comparison.ts';
import { type Variation, variationOf } from '#server/domain/comparison/variation/variation.ts';
import { variationColumns, variationTable } from '#server/domain/comparison/variation/variation-table.ts';
import type { Metric } from '#server/domain/metrics/metric.ts';
import { methodSets } from '#server/domain/statistics/methods.ts';
import { aMetric, anArea, aReference, aRow } from './published.ts';

const year = '2025|RY';
const country = 'E92000001';
const share = aMetric({ id: 'a_share', unit: '%', method: 'wilson-95', polarity: 'lower', name: 'Children who moved' });
const rate = aMetric({ id: 'a_rate', method: 'byar-95', name: 'Enquiries' });

/** So many councils, named out of their order, with England. */
function refer(metric: Metric, councils: number): Reference {
  const base = aReference(metric);
  const areas = Array.from({ length: councils }, (_, at) =>
    anArea(code(at), { name: `Council ${String(councils - at).padStart(3, '0')}` }),
  );
  const kept = [...base.areas.values()].filter(({ level, madeUp }) => level !== 'local-authority' || madeUp);
  return { ...base, areas: new Map([...areas, ...kept].map((area) => [area.code, area])), populations: new Map() };
}

const code = (at: number) => `E0700${String(at).padStart(4, '0')}`;
const sized = (row: PublishedRow, denominator: number | null) => ({ ...row, denominator });

/** A row for each figure, each of a thousand unless told. */
const rowsOf = (figures: readonly (number | 'c' | 'u')[], of: (at: number) => number | null = () => 1000) =>
  figures.map((figure, at) => sized(aRow(code(at), year, figure), of(at)));

function find(metric: Metric, rows: PublishedRow[], own: Partial<Reference> & { areas?: Reference['areas'] } = {}) {
  const councils = Math.max(1, new Set(rows.map(({ area }) => area).filter((area) => area !== country)).size);
  const reference = { ...refer(metric, councils), ...own };
  return { reference, found: variationOf(metric, reference, rows, [], { highlighted: [] }) };
}

const twelve = [20, 21, 22, 19, 20, 18, 21, 20, 19, 22, 20, 20];
const placed = ({ rows }: Variation) => rows.map(({ place }) => place);

/** No number of an answer is NaN or without end. */
function expectFinite(found: Variation) {
  const text = JSON.stringify(found, (_, value) =>
    typeof value === 'number' && !Number.isFinite(value) ? '!' : value,
  );
  expect(text).not.toContain('"!"');
  expect(found.sentence).toMatch(/\.$/);
}

describe('variation between places', () => {
  it('says how many lie within the range usual for their size, around England, in the order of names', () => {
    const rows = [aRow(country, year, 20), ...rowsOf([...twelve, 45, 4])];
    const { found } = find(share, rows);
    expect(found.rows.map(({ area }) => area.name)).toEqual(found.rows.map(({ area }) => area.name).toSorted());
    expect(found.centre).toEqual({ name: 'England', kind: 'england', value: 20 });
    expect(found.counts).toEqual({ within: 12, above: 0, below: 0, 'far-above': 1, 'far-below': 1, cannotSay: 0 });
    expect(found.sentence).toBe(
      'Children who moved, year to 31 March 2025: 12 of 14 local authorities lie within the range usual for their size around England’s figure, 20.0%; 1 lies above it and 1 below.',
    );
    const by = new Map(found.rows.map((row) => [row.area.code, row]));
    expect(by.get(code(12))).toMatchObject({ place: 'far-above', judgement: 'not-hoped-for', of: 1000 });
    expect(by.get(code(13))).toMatchObject({ place: 'far-below', judgement: 'hoped-for' });
    expect(by.get(code(0))).toMatchObject({ place: 'within', judgement: 'none' });
    expect(found.notes.map(({ code: one }) => one)).toEqual(
      expect.arrayContaining(['usual-for-size', 'by-chance', 'funnel', 'polarity', 'not-an-effect']),
    );
    expect(found.notes.find(({ code: one }) => one === 'by-chance')?.text).toContain('About 1 of 14');
    expectFinite(found);
  });

  it('of a metric without a direction says where a place lies and judges none', () => {
    const rows = [aRow(country, year, 20), ...rowsOf([...twelve, 45])];
    const { found } = find({ ...share, polarity: 'neutral' }, rows);
    expect(found.counts['far-above']).toBe(1);
    expect(new Set(found.rows.map(({ judgement }) => judgement))).toEqual(new Set(['no-judgement']));
  });

  it('gives a rate its limits from the children, or from the published count where no estimate is held', () => {
    const rows = [
      aRow(country, year, 70),
      ...rowsOf(
        twelve.map((each) => each * 3.5),
        () => null,
      ),
    ];
    const reference = refer({ ...rate, id: 'cla_rate' }, 12);
    const populations = new Map([[code(0), new Map([[2024, 40_000]])]]);
    const counts = twelve.map((each, at) => aRow(code(at), year, each * 35));
    const metric = { ...rate, id: 'cla_rate' };
    const found = variationOf(metric, { ...reference, populations }, rows, counts, { highlighted: [] });
    const sizes = new Map(found.rows.map(({ area, of }) => [area.code, of]));
    expect(sizes.get(code(0))).toBe(40_000);
    expect(sizes.get(code(1))).toBe(100_000);
    expect(found.refusal).toBeNull();
  });

  it('draws limits around all together where England has no plain figure', () => {
    const { found } = find(
      share,
      rowsOf(twelve, (at) => (at === 0 ? 11_000 : 1000)),
    );
    // 11 times 20 and once each of the others, 222 − 20.
    expect(found.centre).toMatchObject({ kind: 'group', name: 'All these places together' });
    expect(found.centre?.value).toBeCloseTo((11 * 20 + 222) / 22, 1);
    expect(found.sentence).toContain('around the figure of all together');
    const unsure = { ...aRow(country, year, 20), symbol: 'u' as const };
    expect(find(share, [unsure, ...rowsOf(twelve)]).found.centre?.kind).toBe('group');
  });

  it('takes the newest period that most have, or the one asked; one nobody has is said to be empty', () => {
    const older = rowsOf(twelve).map((row) => ({ ...row, period: '2024|RY' }));
    const newer = rowsOf(twelve.slice(0, 3));
    const reference = refer(share, 12);
    const ask = (period?: string) =>
      variationOf(share, reference, [...older, ...newer], [], { period, highlighted: [] });
    expect(ask().period).toBe('2024|RY');
    expect(ask('2025|RY')).toMatchObject({ period: '2025|RY', counts: { cannotSay: 12 } });
    expect(ask().periods.map(({ period }) => period)).toEqual(['2024|RY', '2025|RY']);
    expect(ask('2031|RY')).toMatchObject({ drawing: null, spread: null, centre: null });
    expect(ask('2031|RY').refusal).toContain('No local authority has a number');
  });

  it('takes the figure of the newest release, and no made-up place', () => {
    const later = sized(aRow(code(0), year, 45, 2), 1000);
    const reference = refer(share, 12);
    const madeUp = sized(aRow('T09000001', year, 99), 1000);
    const found = variationOf(share, reference, [...rowsOf(twelve), later, madeUp], [], { highlighted: [] });
    expect(found.rows.find(({ area }) => area.code === code(0))?.point?.value).toBe(45);
    expect(found.rows.some(({ area }) => area.madeUp)).toBe(false);
    expect(found.spread?.places).toBe(12);
  });
});

describe('what cannot be laid side by side gets a sentence', () => {
  it('a release that went out before there were such limits', () => {
    const { found } = find(share, rowsOf(twelve), { methods: methodSets[2]! });
    expect(found).toMatchObject({ drawing: null, spread: null, refusal: expect.stringContaining('version 3') });
    expect(found.rows.every(({ limits }) => limits === null)).toBe(true);
  });

  it('a metric that no method fits, and one whose sizes nobody publishes', () => {
    expect(find({ ...share, unit: '£', method: 'none' }, rowsOf(twelve)).found.refusal).toContain('no method fits');
    const { found } = find(
      share,
      rowsOf(twelve, () => null),
    );
    expect(found.refusal).toContain('is not published here');
    expect(found.sentence).toContain('is not published here');
    expect(new Set(found.rows.map(({ text }) => text))).toEqual(
      new Set(['Cannot be said: how many it is of is not published here']),
    );
  });

  it('one place, and nine', () => {
    expect(find(share, rowsOf([20])).found.refusal).toContain('Only 1 local authority has');
    expect(find(share, rowsOf(twelve.slice(0, 9))).found.refusal).toContain('Only 9 local authorities have');
  });

  it('nothing but symbols, and nothing at all', () => {
    const { found } = find(share, rowsOf(twelve.map(() => 'c' as const)));
    expect(found.refusal).toContain('No local authority has a number');
    expect(JSON.stringify(found.rows)).not.toMatch(/"of":\d/);
    expect(find(share, []).found).toMatchObject({ period: '', drawing: null });
  });
});

describe('bad figures', () => {
  it('a size of zero or below, none, and a figure of low reliability never enter', () => {
    const rows = rowsOf([...twelve, 20, 20, 20, 20], (at) =>
      at === 12 ? 0 : at === 13 ? -40 : at === 14 ? null : 1000,
    );
    const unsure = { ...rows[15]!, symbol: 'u' as const };
    const { found } = find(share, [...rows.slice(0, 15), unsure]);
    expect(found.spread?.places).toBe(12);
    expect(found.counts.cannotSay).toBe(4);
    const by = new Map(found.rows.map((row) => [row.area.code, row]));
    for (const at of [12, 13, 14]) expect(by.get(code(at))).toMatchObject({ of: null, limits: null, place: null });
    expect(by.get(code(15))?.text).toContain('low reliability');
    expectFinite(found);
  });

  it('a suppressed figure shows no size, and moves no limit', () => {
    const { found } = find(share, rowsOf([...twelve, 'c']));
    const { found: without } = find(share, rowsOf(twelve));
    const hidden = found.rows.find(({ area }) => area.code === code(12))!;
    expect(hidden).toMatchObject({ of: null, limits: null, place: null, point: { value: null, symbol: 'c' } });
    expect(found.spread).toEqual(without.spread);
  });

  it('104.3% and 1,000,000,000 in a rate stand as published, and widen nothing', () => {
    const { found: shares } = find(share, rowsOf([...twelve, 104.3]));
    expect(shares.spread).toEqual(find(share, rowsOf(twelve)).found.spread);
    expect(shares.rows.find(({ area }) => area.code === code(12))).toMatchObject({
      point: { value: 104.3 },
      place: null,
      text: 'Left out: a figure below 0% or above 100% is no share',
    });
    const { found: rates } = find(
      rate,
      rowsOf([...twelve, 1e9], () => 50_000),
    );
    expect(rates.spread).toEqual(
      find(
        rate,
        rowsOf(twelve, () => 50_000),
      ).found.spread,
    );
    expect(rates.drawing!.figure.domain[1]).toBeLessThan(100);
    expectFinite(rates);
  });

  it('identical figures, all zero and all whole give limits and no nonsense', () => {
    for (const same of [0, 20, 100]) {
      const { found } = find(share, [aRow(country, year, same), ...rowsOf(twelve.map(() => same))]);
      expect(placed(found)).toEqual(twelve.map(() => 'within'));
      expect(found.spread?.tau).toBe(0);
      expectFinite(found);
      for (const { limits } of found.rows) {
        expect(limits!.low998).toBeGreaterThanOrEqual(0);
        expect(limits!.high998).toBeLessThanOrEqual(100);
      }
    }
  });

  it('153 places at once have limits each, and curves that stay within the scale', () => {
    const many = Array.from({ length: 153 }, (_, at) => 40 + ((at * 37) % 61));
    const { found } = find(
      rate,
      rowsOf(many, (at) => 400 + at * 2000),
    );
    expect(found.rows).toHaveLength(153);
    expect(found.rows.every(({ limits }) => limits !== null)).toBe(true);
    const { curves, figure, size } = found.drawing!;
    expect(curves).toHaveLength(61);
    for (const { low998, high998 } of curves) {
      expect(low998).toBeGreaterThanOrEqual(figure.domain[0]);
      expect(high998).toBeLessThanOrEqual(figure.domain[1]);
    }
    expect(size.domain[0]).toBe(0);
    expectFinite(found);
  });
});

describe('the download', () => {
  it('has a column for each cell, a row for each published figure, and symbols where numbers are hidden', () => {
    const { found, reference } = find(share, rowsOf([...twelve, 'c']));
    const rows = variationTable(found, reference);
    expect(rows).toHaveLength(13);
    expect(rows.every((row) => row.length === variationColumns.length)).toBe(true);
    const at = (name: string) => variationColumns.findIndex(([column]) => column === name);
    const hidden = rows.find((row) => row[at('new_la_code')] === code(12))!;
    expect(hidden[at('value')]).toBe('c');
    expect([hidden[at('of')], hidden[at('low_95')], hidden[at('place')]]).toEqual([null, null, null]);
  });
});
