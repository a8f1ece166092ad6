import { describe, expect, it } from 'vitest';
import { besideBreakdown } from '#server/domain/comparison/breakdowns/beside-breakdown.ts';
import {
  type BreakdownComparison,
  type BreakdownRow,
  breakdownComparison,
} from '#server/domain/comparison/breakdowns/breakdown-comparison.ts';
import { breakdownQuestionOf } from '#server/domain/comparison/breakdowns/breakdown-question.ts';
import { ratioNumber } from '#server/domain/comparison/breakdowns/breakdown-sentences.ts';
import { breakdownTable, ratioColumns, ratioTable } from '#server/domain/comparison/breakdowns/breakdown-tidy.ts';
import { ratioAxis } from '#server/domain/comparison/breakdowns/ratio-axis.ts';
import { reachOf } from '#server/domain/comparison/breakdowns/reach.ts';
import type { Reference } from '#server/domain/comparison/comparison.ts';
import { tidyColumns } from '#server/domain/comparison/tidy.ts';
import type { Metric } from '#server/domain/metrics/metric.ts';
import { aMetric, aReference, aRow, first, madeUp } from './published.ts';

const ethnic = [
  ['ethnicity:white', 'White'],
  ['ethnicity:mixed', 'Mixed'],
  ['ethnicity:asian', 'Asian'],
  ['ethnicity:black', 'Black'],
  ['ethnicity:not-obtained', 'Not obtained'],
] as const;
const ages = [
  ['age:under-1', 'Under 1'],
  ['age:10-to-15', '10 to 15'],
] as const;
const strata = [
  ['deprivation:1', 'Most deprived fifth'],
  ['deprivation:5', 'Least deprived fifth'],
] as const;

const plans = aMetric({
  id: 'cpp_rate',
  name: 'Children on plans',
  method: 'byar-95',
  breakdowns: ['ethnicity', 'age'],
});
const offers = aMetric({ id: 'offer_pct', name: 'Offers', unit: '%', method: 'wilson-95', breakdowns: ['ethnicity'] });

function known(metric: Metric): Reference {
  const lines = [...ethnic, ...ages, ...strata].map(([id, label], position) => ({
    id,
    dimension: id.split(':')[0]!,
    label,
    parent: null,
    position,
  }));
  const base = aReference(metric);
  return { ...base, breakdowns: new Map([...base.breakdowns, ...lines.map((each) => [each.id, each] as const)]) };
}

type Given = number | 'c' | 'x' | 'u';
const period = '2025|RY';

const row = (metric: string, breakdown: string, figure: Given, more: Partial<BreakdownRow> = {}): BreakdownRow => ({
  ...aRow(first.code, period, figure),
  metric,
  breakdown,
  ...more,
});

/** A rate and the count it is made from, of so many children. */
const counted = (breakdown: string, events: number, children: number, area = first.code): BreakdownRow[] => [
  row('cpp_rate', breakdown, Math.round((events / children) * 100_000) / 10, { area }),
  row('cpp_number', breakdown, events, { area }),
];

const told = ({ rows }: BreakdownComparison) =>
  Object.fromEntries(rows.map(({ id, own }) => [id.split(':')[1], own.ratio?.side ?? own.why]));

const answer = (rows: BreakdownRow[], more = {}, metric = plans, area = first) =>
  breakdownComparison({ metric, area, dimension: 'ethnicity', ...more }, known(metric), rows);

