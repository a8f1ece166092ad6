import { describe, expect, it } from 'vitest';
import { control } from '#server/domain/disclosure/control.ts';
import type { ControlFacts, ControlMetric, KnownFigure, ShownFigure } from '#server/domain/disclosure/facts.ts';
import { withinReach } from '#server/domain/disclosure/sums.ts';
import { consistentRelease } from '../../../../../bench/consistent-release.ts';
import { areas, breakdowns, metrics } from './worlds.ts';

const place = { period: '202526|Q1', area: 'E06000001' };
const starts = (breakdown: string, value: number): KnownFigure => ({
  ...{ ...place, metric: 'starts', breakdown, release: 1, numerator: null, denominator: null, value, symbol: null },
});
const inTime = (breakdown: string, numerator: number, denominator: number): KnownFigure =>
  denominator === 0
    ? { ...starts(breakdown, 0), metric: 'in-time', value: null, symbol: 'z' }
    : {
        ...{ ...starts(breakdown, 0), metric: 'in-time', numerator, denominator },
        value: Number(((100 * numerator) / denominator).toFixed(1)),
      };
const factsOf = (known: KnownFigure[], more: Partial<ControlFacts> = {}): ControlFacts => ({
  ...{ release: 1, metrics, breakdowns, areas, known, shown: [], ...more },
});
const hiddenOf = (facts: ControlFacts) =>
  control(facts)
    .figures.filter(({ value }) => !value)
    .map(({ metric, breakdown }) => `${metric} ${breakdown}`)
    .sort();

describe('figures of others', () => {
  const ofOthers = (denominator: number | null): ShownFigure => ({
    ...{
      ...place,
      metric: 'in-time',
      breakdown: 'total',
      release: 1,
      value: null,
      symbol: 'c',
      ours: false,
      denominator,
    },
  });
  const own = { metric: 'starts', breakdown: 'total', ...place };

  it('tell a hidden count by the denominator they give beside a hidden percentage', () => {
    const facts = factsOf([starts('total', 3)], { shown: [ofOthers(3)] });
    expect(control(facts)).toMatchObject({ breaches: [own], before: [] });
    // Out before this release, it is not what this release adds.
    const later = { ...facts, release: 2, known: [{ ...starts('total', 3), release: 2 }] };
    expect(control(later)).toMatchObject({ breaches: [], before: [own] });
  });

  it('tell nothing of it by a hidden percentage alone', () => {
    expect(control(factsOf([starts('total', 3)], { shown: [ofOthers(null)] }))).toMatchObject({
      ...{ breaches: [], before: [] },
    });
  });
});

it('a figure that is not applicable is hidden where it would tell that a hidden count is nothing', () => {
  const total: ShownFigure = {
    ...{ ...place, metric: 'starts', breakdown: 'total', release: 1, value: 4, symbol: null, ours: false },
    denominator: null,
  };
  const known = [
    ...[starts('age:a', 4), starts('age:b', 0), starts('age:c', 0)],
    ...[inTime('age:a', 2, 4), inTime('age:b', 0, 0), inTime('age:c', 0, 0)],
  ];
  const hidden = hiddenOf(factsOf(known, { shown: [total] }));
  // All 4 may be of one of the others: that nobody there was in time, not applicable, would say that there is nobody.
  const other = hidden.includes('starts age:b') ? 'age:b' : 'age:c';
  expect(hidden).toEqual(['in-time age:a', `in-time ${other}`, 'starts age:a', `starts ${other}`]);
});

describe('periods that a release may tell something of', () => {
  const at = (period: string, release: number) => ({ ...starts('total', 20), period, release });
  const reached = (known: KnownFigure[]) =>
    withinReach(factsOf(known, { release: 4 }))
      .known.map(({ period }) => period)
      .sort();
  const before = [at('202425|Q4', 1), at('202526|Q1', 2), at('202526|Q2', 3)];

  it('are its own alone, while no year holds them', () => {
    expect(reached([...before, at('202526|Q3', 4)])).toEqual(['202526|Q3']);
  });

  it('are the quarters of a year of which a figure is known, and of a year that shares one of these with it', () => {
    const quarters = ['202526|Q1', '202526|Q2', '202526|Q3', '2026|RY'];
    expect(reached([...before, at('2026|RY', 1), at('202526|Q3', 4)])).toEqual(quarters);
    expect(reached([...before, at('2026|RY', 1), at('2025|CY', 1), at('202526|Q3', 4)])).toEqual(
      ['2025|CY', '202425|Q4', ...quarters].sort(),
    );
  });
});

describe('a percentage made of two rates', () => {
  const rate = (id: string): ControlMetric => ({
    ...{ id, unit: 'rate per 10,000 children', kind: 'flow', basis: 'year', numerator: id, denominator: 'Children' },
    ...{ decimals: 1, rule: { kind: 'hide', from: 1, to: 5 }, seriesOf: null, derivedFrom: [], compares: [] },
  });
  const ratio: ControlMetric = {
    ...{ ...rate('ratio'), unit: '%', numerator: 'Rate of conferences', denominator: 'Rate of enquiries' },
    derivedFrom: ['conferences', 'enquiries'],
  };
  const of = (metric: string, numerator: number, denominator: number, value: number): KnownFigure => ({
    ...{ ...starts('total', value), metric, numerator, denominator },
  });
  const facts = (conferences: number, enquiries: number, children: number) =>
    factsOf(
      [
        of('enquiries', enquiries, children, Number(((10_000 * enquiries) / children).toFixed(1))),
        of('ratio', (10_000 * conferences) / children, (10_000 * enquiries) / children, 0),
      ],
      { metrics: [rate('enquiries'), rate('conferences'), ratio] },
    );

  it('is hidden by the counts behind its rates, which a reader works out from the population', () => {
    // 4 conferences among 4,000 children are 10 per 10,000.
    expect(hiddenOf(facts(4, 40, 4_000))).toEqual(['ratio total']);
    expect(hiddenOf(facts(20, 40, 4_000))).toEqual([]);
  });

  it('and the count of one of its rates are the same count: hidden there, it is not shown here', () => {
    expect(hiddenOf(facts(3, 4, 4_000))).toEqual(['enquiries total', 'ratio total']);
  });
});

describe('a release in which everything fits together', () => {
  const facts = consistentRelease({ areas: 2, metrics: 45 });

  it('can be hidden as it must be: nothing in it follows, and it is never refused', () => {
    const { breaches, before, secondary } = control(facts);
    expect({ breaches, before }).toEqual({ breaches: [], before: [] });
    expect(secondary.length).toBeGreaterThan(100);
  }, 60_000);

  it('is decided the same whatever order its figures come in', () => {
    const one = { ...facts, known: facts.known.filter(({ area }) => area === facts.known[0]!.area) };
    expect(control({ ...one, known: one.known.toReversed() })).toEqual(control(one));
  }, 60_000);
});
