import { describe, expect, it } from 'vitest';
import { byMetric, latestByArea, latestOf, newestPeriods, type TotalRow } from '#server/domain/comparison/latest.ts';
import { aMetric, aReference, aRow, first, madeUp, neighbourCodes } from './published.ts';

const total = (row: ReturnType<typeof aRow>, metric = 's47_rate'): TotalRow => ({ ...row, metric });

describe('the newest figures of a place', () => {
  it('are those of each metric’s own newest period, a symbol included', () => {
    const rows = [
      total(aRow(first.code, '2024|RY', 1)),
      total(aRow(first.code, '2025|RY', 'c')),
      total(aRow(first.code, '2023|RY', 5), 'other'),
    ];
    expect([...newestPeriods(rows)].map(([metric, { id }]) => [metric, id])).toEqual([
      ['s47_rate', '2025|RY'],
      ['other', '2023|RY'],
    ]);
    expect([...byMetric(rows).values()].map((own) => own.length)).toEqual([2, 1]);
  });

  it('stand beside England and the median of neighbours for the same period, and never for another', () => {
    const metric = aMetric();
    const own = [total(aRow(first.code, '2024|RY', 1)), total(aRow(first.code, '2025|RY', 2))];
    const beside = [
      total(aRow('E92000001', '2024|RY', 70)),
      ...neighbourCodes.slice(0, 5).map((code, index) => total(aRow(code, '2025|RY', index))),
    ];
    const [found] = latestOf(first, 'E92000001', [metric], newestPeriods(own), [...own, ...beside], aReference(metric));
    expect(found).toMatchObject({ metric: 's47_rate', point: { value: 2 }, england: null, neighboursMedian: 2 });
  });

  it('of a made-up place stand beside nothing', () => {
    const metric = aMetric();
    const rows = [total(aRow(madeUp.code, '2025|RY', 2)), total(aRow('E92000001', '2025|RY', 70))];
    const [found] = latestOf(madeUp, 'E92000001', [metric], newestPeriods(rows), rows, aReference(metric));
    expect(found).toMatchObject({ point: { value: 2 }, england: null, neighboursMedian: null });
  });
});

describe('every authority’s newest figure', () => {
  it('is listed in the order of the places and not of the figures, made-up places left out', () => {
    const metric = aMetric();
    const rows = [
      aRow(first.code, '2025|RY', 1),
      aRow(neighbourCodes[0]!, '2025|RY', 99),
      aRow(madeUp.code, '2025|RY', 5),
    ];
    const found = latestByArea(metric, aReference(metric), rows);
    expect(found?.rows.map(({ area }) => area.code)).toEqual([first.code, ...neighbourCodes]);
    expect(found?.rows[2]?.point).toBeNull();
    expect(latestByArea(metric, aReference(metric), [])).toBeNull();
  });
});
