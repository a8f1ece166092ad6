import { describe, expect, it } from 'vitest';
import { companionsOf } from '#server/domain/comparison/benchmarks.ts';
import { compare } from '#server/domain/comparison/compare.ts';
import type { PublishedRow } from '#server/domain/comparison/comparison.ts';
import { placeKey } from '#server/domain/releases/revisions.ts';
import { aMetric, anArea, aReference, aRow, first, madeUp, neighbourCodes } from './published.ts';

const total = { id: 'total', dimension: 'total', label: 'Total', parent: null, position: 0 };

function answer(rows: PublishedRow[], areas = [first], own: Parameters<typeof aMetric>[0] = {}, ends = {}) {
  const metric = aMetric(own);
  return compare({ metric, areas, breakdown: total, ...ends }, aReference(metric), rows);
}

const neighbourRows = (numbers: (number | 'c' | 'u')[], period = '2025|RY') =>
  numbers.map((figure, index) => aRow(neighbourCodes[index]!, period, figure));

const benchmark = (found: ReturnType<typeof answer>, kind: string) =>
  found.benchmarks.find((each) => each.kind === kind);
const codes = (found: ReturnType<typeof answer>) => found.notes.map(({ code }) => code);

describe('a comparison', () => {
  it('keeps a missing figure as a point with its symbol, in time order', () => {
    const { series } = answer([
      aRow(first.code, '2025|RY', 150.2),
      aRow(first.code, '2023|RY', 140),
      aRow(first.code, '2024|RY', 'c'),
    ]);
    expect(series[0]!.points.map(({ period, value, symbol }) => [period, value, symbol])).toEqual([
      ['2023|RY', 140, null],
      ['2024|RY', null, 'c'],
      ['2025|RY', 150.2, null],
    ]);
  });

  it('shows each figure with label, source and the release that published it', () => {
    const { series } = answer([aRow(first.code, '2025|RY', 150.2, 3)]);
    expect(series[0]!.points[0]).toEqual({
      period: '2025|RY',
      periodLabel: 'year to 31 March 2025',
      value: 150.2,
      symbol: null,
      low: null,
      high: null,
      signal: null,
      provisional: false,
      revision: null,
      reason: null,
      label: 'accredited official statistics',
      source: 'Census',
      fromRelease: 3,
    });
  });

  it('says of each figure that took the place of one published before why, and in the notes where', () => {
    const metric = aMetric();
    const place = { metric: metric.id, breakdown: 'total', area: first.code };
    const reason = 'Two teams were left out of the count.';
    const revisions = new Map([
      [placeKey({ ...place, period: '2024|RY', release: 3 }), { kind: 'correction' as const, reason }],
      [placeKey({ ...place, period: '2025|RY', release: 3 }), { kind: 'scheduled' as const, reason: null }],
      [
        placeKey({ ...place, period: '2023|RY', release: 2 }),
        { kind: 'correction' as const, reason: 'Of another release' },
      ],
      [
        placeKey({ ...place, breakdown: 'age:under-1', period: '2023|RY', release: 1 }),
        { kind: 'scheduled' as const, reason: null },
      ],
    ]);
    const rows = [
      aRow(first.code, '2023|RY', 1, 1),
      aRow(first.code, '2024|RY', 2, 3),
      aRow(first.code, '2024|RY', 9, 1),
      aRow(first.code, '2025|RY', 3, 3),
    ];
    const question = { metric, areas: [first], breakdown: total };
    const { series, notes } = compare(question, { ...aReference(metric), revisions }, rows);
    expect(series[0]!.points.map(({ revision, reason: why }) => [revision, why])).toEqual([
      [null, null],
      ['correction', reason],
      ['scheduled', null],
    ]);
    const texts = notes.filter(({ code }) => ['correction', 'scheduled-revision'].includes(code));
    expect(texts).toEqual([
      { code: 'scheduled-revision', text: expect.stringContaining('recorded late') },
      { code: 'correction', text: `Corrected: ${first.name}, year to 31 March 2024. ${reason}` },
    ]);
    expect(codes(answer(rows))).not.toContain('correction');
  });

  it('takes the latest release that spoke of a figure, whatever the order of the rows', () => {
    const rows = [
      aRow(first.code, '2025|RY', 2, 2),
      aRow(first.code, '2025|RY', 'x', 5),
      aRow(first.code, '2025|RY', 1, 1),
    ];
    expect(answer(rows).series[0]!.points).toMatchObject([{ value: null, symbol: 'x', fromRelease: 5 }]);
  });

  it('answers places in the order asked, one without figures included', () => {
    const other = anArea('E06000099');
    const { series } = answer([aRow(first.code, '2025|RY', 1)], [other, first]);
    expect(series.map(({ area, points }) => [area.code, points.length])).toEqual([
      ['E06000099', 0],
      [first.code, 1],
    ]);
  });

  it('invents no point where nothing was published', () => {
    const { series } = answer([aRow(first.code, '2025|RY', 1), aRow('E92000001', '2024|RY', 2)]);
    expect(series[0]!.points).toHaveLength(1);
  });

  it('never joins quarters and years: the one with fewer figures is left out, and a note says so', () => {
    const found = answer([
      aRow(first.code, '202526|Q1', 1),
      aRow(first.code, '202526|Q2', 2),
      aRow(first.code, '2025|RY', 3),
    ]);
    expect(found.series[0]!.points.map(({ period }) => period)).toEqual(['202526|Q1', '202526|Q2']);
    expect(codes(found)).toContain('one-frequency');
  });

  it('keeps to the periods asked for, and to their kind', () => {
    const rows = ['2022|RY', '2023|RY', '2024|RY', '202324|Q1'].map((period) => aRow(first.code, period, 1));
    const found = answer(rows, [first], {}, { from: '2023|RY', to: '2024|RY' });
    expect(found.axis.periods.map(({ period }) => period)).toEqual(['2023|RY', '2024|RY']);
  });
});