describe('a metric by group', () => {
  const rows = [
    ...counted('ethnicity:white', 400, 100_000),
    ...counted('ethnicity:mixed', 80, 10_000),
    ...counted('ethnicity:asian', 42, 10_000),
    ...counted('ethnicity:black', 8, 3_000),
    ...counted('ethnicity:not-obtained', 30, 2_000),
    ...counted('total', 560, 125_000),
    ...counted('ethnicity:white', 40_000, 10_000_000, 'E92000001'),
    ...counted('ethnicity:mixed', 6_000, 1_000_000, 'E92000001'),
  ];

  it('says of each group whether it is met more often than the reference group, or why that cannot be said', () => {
    const found = answer(rows);
    expect(told(found)).toEqual({
      white: 'reference',
      mixed: 'higher',
      asian: 'similar',
      black: 'too-few',
      'not-obtained': 'unrecorded',
    });
    expect(found.rows[1]?.own.ratio?.ratio).toBeCloseTo(2, 2);
    expect(found.ratioSentence).toBe(
      'Children on plans, Council 01, year to 31 March 2025, beside White: more often for Mixed (2.00 times, 1.55 to 2.55); the difference may be chance for Asian; too few to say of Black.',
    );
    expect(found.sentence).toBe(
      'Children on plans (rate per 10,000 children) by ethnic group, Council 01, year to 31 March 2025: from 26.7 (Black) to 80.0 (Mixed); 44.8 all together.',
    );
  });

  it('stands beside England’s own groups of the same period', () => {
    const found = answer(rows);
    expect(found.rows[1]?.england?.ratio).toMatchObject({ ratio: 1.5, side: 'higher' });
    expect(found.rows[3]?.england).toBeNull();
    expect(answer(rows, {}, plans, aReference().areas.get('E92000001')).rows[1]?.england).toBeNull();
  });

  it('takes another reference group and another breakdown where asked, and the usual where not', () => {
    expect(answer(rows, { reference: 'ethnicity:mixed' }).rows[0]?.own.ratio).toMatchObject({
      ratio: 0.5,
      side: 'lower',
    });
    expect(answer(rows, { reference: 'ethnicity:not-obtained' }).reference?.id).toBe('ethnicity:white');
    const byAge = answer(counted('age:under-1', 50, 5_000), { dimension: undefined });
    expect([byAge.dimension?.id, byAge.reference?.id]).toEqual(['age', 'age:10-to-15']);
    expect(told(byAge)).toEqual({ 'under-1': 'no-reference', '10-to-15': 'no-figure' });
  });

  it('never takes the children of a whole place for those of a group', () => {
    const rateAlone = [row('cpp_rate', 'ethnicity:white', 40), row('cpp_rate', 'ethnicity:mixed', 80)];
    const found = answer(rateAlone);
    expect(found.rows[0]?.own.point).toMatchObject({ value: 40, low: null, high: null });
    expect(told(found)).toMatchObject({ mixed: 'not-made-of' });
  });

  it('gives tables with a cell for each column, England’s rows among them', () => {
    const found = answer(rows);
    const figures = breakdownTable(found, known(plans), 'E92000001');
    const ratios = ratioTable(found, known(plans), 'E92000001');
    expect(figures).toHaveLength(7);
    expect(new Set(figures.map((cells) => cells.length))).toEqual(new Set([tidyColumns.length]));
    expect(new Set(ratios.map((cells) => cells.length))).toEqual(new Set([ratioColumns.length]));
    const mixed = ratios.filter((cells) => cells[11] === 'ethnicity:mixed').map((cells) => cells.slice(13, 14));
    expect(mixed).toEqual([[2], [1.5]]);
  });
});

