import { describe, expect, it } from 'vitest';
import { compare } from '#server/domain/comparison/compare.ts';
import type { PublishedRow, Reference } from '#server/domain/comparison/comparison.ts';
import { methodsOf } from '#server/domain/statistics/methods.ts';
import { aMetric, aReference, aRow, first, madeUp } from './published.ts';

const breakdown = { id: 'total', dimension: 'total', label: 'Total', parent: null, position: 0 };
const rate = { method: 'byar-95' };
const share = { method: 'wilson-95', unit: '%', id: 'rereferral_pct', polarity: 'lower' } as const;

type Asked = {
  own?: Parameters<typeof aMetric>[0];
  areas?: (typeof first)[];
  counts?: PublishedRow[];
  more?: Partial<Reference>;
};

function answer(rows: PublishedRow[], { own = rate, areas = [first], counts = [], more = {} }: Asked = {}) {
  const metric = aMetric(own);
  return compare({ metric, areas, breakdown }, { ...aReference(metric), ...more }, rows, counts);
}

const of = (row: PublishedRow, denominator: number): PublishedRow => ({ ...row, denominator });
const limits = ({ series }: ReturnType<typeof answer>) => series[0]!.points.map(({ low, high }) => [low, high]);
const noted = (found: ReturnType<typeof answer>) => new Map(found.notes.map(({ code, text }) => [code, text]));

describe('intervals in a comparison', () => {
  it('of a yearly rate come from the population of the year before, and a year without one has none', () => {
    const found = answer([aRow(first.code, '2025|RY', 150.2), aRow(first.code, '2024|RY', 150.2)]);
    expect(limits(found)).toEqual([
      [null, null],
      [138.61, 162.59],
    ]);
    expect(noted(found).get('interval')).toContain('Where none stands, what it needs is not published here.');
  });

  it('of a returned figure come from the denominator its release published', () => {
    const rows = [of(aRow(madeUp.code, '202526|Q1', 50), 20)];
    expect(limits(answer(rows, { own: share, areas: [madeUp] }))).toEqual([[29.93, 70.07]]);
  });

  it('of an official percentage come from the published number it is a share of, the latest release’s', () => {
    const counts = [aRow(first.code, '2025|RY', 10, 1), aRow(first.code, '2025|RY', 400, 2)];
    const found = answer([aRow(first.code, '2025|RY', 20)], { own: share, counts });
    expect(limits(found)).toEqual([[16.37, 24.2]]);
  });

  it('are none where the published number is suppressed, unreliable, zero or of another period', () => {
    const counted = (row: PublishedRow) =>
      limits(answer([aRow(first.code, '2025|RY', 20)], { own: share, counts: [row] }));
    const none = [[null, null]];
    expect(counted(aRow(first.code, '2025|RY', 'c'))).toEqual(none);
    expect(counted({ ...aRow(first.code, '2025|RY', 400), symbol: 'u' })).toEqual(none);
    expect(counted(aRow(first.code, '2025|RY', 0))).toEqual(none);
    expect(counted(aRow(first.code, '2024|RY', 400))).toEqual(none);
    expect(counted(aRow(first.code, '2025|RY', -4))).toEqual(none);
  });

  it('never come from a suppressed figure, and all suppressed is a sentence', () => {
    const found = answer([of(aRow(first.code, '2025|RY', 'c'), 41_000), of(aRow(first.code, '2024|RY', 'c'), 41_000)]);
    expect(limits(found)).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(found.series[0]!.standing).toBeNull();
    expect(found.sentence).toContain('suppressed to protect confidentiality');
  });

  it('of a published 104.3% are none, and a note says why', () => {
    const found = answer([of(aRow(first.code, '2025|RY', 104.3), 100), of(aRow(first.code, '2024|RY', 50), 100)], {
      own: share,
    });
    expect(limits(found)[1]).toEqual([null, null]);
    expect(noted(found).get('above-100')).toContain('it is no share');
  });

  it('lie on the axis, whichever way they reach beyond the figures', () => {
    const found = answer([of(aRow(first.code, '2025|RY', 40), 12)], { own: share });
    expect(found.axis.domain[1]).toBeGreaterThanOrEqual(found.series[0]!.points[0]!.high!);
  });

  it('say higher or lower than England, and the sentence does', () => {
    const england = aRow('E92000001', '2025|RY', 189.3);
    const high = answer([aRow(first.code, '2025|RY', 541.3), england]);
    expect(high.series[0]!.standing).toMatchObject({ england: 'higher', judgement: 'no-judgement' });
    expect(high.sentence).toContain('541.3; England 189.3. Higher than England.');
    const near = answer([aRow(first.code, '2025|RY', 190), england]);
    expect(near.sentence).toContain('Similar to England: the difference may be chance.');
  });

  it('never hold a made-up place, or England itself, against England', () => {
    const rows = [aRow('E92000001', '2025|RY', 100), of(aRow(madeUp.code, '2025|RY', 900), 10_000)];
    expect(answer(rows, { areas: [madeUp] }).series[0]!.standing).toBeNull();
    const country = aReference().areas.get('E92000001')!;
    expect(answer(rows, { areas: [country] }).series[0]!.standing).toBeNull();
  });

  it('are none in a release of the first methods, and its words are those of then', () => {
    const rows = [aRow(first.code, '2025|RY', 541.3), aRow('E92000001', '2025|RY', 189.3)];
    const then = answer(rows, { more: { methods: methodsOf('1') } });
    expect(limits(then)).toEqual([[null, null]]);
    expect(then.series[0]!.standing).toBeNull();
    expect(then.sentence).not.toContain('than England');
    expect(noted(then).get('no-interval')).toBe(
      'No interval is shown yet: a small difference or change may be chance.',
    );
  });

  it('of a metric that no method fits are none, and a note says so', () => {
    const found = answer([of(aRow(first.code, '2025|RY', 5), 10)], { own: { method: 'none' } });
    expect(noted(found).get('no-interval')).toContain('No method of intervals fits this metric');
  });
});
