import { describe, expect, it } from 'vitest';
import { areaMeasures } from '#server/domain/areas/area-measures.ts';
import { areaTable } from '#server/domain/areas/area-table.ts';
import { byMetric, type TotalRow } from '#server/domain/comparison/latest.ts';
import { methodSets } from '#server/domain/statistics/methods.ts';
import { aMetric, aReference, aRow, first, madeUp, neighbourCodes } from '../comparison/published.ts';

const enquiries = aMetric({ counterMetrics: ['repeat'], counterReason: 'Fewer can mean missed.' });
const repeat = aMetric({ id: 'repeat', name: 'Repeat plans', kind: 'ratio', polarity: 'lower', unit: '%' });
const reference = {
  ...aReference(),
  metrics: new Map([enquiries, repeat].map((metric) => [metric.id, metric])),
};
const total = (metric: string, ...row: Parameters<typeof aRow>): TotalRow => ({ ...aRow(...row), metric });

const rows = [
  ...['2023|RY', '2024|RY', '2025|RY'].flatMap((period, at) => [
    total('s47_rate', first.code, period, 120 - at * 10),
    total('s47_rate', 'E92000001', period, 140 + at),
    ...neighbourCodes.slice(0, 5).map((code, one) => total('s47_rate', code, period, 100 + one)),
    total('s47_rate', neighbourCodes[5]!, period, 'c'),
  ]),
  total('s47_rate', 'E92000001', '2015|RY', 99),
  total('repeat', first.code, '2024|RY', 20),
  total('repeat', first.code, '2025|RY', 25),
];

describe('the metrics of a place over time', () => {
  it('stand against England and the middle half of neighbours for the place’s own periods, hidden figures in none', () => {
    const [measure] = areaMeasures(first, reference, rows);
    expect(measure?.panel).toMatchObject({
      own: [120, 110, 100],
      england: [140, 141, 142],
      neighbours: { low: [101, 101, 101], median: [102, 102, 102], high: [103, 103, 103] },
    });
    expect(measure?.panel?.periods.map(({ period }) => period)).toEqual(['2023|RY', '2024|RY', '2025|RY']);
    expect(measure?.change.text).toBe('Down from 110.0 (year to 31 March 2024).');
  });

  it('hold an activity measure with its counter-metric, on the same periods, and no other metric with one', () => {
    const [activity, outcome] = areaMeasures(first, reference, rows);
    expect(activity?.beside).toMatchObject({ metric: 'repeat', panel: { own: [null, 20, 25] }, newest: { value: 25 } });
    expect(activity?.beside?.panel?.periods.map(({ period }) => period)).toEqual(
      activity?.panel?.periods.map(({ period }) => period),
    );
    expect(outcome?.beside).toBeNull();
    const alone = areaMeasures(
      first,
      reference,
      rows.filter(({ metric }) => metric !== 'repeat'),
    );
    expect(alone[0]?.beside).toMatchObject({ metric: null, text: expect.stringContaining('not measured') });
  });

  it('draw nothing of a single figure, and hold a made-up place against nobody', () => {
    const once = rows.filter(({ period }) => period === '2025|RY');
    expect(areaMeasures(first, reference, once)[0]?.panel).toBeNull();
    const example = [total('s47_rate', madeUp.code, '2024|RY', 1), total('s47_rate', madeUp.code, '2025|RY', 2)];
    const [measure] = areaMeasures(madeUp, reference, [...rows, ...example]);
    expect(measure?.panel).toMatchObject({ own: [1, 2], england: [], neighbours: null });
    expect(measure?.stands).toMatchObject({ why: [], told: false });
  });
});

describe('the table of a place', () => {
  it('holds England’s and the neighbours’ numbers at the end of each row', () => {
    const { columns, rows: lines } = areaTable(first, reference, byMetric(rows));
    const names = columns.map(([name]) => name);
    expect(names.slice(-4)).toEqual(['england', 'neighbours_low', 'neighbours_median', 'neighbours_high']);
    expect(lines.find((line) => line[0] === '2025' && line.includes('s47_rate'))?.slice(-4)).toEqual([
      142, 101, 102, 103,
    ]);
    expect(lines.find((line) => line.includes('repeat'))?.slice(-4)).toEqual([null, null, null, null]);
    for (const line of lines) expect(line).toHaveLength(names.length);
  });

  it('keeps the columns of a release that went out before', () => {
    const older = { ...reference, methods: methodSets.find(({ version }) => version === '3')! };
    expect(areaTable(first, older, byMetric(rows)).columns.map(([name]) => name)).not.toContain('england');
  });
});