describe('bad input', () => {
  it('a hidden, missing or unreliable figure never enters a ratio', () => {
    const white = counted('ethnicity:white', 400, 100_000);
    const found = answer([
      ...white,
      row('cpp_rate', 'ethnicity:mixed', 'c'),
      row('cpp_number', 'ethnicity:mixed', 80),
      row('cpp_rate', 'ethnicity:asian', 80),
      row('cpp_number', 'ethnicity:asian', 'c'),
      row('cpp_rate', 'ethnicity:black', 80, { symbol: 'u' }),
      row('cpp_number', 'ethnicity:black', 80),
    ]);
    expect(told(found)).toEqual({
      white: 'reference',
      mixed: 'hidden',
      asian: 'not-made-of',
      black: 'no-number',
      'not-obtained': 'no-figure',
    });
    expect(found.compared).toBe(false);
    expect(found.ratioSentence).toContain(': hidden, so it cannot be said, of Mixed.');
  });

  it('all suppressed, the reference group too: a sentence and no number', () => {
    const found = answer(ethnic.map(([id]) => row('cpp_rate', id, 'c')));
    expect([found.measured, found.compared]).toEqual([false, false]);
    expect(found.rows.every(({ own }) => own.ratio === null)).toBe(true);
    expect(found.sentence).toContain(
      'no group has a number. Suppressed to protect confidentiality: White, Mixed, Asian, Black and Not obtained.',
    );
    expect(found.ratioSentence).toContain('hidden, so it cannot be said, of Mixed, Asian and Black.');
    expect(found.scale.ticks.every(Number.isFinite)).toBe(true);
  });

  it('no events, in a group or in the one it is held beside, is too few to say', () => {
    const zero = (id: string) => [row('cpp_rate', id, 0, { denominator: 9_000 }), row('cpp_number', id, 0)];
    expect(told(answer([...counted('ethnicity:white', 400, 100_000), ...zero('ethnicity:mixed')]))).toMatchObject({
      mixed: 'too-few',
    });
    expect(told(answer([...zero('ethnicity:white'), ...counted('ethnicity:mixed', 80, 10_000)]))).toMatchObject({
      mixed: 'too-few',
    });
  });

  it('a denominator of nought, or a share above the whole, has no ratio', () => {
    const share = (id: string, value: number, denominator: number | null) =>
      row('offer_pct', id, value, { denominator });
    const white = share('ethnicity:white', 50, 200);
    const found = answer(
      [
        white,
        share('ethnicity:mixed', 50, 0),
        share('ethnicity:asian', 104.3, 100),
        share('ethnicity:black', 50, null),
      ],
      {},
      offers,
    );
    expect(told(found)).toMatchObject({ mixed: 'not-made-of', asian: 'not-made-of', black: 'not-made-of' });
    const rate = [row('cpp_rate', 'ethnicity:white', 5, { denominator: -4 }), row('cpp_rate', 'ethnicity:mixed', -5)];
    expect(told(answer(rate))).toMatchObject({ mixed: 'not-made-of' });
  });

  it('identical groups are as often, and the difference may be chance', () => {
    const found = answer(ethnic.flatMap(([id]) => counted(id, 50, 10_000)));
    expect(found.rows[1]?.own.ratio).toMatchObject({ ratio: 1, side: 'similar' });
  });

  it('a count has no ratio, and a metric that is not broken down says so', () => {
    const count = aMetric({ id: 'families', name: 'Families', unit: 'count', breakdowns: ['ethnicity'] });
    const rows = [row('families', 'ethnicity:white', 500), row('families', 'ethnicity:mixed', 90)];
    const found = answer(rows, {}, count);
    expect(told(found)).toMatchObject({ mixed: 'count' });
    expect(found.ratioSentence).toContain('A count alone has no ratio');
    const none = answer([], { dimension: undefined }, aMetric({ breakdowns: [] }));
    expect([none.dimension, none.sentence]).toEqual([null, 'Section 47 enquiries is not broken down by any group.']);
  });

  it('nothing published is “not measured yet”, with what would be needed', () => {
    const found = answer([]);
    expect(found.ratioSentence).toMatch(/not measured yet for Council 01/);
    expect(found.notes.find(({ code }) => code === 'needed')?.text).toMatch(/an official file/);
  });

  it('what is unknown is named, each once', () => {
    const asked = { metric: 'nothing', area: 'E99', by: 'colour', beside: 'ethnicity:green' };
    expect(breakdownQuestionOf(asked, known(plans)).faults).toEqual([
      'Unknown metric nothing.',
      'Unknown area E99.',
      'Unknown breakdown colour: by is one of ethnicity, age, deprivation.',
      'Unknown group ethnicity:green.',
    ]);
  });
});

describe('a measure of activity', () => {
  const repeat = aMetric({ id: 'repeat_pct', name: 'Repeat plans', unit: '%', kind: 'ratio', polarity: 'lower' });
  const active = { ...plans, counterMetrics: ['repeat_pct'], counterReason: 'More plans are not more safety.' };
  const base = known(active);
  const reference = { ...base, metrics: new Map([...base.metrics, [repeat.id, repeat]]) };
  const beside = (metric: Metric, rows: BreakdownRow[]) => {
    const question = { metric, area: first, dimension: 'ethnicity' };
    return besideBreakdown(question, breakdownComparison(question, reference, rows), reference, rows);
  };
  const own = counted('ethnicity:white', 400, 100_000);

  it('stands with its counter-metric of the same place, period and groups', () => {
    const rows = [...own, row('repeat_pct', 'ethnicity:white', 24.5)];
    expect(beside(active, rows)).toMatchObject({
      metric: { id: 'repeat_pct' },
      found: { period, dimension: { id: 'ethnicity' } },
      text: 'Read beside it: Repeat plans. More plans are not more safety.',
    });
  });

  it('says so where that is hidden, is there by other groups only, or is not set', () => {
    for (const other of [row('repeat_pct', 'ethnicity:white', 'c'), row('repeat_pct', 'age:under-1', 24.5)]) {
      expect(beside(active, [...own, other])).toMatchObject({
        metric: null,
        text: 'It counts activity, and what to read beside it is not measured by ethnic group for this place: Repeat plans.',
      });
    }
    expect(beside(plans, own)?.text).toContain('take it as activity, not as a result');
    expect(beside(repeat, [row('repeat_pct', 'ethnicity:white', 24.5)])).toBeNull();
  });
});

