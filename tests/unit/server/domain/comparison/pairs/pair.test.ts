import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compare } from '#server/domain/comparison/compare.ts';
import type { PublishedRow } from '#server/domain/comparison/comparison.ts';
import { besideMetrics, besideOf, isActivity } from '#server/domain/comparison/pairs/pair.ts';
import type { Metric } from '#server/domain/metrics/metric.ts';
import { methodSets } from '#server/domain/statistics/methods.ts';
import { aMetric, aReference, aRow, first } from '../published.ts';

const breakdown = { id: 'total', dimension: 'total', label: 'Total', parent: null, position: 0 };
const enquiries = aMetric({ counterMetrics: ['repeat', 'starts'], counterReason: 'Fewer can mean missed.' });
const share = { kind: 'ratio', polarity: 'lower' as const, unit: '%' };
const repeat = aMetric({ id: 'repeat', name: 'Repeat plans', ...share, basis: 'snapshot' });
const starts = aMetric({ id: 'starts', name: 'Starts by quarter', ...share, basis: 'quarter' });
const yearly = aMetric({ id: 'starts_year', name: 'Starts by year', ...share, seriesOf: 'starts' });
const reference = {
  ...aReference(enquiries),
  metrics: new Map([enquiries, repeat, starts, yearly].map((metric) => [metric.id, metric])),
};

const main = [aRow(first.code, '2023|RY', 120), aRow(first.code, '2024|RY', 110), aRow(first.code, '2025|RY', 100)];

function beside(rows: Record<string, PublishedRow[]>, metric: Metric = enquiries, own = reference, figures = main) {
  const question = { metric, areas: [first], breakdown };
  return besideOf(question, compare(question, own, figures), own, new Map(Object.entries(rows)));
}

describe('what stands beside an activity measure', () => {
  it('is the first of its counter-metrics with a number, of the same place and periods, each told in its own words', () => {
    const found = beside({
      repeat: [aRow(first.code, '2019|RY', 10), aRow(first.code, '2024|RY', 20), aRow(first.code, '2025|RY', 'c')],
    })!;
    expect(found.metric?.id).toBe('repeat');
    expect(found.text).toBe('Read beside it: Repeat plans. Fewer can mean missed.');
    expect(found.comparison?.series[0]?.points.map(({ period, value, symbol }) => [period, value ?? symbol])).toEqual([
      ['2024|RY', 20],
      ['2025|RY', 'c'],
    ]);
    const periods = found.comparison?.axis.periods.map(({ period, label }) => [period, label]);
    expect(periods).toEqual([
      ['2023|RY', '31 March 2023'],
      ['2024|RY', '31 March 2024'],
      ['2025|RY', '31 March 2025'],
    ]);
  });

  it('passes over one whose every figure is hidden, and takes the yearly form of a quarterly one', () => {
    const found = beside({
      repeat: [aRow(first.code, '2025|RY', 'c')],
      starts_year: [aRow(first.code, '2025|RY', 30)],
    })!;
    expect(found.metric?.id).toBe('starts_year');
  });

  it('shows one of another frequency within the same time only', () => {
    const found = beside({
      starts: [aRow(first.code, '202021|Q1', 1), aRow(first.code, '202425|Q1', 2), aRow(first.code, '202425|Q2', 3)],
    })!;
    expect(found.comparison?.axis.periods.map(({ period }) => period)).toEqual(['202425|Q1', '202425|Q2']);
    expect(beside({ starts: [aRow(first.code, '202021|Q1', 1)] })?.metric).toBeNull();
  });

  it('is said in words where none of them has a figure, or none is named', () => {
    expect(beside({})).toMatchObject({
      metric: null,
      comparison: null,
      text: expect.stringContaining('not measured for these places and periods: Repeat plans; Starts by quarter'),
    });
    const alone = aMetric({ counterMetrics: [] });
    expect(beside({}, alone)?.text).toContain('Nothing is set to be read beside it');
  });

  it('is none for what is no activity measure, nor for a release that went out before pairs', () => {
    expect(beside({ repeat: main }, { ...enquiries, kind: 'ratio', polarity: 'higher' })).toBeNull();
    const older = { ...reference, methods: methodSets.find(({ version }) => version === '3')! };
    expect(beside({ repeat: main }, enquiries, older)).toBeNull();
  });

  it('never is the measure itself, and each metric once', () => {
    const odd = { ...enquiries, counterMetrics: ['s47_rate', 'starts', 'starts_year'] };
    expect(besideMetrics(odd, reference).map(({ id }) => id)).toEqual(['starts', 'starts_year']);
  });
});

describe('the activity measures of the pack', () => {
  const metrics: Metric[] = JSON.parse(readFileSync('seed/pack/measures/metrics.json', 'utf8'));
  const activity = metrics.filter(isActivity);

  it('hold every metric that the ledger links as activity', () => {
    const links: { metric: string; role: string }[] = JSON.parse(
      readFileSync('seed/pack/ledger/commitment-metrics.json', 'utf8'),
    );
    const linked = links.filter(({ role }) => role === 'activity').map(({ metric }) => metric);
    expect(linked.length).toBeGreaterThan(0);
    expect(activity.map(({ id }) => id)).toEqual(expect.arrayContaining(linked));
  });

  it('each name at least one metric to stand beside them, with a reason', () => {
    const known = { metrics: new Map(metrics.map((metric) => [metric.id, metric])) };
    for (const metric of activity) {
      expect(besideMetrics(metric, known), metric.id).not.toEqual([]);
      expect(metric.counterReason, metric.id).not.toBe('');
    }
  });
});
