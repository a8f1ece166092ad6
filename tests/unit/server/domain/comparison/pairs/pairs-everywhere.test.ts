import { describe, expect, it } from 'vitest';
import { scorecardOf } from '#server/domain/areas/scorecard.ts';
import { compare } from '#server/domain/comparison/compare.ts';
import type { PublishedRow, Reference } from '#server/domain/comparison/comparison.ts';
import { besideMap } from '#server/domain/comparison/groups/area-map.ts';
import { besideGroup } from '#server/domain/comparison/groups/beside-group.ts';
import { groupComparison } from '#server/domain/comparison/groups/group-comparison.ts';
import { groupOf } from '#server/domain/comparison/groups/groups.ts';
import { besideOf } from '#server/domain/comparison/pairs/pair.ts';
import { besideVariation } from '#server/domain/comparison/variation/beside-variation.ts';
import { methodsOf } from '#server/domain/statistics/methods.ts';
import { aMetric, aReference, aRow, first, neighbourCodes } from '../published.ts';

const enquiries = aMetric({ counterMetrics: ['repeat'], counterReason: 'Fewer can mean missed.', status: 'published' });
const repeat = aMetric({
  id: 'repeat',
  name: 'Repeat plans',
  kind: 'ratio',
  polarity: 'lower',
  unit: '%',
  position: 2,
});
const reference = (version = '8'): Reference => ({
  ...aReference(enquiries),
  metrics: new Map([enquiries, repeat].map((metric) => [metric.id, metric])),
  methods: methodsOf(version),
});
const main = { period: '2025|RY', highlighted: [] };
const shares = (period: string, figure: number | 'c' = 20): PublishedRow[] =>
  [first.code, ...neighbourCodes].map((code) => aRow(code, period, figure));

describe('beside the variation of an activity measure', () => {
  const beside = (rows: PublishedRow[], version?: string, metric = enquiries) =>
    besideVariation(metric, main, reference(version), new Map([['repeat', rows]]));

  it('stands that of its counter-metric at the same period, not at a newer one', () => {
    const found = beside([...shares('2025|RY'), ...shares('2026|RY')])!;
    expect([found.metric?.id, found.variation?.period]).toEqual(['repeat', '2025|RY']);
    expect(found.text).toBe('Read beside it: Repeat plans. Fewer can mean missed.');
  });

  it('or at the newest within that time, and never at another time', () => {
    expect(beside([...shares('202425|Q1'), ...shares('202425|Q2')])?.variation?.period).toBe('202425|Q2');
    const other = beside(shares('2016|RY'));
    expect(other?.variation).toBeNull();
    expect(other?.text).toContain('not measured for these places and periods: Repeat plans');
  });

  it('suppressed figures choose nothing, nor does what is published of England alone', () => {
    expect(beside(shares('2025|RY', 'c'))?.variation).toBeNull();
    expect(beside([aRow('E92000001', '2025|RY', 20)])?.variation).toBeNull();
  });

  it('stands nothing for a measure of how well it went, and nothing in releases before', () => {
    expect(beside(shares('2025|RY'), '8', repeat)).toBeNull();
    expect(beside(shares('2025|RY'), '7')).toBeUndefined();
  });
});

describe('beside the map of an activity measure', () => {
  const beside = (version: string) => {
    const known = reference(version);
    const group = groupOf('all', known, [])!;
    const breakdown = known.breakdowns.get('total')!;
    const question = { metric: enquiries, areas: group.areas, breakdown };
    const answer = compare(question, known, shares('2025|RY', 100 as number));
    const pair = besideOf(question, answer, known, new Map([['repeat', shares('2025|RY')]]));
    const shown = groupComparison(answer, group, enquiries, undefined);
    return besideMap(besideGroup(pair, shown, group, known), known);
  };

  it('stands that of its counter-metric, a tile for every place', () => {
    expect(beside('8')?.map?.tiles).toHaveLength(11);
    expect([beside('8')?.metric?.id, beside('8')?.map?.period]).toEqual(['repeat', '2025|RY']);
  });

  it('stands nothing in releases before', () => {
    expect(beside('7')).toBeUndefined();
  });
});

describe('a chart of a scorecard', () => {
  const rows = [
    ...['2024|RY', '2025|RY'].map((period) => ({ ...aRow(first.code, period, 100), metric: 's47_rate' })),
    ...['2024|RY', '2025|RY'].map((period) => ({ ...aRow(first.code, period, 20), metric: 'repeat' })),
  ];

  it('of an activity measure holds its counter-metric', () => {
    const [chart] = scorecardOf(first, reference(), rows).charts;
    expect([chart?.metric, chart?.beside?.metric?.id]).toEqual(['s47_rate', 'repeat']);
    expect(chart?.beside?.comparison?.series[0]?.points).toHaveLength(2);
  });

  it('says in words where none is measured, and has no such field in releases before', () => {
    const [alone] = scorecardOf(first, reference(), rows.slice(0, 2)).charts;
    expect(alone?.beside?.text).toContain('not measured');
    expect(scorecardOf(first, reference('7'), rows).charts[0]).not.toHaveProperty('beside');
  });
});
