import { describe, expect, it } from 'vitest';
import { drawChartFile } from '#app/charts/draw.tsx';
import { drawDotsFile } from '#app/charts/draw-dots.tsx';
import { comparisonChart, sourceLine } from '#app/components/comparison-chart.ts';
import { groupChart } from '#app/components/group/group-chart.ts';
import type { Area } from '#server/domain/areas/area.ts';
import { compare } from '#server/domain/comparison/compare.ts';
import type { Comparison, PublishedRow, Reference } from '#server/domain/comparison/comparison.ts';
import { groupComparison } from '#server/domain/comparison/groups/group-comparison.ts';
import { questionOf } from '#server/domain/comparison/question.ts';
import type { Metric } from '#server/domain/metrics/metric.ts';
import { aMetric, anArea, aReference, aRow, first } from '../../server/domain/comparison/published.ts';

/** Figures that are really sent or published, and that nothing may break on: an answer, a picture and a sentence. */
type Asked = { own?: Partial<Metric>; areas?: Area[]; more?: Partial<Reference>; counts?: PublishedRow[] };

const share = { id: 'rereferral_pct', method: 'wilson-95', unit: '%' } as const;
const rate = { method: 'byar-95' } as const;
const of = (row: PublishedRow, denominator: number | null): PublishedRow => ({ ...row, denominator });
const years = (figures: (number | PublishedRow['symbol'])[], area = first.code) =>
  figures.map((figure, at) => aRow(area, `${2026 - figures.length + at}|RY`, figure));

function answer(rows: PublishedRow[], { own = rate, areas = [first], more = {}, counts = [] }: Asked = {}) {
  const metric = aMetric(own);
  const reference = { ...aReference(metric), ...more };
  const asked = { metric: metric.id, areas: areas.map(({ code }) => code), breakdown: 'total' };
  const known = new Map([...reference.areas, ...areas.map((area) => [area.code, area] as const)]);
  const { question, faults } = questionOf(asked, { ...reference, areas: known });
  if (!question) throw new Error(faults.join(' '));
  const found = compare(question, { ...reference, areas: known }, rows, counts);
  expectSane(found);
  return found;
}

/** Every number is one, no limit says what cannot be, the axis holds all of it, and words stand for what is missing. */
function expectSane(found: Comparison): void {
  const [from, to] = found.axis.domain;
  expect(from).toBeLessThan(to);
  expect(found.axis.ticks.length).toBeLessThanOrEqual(10);
  for (const { points, range } of found.series) {
    for (const { value, symbol, low, high } of points) {
      expect(value === null && symbol === null).toBe(false);
      expect(low === null).toBe(high === null);
      for (const each of [value, low, high]) if (each !== null) expect(each >= from && each <= to).toBe(true);
      if (low === null || high === null || value === null) continue;
      expect(low <= value && value <= high && low >= 0).toBe(true);
      if (found.unit === '%') expect(high).toBeLessThanOrEqual(100);
    }
    if (range) expect(range.lower <= range.centre && range.centre <= range.upper).toBe(true);
  }
  expect(found.sentence).toMatch(/^\S.{20,}\.$/);
  expect(found.notes.length).toBeGreaterThan(0);
  const picture = drawChartFile(comparisonChart('chart', found), found.sentence, sourceLine(found));
  expect(picture).toMatch(/^<svg /);
  for (const text of [JSON.stringify(found), picture]) expect(text).not.toMatch(/NaN|Infinity|undefined|-99\b/);
}

const limits = (found: Comparison) => found.series[0]!.points.map(({ low, high }) => [low, high]);
const noted = (found: Comparison) => new Map(found.notes.map(({ code, text }) => [code, text]));
const noLimits = [[null, null]];

