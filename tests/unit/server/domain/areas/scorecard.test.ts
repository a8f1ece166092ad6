import { describe, expect, it } from 'vitest';
import { scorecardOf } from '#server/domain/areas/scorecard.ts';
import type { TotalRow } from '#server/domain/comparison/latest.ts';
import { aMetric, aReference, aRow, first, madeUp, neighbourCodes } from '../comparison/published.ts';

const enquiries = aMetric({
  counterMetrics: ['repeat', 'plans'],
  counterReason: 'Fewer can mean missed.',
  core: false,
});
const repeat = aMetric({
  id: 'repeat',
  name: 'Repeat plans',
  polarity: 'lower',
  unit: '%',
  counterMetrics: ['s47_rate'],
});
const plans = aMetric({ id: 'plans', name: 'Family plans', status: 'proposed', pillars: ['pillar-1'] });
const context = aMetric({ id: 'context', name: 'Context', status: 'context' });
const reference = {
  ...aReference(),
  metrics: new Map([enquiries, repeat, plans, context].map((metric) => [metric.id, metric])),
};
const total = (metric: string, ...row: Parameters<typeof aRow>): TotalRow => ({ ...aRow(...row), metric });

const rows = [
  total('s47_rate', first.code, '2024|RY', 120),
  total('s47_rate', first.code, '2025|RY', 100),
  total('s47_rate', 'E92000001', '2025|RY', 140),
  total('s47_rate', 'E92000001', '2024|RY', 130),
  ...neighbourCodes.slice(0, 5).map((code, at) => total('s47_rate', code, '2025|RY', 100 + at)),
  total('repeat', first.code, '2024|RY', 30),
  total('repeat', first.code, '2025|RY', 'c'),
];

describe('a scorecard', () => {
  const card = scorecardOf(first, reference, rows);

  it('holds own figure, England and the neighbours’ median of the same period, and the direction', () => {
    const [line] = card.lines;
    expect(line).toMatchObject({
      point: { value: 100, period: '2025|RY' },
      england: { value: 140 },
      neighboursMedian: 102,
    });
    expect(line?.direction).toMatchObject({ way: 'down', verdict: 'no-judgement', before: { value: 120 } });
  });

  it('puts beside every measure each of its counter-metrics, with the own figure or the reason why there is none', () => {
    const [line] = card.lines;
    expect(line?.besideReason).toBe('Fewer can mean missed.');
    expect(line?.beside.map(({ id }) => id)).toEqual(['repeat', 'plans']);
    expect(line?.beside[0]?.figure?.point.symbol).toBe('c');
    expect(line?.beside[1]).toMatchObject({
      figure: null,
      missing: expect.stringContaining('Proposed by this project'),
    });
  });

  it('says of every measure without a figure why it is missing, and of no context measure', () => {
    expect(card.missing.map(({ id }) => id)).toEqual(['plans']);
  });

  it('draws one chart a pillar, a core measure before the others, and only what has a series', () => {
    expect(card.charts.map(({ metric }) => metric)).toEqual(['s47_rate']);
    const withCore = new Map(reference.metrics).set('repeat', { ...repeat, core: true });
    const more = [...rows, total('repeat', first.code, '2023|RY', 20)];
    const found = scorecardOf(first, { ...reference, metrics: withCore }, more);
    expect(found.charts.map(({ metric }) => metric)).toEqual(['repeat']);
  });

  it('shows a yearly form of a measure with the others, and says so where the quarterly one is missing', () => {
    const yearly = aMetric({
      id: 'plans_year',
      name: 'Family plans by the year',
      status: 'context',
      seriesOf: 'plans',
    });
    const metrics = new Map(reference.metrics).set(yearly.id, yearly);
    const more = [...rows, total('plans_year', first.code, '2025|RY', 3), total('context', first.code, '2025|RY', 3)];
    const found = scorecardOf(first, { ...reference, metrics }, more);
    expect(found.lines.map(({ of }) => of.id)).toEqual(['s47_rate', 'repeat', 'plans_year']);
    expect(found.missing).toEqual([
      { id: 'plans', name: 'Family plans', why: expect.stringContaining('Family plans by the year') },
    ]);
  });

  it('of a made-up place stands beside nothing real', () => {
    const made = rows.map((row) => (row.area === first.code ? { ...row, area: madeUp.code } : row));
    const [line] = scorecardOf(madeUp, reference, made).lines;
    expect(line).toMatchObject({ point: { value: 100 }, england: null, neighboursMedian: null });
  });

  it('is the same whatever the order in which rows are read', () => {
    expect(scorecardOf(first, reference, [...rows].reverse())).toEqual(card);
  });

  it('carries what the publisher remarks on a figure', () => {
    const noted = rows.map((row) =>
      row.value === 100 && row.area === first.code ? { ...row, note: 'Hours missing' } : row,
    );
    expect(scorecardOf(first, reference, noted).lines[0]?.note).toBe('Hours missing');
  });
});