describe('deprivation', () => {
  const byFifth = strata.flatMap(([id], at) => counted(id, 400 - at * 300, 50_000));

  it('stands beside the ratios of other groups as context, and changes none', () => {
    const groups = [...counted('ethnicity:white', 400, 100_000), ...counted('ethnicity:mixed', 80, 10_000)];
    const [without, found] = [answer(groups), answer([...groups, ...byFifth])];
    expect(without.context).toEqual([]);
    expect(found.context.map(({ label, point }) => [label, point.value])).toEqual([
      ['Most deprived fifth', 80],
      ['Least deprived fifth', 20],
    ]);
    expect(found.rows).toEqual(without.rows);
    const said = (one: BreakdownComparison) => one.notes.find(({ code }) => code === 'deprivation')?.text;
    expect(said(found)).toContain('stands beside as context');
    expect(said(without)).toContain('holds no figures by deprivation yet');
  });

  it('is shown alone, and is never made a ratio', () => {
    const found = answer(byFifth, { dimension: 'deprivation' });
    expect(found.reference).toBeNull();
    expect(told(found)).toEqual({ 1: 'context', 5: 'context' });
    expect(found.rows.map(({ own }) => own.point?.value)).toEqual([80, 20]);
    expect(found.ratioSentence).toContain('no ratio is made of how deprived places are');
  });
});

describe('a made-up place', () => {
  it('is held against nothing and says what it is', () => {
    const rows = [
      ...counted('ethnicity:white', 400, 100_000, madeUp.code),
      ...counted('ethnicity:white', 40_000, 10_000_000, 'E92000001'),
    ];
    const found = answer(rows, {}, plans, madeUp);
    expect(found.rows[0]?.england).toBeNull();
    expect(found.notes[0]).toMatchObject({ code: 'made-up' });
  });
});

describe('the scale of ratios', () => {
  it('has the same on it, and as many steps as can be read', () => {
    expect(ratioAxis([0.7, 1.8])).toEqual({ domain: [0.5, 2], ticks: [0.5, 1, 2] });
    expect(ratioAxis([])).toEqual({ domain: [0.5, 2], ticks: [0.5, 1, 2] });
    expect(ratioAxis([0, Number.POSITIVE_INFINITY, 3]).ticks).toEqual([0.5, 1, 2, 4]);
    for (const ends of [[1e-5, 1e9], [0.01, 40], [900]]) {
      const { ticks, domain } = ratioAxis(ends);
      expect(ticks.length).toBeLessThanOrEqual(9);
      expect(ticks).toContain(1);
      expect(domain[0]).toBeLessThanOrEqual(Math.min(...ends));
      expect(domain[1]).toBeGreaterThanOrEqual(Math.max(...ends));
    }
  });

  it('ratios are written to what they are worth', () => {
    expect([0, 0.054, 0.5, 9.99, 12.34, 1234].map(ratioNumber)).toEqual([
      '0.00',
      '0.054',
      '0.50',
      '9.99',
      '12.3',
      '1,234',
    ]);
  });
});

describe('whom the system reaches', () => {
  const metrics = new Map([plans, aMetric({ id: 'cin_rate', name: 'In need' })].map((each) => [each.id, each]));
  const reference = { ...known(plans), metrics };
  const held = (area: string) => reachOf([{ metric: 'cpp_rate', breakdown: 'ethnicity:white', area }], reference)[0];

  it('calls nothing measured that only a made-up place has, nor what has figures by age when asked by ethnic group', () => {
    const states = (area: string) => held(area)?.measures.map(({ metric, state }) => [metric.id, state]);
    expect(states('E92000001')).toEqual([
      ['cin_rate', 'not-measured'],
      ['cpp_rate', 'measured'],
    ]);
    expect(states(madeUp.code)).toContainEqual(['cpp_rate', 'example']);
    const byAge = reachOf([{ metric: 'cpp_rate', breakdown: 'age:under-1', area: 'E92000001' }], reference);
    expect(byAge.map(({ measures }) => measures.at(-1)?.state)).toEqual(['not-measured', 'measured', 'not-measured']);
    expect(byAge[2]?.measures[0]?.text).toBe(
      'Not measured yet. Needed: an official file with this metric by how deprived the neighbourhood is.',
    );
  });
});