describe('hard figures', () => {
  it.each([0, -40])('a denominator of %d gives no interval, and the notes say so', (denominator) => {
    for (const own of [rate, share]) {
      const found = answer([of(aRow(first.code, '2025|RY', 20), denominator)], { own });
      expect(limits(found)).toEqual(noLimits);
      expect(noted(found).get('no-interval')).toContain('not published here');
      expect(found.series[0]!.standing?.england ?? null).toBeNull();
    }
  });

  it('a year whose population nobody published has the figure without an interval, the others keep theirs', () => {
    const populations = new Map([[first.code, new Map([[2023, 41_000]])]]);
    const found = answer(years([140, 150]), { more: { populations } });
    expect(limits(found)).toEqual([
      [expect.any(Number), expect.any(Number)],
      [null, null],
    ]);
    expect(noted(found).get('interval')).toContain('Where none stands, what it needs is not published here.');
  });

  it('one point is a chart with one mark, and nothing is said of its past', () => {
    const found = answer(years([150.2]));
    expect(found.axis.periods).toHaveLength(1);
    expect(found.series[0]!.range).toBeNull();
    expect(found.sentence).not.toContain('where the series begins');
  });

  it('all points hidden: no mark, no limit, no median, and the sentence says why', () => {
    const others = [...aReference().areas.keys()].filter((code) => code.startsWith('E06'));
    const found = answer(
      others.flatMap((code) =>
        years(
          Array.from({ length: 12 }, () => 'c' as const),
          code,
        ),
      ),
    );
    expect(
      limits(found)
        .flat()
        .every((limit) => limit === null),
    ).toBe(true);
    expect(found.series[0]!.range).toBeNull();
    expect(found.benchmarks.flatMap(({ points }) => points).every(({ value }) => value === null)).toBe(true);
    expect(found.sentence).toContain('suppressed to protect confidentiality');
    expect(comparisonChart('chart', found).lines).toEqual([]);
  });

  it.each([0, 50, 100])('twelve figures of %d have a range without width, and none of them stands out', (value) => {
    const found = answer(
      years(Array.from({ length: 12 }, () => value)).map((row) => of(row, 400)),
      { own: { ...share, basis: 'year' } },
    );
    expect(found.series[0]!.range).toMatchObject({ centre: value, lower: value, upper: value });
    expect(found.series[0]!.points.every(({ signal }) => signal === 'common')).toBe(true);
    expect(found.sentence).toContain('It was the same');
  });

  it('a rate of 1,000,000,000 is drawn and bounded like any other', () => {
    const populations = new Map([[first.code, new Map([[2024, 41_000]])]]);
    const found = answer([aRow(first.code, '2025|RY', 1_000_000_000), aRow(first.code, '2024|RY', 0.1)], {
      more: { populations },
    });
    const [low, high] = limits(found)[1]!;
    expect(low! / 1e9).toBeCloseTo(1, 2);
    expect(high! / 1e9).toBeCloseTo(1, 2);
    expect(found.sentence).toContain('1,000,000,000');
  });

  it('104.3% that was published stands as published, above the axis of no other figure, without an interval', () => {
    const found = answer([of(aRow(first.code, '2025|RY', 104.3), 300), of(aRow(first.code, '2024|RY', 97), 300)], {
      own: share,
    });
    expect(limits(found)[1]).toEqual([null, null]);
    expect(found.sentence).toContain('104.3%');
    expect(noted(found).get('above-100')).toContain('it is no share');
  });

  it('a place asked twice stands once', () => {
    const found = answer(years([150]), { areas: [first, first] });
    expect(found.series).toHaveLength(1);
  });

  const many = Array.from({ length: 153 }, (_, at) => anArea(`E09${String(at + 100).padStart(6, '0')}`));
  const ofMany = many.flatMap(({ code }, at) => years([at % 7 === 0 ? 'c' : at, at % 11 === 0 ? 'u' : at + 1], code));

  it('153 places at once: four are drawn, all are in the answer, and three are named', () => {
    const found = answer(ofMany, { areas: many });
    expect(found.series).toHaveLength(153);
    expect(found.sentence).toContain('150 more in the table');
    expect(comparisonChart('chart', found).lines.length).toBeLessThanOrEqual(4);
  });

  it('153 places side by side: a mark for each with a number, and a count of those without', () => {
    const found = answer(ofMany, { areas: many });
    const group = { id: 'all', kind: 'all' as const, name: 'Every authority', areas: many };
    const side = groupComparison(found, group, aMetric(rate), undefined);
    const chart = groupChart('chart', side)!;
    expect(chart.rows).toHaveLength(side.rows.filter(({ point }) => point?.value != null).length);
    expect(side.counts.higher + side.counts.lower + side.counts.similar + side.counts.cannotSay).toBe(153);
    const picture = drawDotsFile(chart, side.sentence, 'Source');
    expect(picture).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe('an authority that became part of another', () => {
  const into = anArea('E06000951', { name: 'New Shire', validFrom: '2012-04-01' });
  const gone = anArea('E06000950', { name: 'Old Town', validTo: '2020-03-31', successorCode: into.code });
  const both = new Map([...aReference().areas, [gone.code, gone], [into.code, into]]);
  const steady = [50, 51, 49, 50, 52, 50, 49, 51];

  it('ends where it ended, and a note says where its figures go on', () => {
    const found = answer(years([40, 41]), { areas: [gone], more: { areas: both } });
    expect(noted(found).get('area-ended')).toBe(
      'Old Town ended on 31 March 2020. What happens there since is counted in New Shire.',
    );
  });

  it('makes a larger place, whose usual range holds no figure of the smaller one', () => {
    // 2014 to 2020 about 50; from the year after the merger about 90.
    const jump = [...steady.slice(0, 7), ...[90, 91, 89, 90, 92]];
    const rows = jump.map((figure, at) => aRow(into.code, `${2014 + at}|RY`, figure));
    const found = answer(rows, { areas: [into], more: { areas: both } });
    expect(noted(found).get('area-grew')).toContain('Old Town was part of New Shire after 31 March 2020');
    expect(found.series[0]!.range).toBeNull();
    expect(found.series[0]!.points.every(({ signal }) => signal === null)).toBe(true);

    const later = [...jump, 90, 91, 90, 92, 91, 90].map((figure, at) => aRow(into.code, `${2014 + at}|RY`, figure));
    const range = answer(later, { areas: [into], more: { areas: both } }).series[0]!.range!;
    expect(range.readings).toBe(11);
    expect(range.lower).toBeGreaterThan(60);

    const without = answer(rows, { areas: [into], more: { areas: new Map([[into.code, into]]) } });
    expect(without.series[0]!.range).not.toBeNull();
    expect(noted(without).has('area-grew')).toBe(false);
  });
});