describe('benchmarks', () => {
  it('are England, the first place’s region, and the middle of its neighbours', () => {
    const rows = [
      aRow(first.code, '2025|RY', 9),
      aRow('E92000001', '2025|RY', 7),
      aRow('E12000001', '2025|RY', 8),
      ...neighbourRows([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    ];
    const found = answer(rows);
    expect(found.benchmarks.map(({ kind, points }) => [kind, points[0]?.value])).toEqual([
      ['england', 7],
      ['region', 8],
      ['neighbours-median', 5.5],
      ['neighbours-low', 3.25],
      ['neighbours-high', 7.75],
    ]);
    expect(benchmark(found, 'neighbours-median')?.points[0]?.label).toBe('derived here');
  });

  it('count plain numbers only: a suppressed or unreliable figure never enters a median', () => {
    const rows = neighbourRows([1, 2, 3, 4, 100, 'c', 'c']);
    rows.push({ ...aRow(neighbourCodes[7]!, '2025|RY', 999), symbol: 'u' });
    expect(benchmark(answer([aRow(first.code, '2025|RY', 9), ...rows]), 'neighbours-median')?.points[0]?.value).toBe(3);
  });

  it('are absent, with a note, where fewer than five neighbours have a number', () => {
    const found = answer([aRow(first.code, '2025|RY', 9), ...neighbourRows([1, 2, 3, 4, 'c'])]);
    expect(benchmark(found, 'neighbours-median')).toBeUndefined();
    expect(codes(found)).toContain('neighbours-too-few');
  });

  it('have a gap in a period in which fewer than five neighbours have a number', () => {
    const rows = [...neighbourRows([1, 2, 3, 4, 5], '2024|RY'), ...neighbourRows([1, 2, 3, 4], '2025|RY')];
    const points = benchmark(answer([aRow(first.code, '2025|RY', 9), ...rows]), 'neighbours-median')?.points;
    expect(points?.map(({ value, symbol }) => [value, symbol])).toEqual([
      [3, null],
      [null, 'x'],
    ]);
  });

  it('are never made up, and a made-up place gets no neighbours and no region', () => {
    const found = answer([aRow(madeUp.code, '202526|Q1', 5), aRow('T12000001', '202526|Q1', 5)], [madeUp]);
    expect(found.benchmarks).toEqual([]);
    expect(companionsOf([madeUp], aReference())).toEqual(['E92000001']);
    expect(codes(found)).toContain('made-up');
  });
});

describe('the notes', () => {
  it('explain each symbol that occurs and no other', () => {
    const found = codes(answer([aRow(first.code, '2025|RY', 'c'), aRow(first.code, '2024|RY', 'low')]));
    expect(found.filter((code) => code.startsWith('symbol'))).toEqual(['symbol-c', 'symbol-low']);
  });

  it('carry remarks on single figures with place and period', () => {
    const remark = { ...aRow(first.code, '2025|RY', 0), note: 'Hours are probably missing.' };
    expect(answer([remark]).notes).toContainEqual({
      code: 'value-note',
      text: 'Council 01 2025: Hours are probably missing.',
    });
  });

  it('say that nothing is published rather than nothing at all', () => {
    const found = answer([]);
    expect(codes(found)).toContain('no-figures');
    expect(found.sentence).toContain('nothing is published');
    expect(found.axis.ticks.length).toBeGreaterThan(1);
  });
});

describe('the sentence', () => {
  it('gives the newest figure beside England and neighbours, and the place’s own past', () => {
    const found = answer([
      aRow(first.code, '2016|RY', 120),
      aRow(first.code, '2025|RY', 150.2),
      aRow('E92000001', '2025|RY', 189.3),
      ...neighbourRows([1, 2, 3, 4, 5]),
    ]);
    expect(found.sentence).toBe(
      'Section 47 enquiries (rate per 10,000 children), year to 31 March 2025: Council 01 150.2; England 189.3 and the median of its statistical neighbours 3.0. It was 120.0 where the series begins (year to 31 March 2016).',
    );
  });

  it('names a suppressed figure as such and never as zero', () => {
    const rows = [aRow(first.code, '2025|RY', 'c'), aRow('E92000001', '2025|RY', 1)];
    expect(answer(rows).sentence).toContain('Council 01 is suppressed to protect confidentiality; England 1.0');
  });

  it('uses no word of judgement', () => {
    const found = answer([aRow(first.code, '2024|RY', 1), aRow(first.code, '2025|RY', 9)], [first], {
      polarity: 'lower',
    });
    expect(found.sentence).not.toMatch(/better|worse|improv|fail|significant|good|bad/i);
  });
});
