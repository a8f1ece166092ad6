import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionOf } from '#server/domain/areas/direction.ts';
import type { Point } from '#server/domain/comparison/comparison.ts';
import { aMetric } from '../comparison/published.ts';

const point = (period: string, figure: number | Point['symbol'], more: Partial<Point> = {}): Point => ({
  period,
  periodLabel: `year ${period.slice(0, 4)}`,
  value: typeof figure === 'number' ? figure : null,
  symbol: typeof figure === 'number' ? null : figure,
  low: null,
  high: null,
  signal: null,
  provisional: false,
  revision: null,
  reason: null,
  label: 'official statistics',
  source: 'Census',
  fromRelease: 1,
  ...more,
});
const series = (...figures: (number | Point['symbol'])[]) =>
  figures.map((figure, at) => point(`${2024 + at}|RY`, figure));

describe('the direction of travel', () => {
  it.each([
    ['lower', [30, 20], 'down', 'hoped-for'],
    ['lower', [20, 30], 'up', 'not-hoped-for'],
    ['higher', [20, 30], 'up', 'hoped-for'],
    ['higher', [30, 20], 'down', 'not-hoped-for'],
    ['neutral', [20, 30], 'up', 'no-judgement'],
    ['neutral', [30, 20], 'down', 'no-judgement'],
    ['neutral', [30, 30], 'same', 'no-judgement'],
    ['higher', [30, 30], 'same', 'none'],
  ] as const)('where %s is hoped for, %j is %s and %s', (polarity, figures, way, verdict) => {
    expect(directionOf(series(...figures), aMetric({ polarity }))).toMatchObject({ way, verdict });
  });

  it('is told in a sentence with the figure and the period it is held against', () => {
    const found = directionOf(series(100, 120.54, 99.96), aMetric({ polarity: 'lower', unit: '%' }));
    expect(found.text).toBe('Down from 120.5% (year 2025).');
    expect(found.verdictText).toBe('In the direction hoped for.');
  });

  it('is none where two figures are written alike, though the numbers differ', () => {
    expect(directionOf(series(12.31, 12.34), aMetric({ polarity: 'higher' })).text).toBe(
      'No change from 12.3 (year 2024).',
    );
  });

  it.each([
    ['the newest is suppressed', series(10, 'c'), 'the figure for year 2025 is suppressed to protect confidentiality'],
    ['the one before is missing', series('x', 10), 'the figure for year 2024 is not available'],
    ['there is no earlier one', series(10), 'there is no earlier figure'],
    ['there is none at all', [], 'there is no earlier figure'],
  ])('cannot be told where %s, and says why', (_what, points, why) => {
    const found = directionOf(points, aMetric({ polarity: 'higher' }));
    expect(found).toMatchObject({ way: 'unknown', verdict: 'none', verdictText: '' });
    expect(found.text).toContain(why);
  });

  it('of a figure of low reliability is not told, although it has a number', () => {
    const points = [point('2024|RY', 10), point('2025|RY', 12, { symbol: 'u' })];
    expect(directionOf(points, aMetric({ polarity: 'higher' })).text).toContain('is low reliability');
  });

  it('of a figure that builds up over the year is held against the same quarter of the year before', () => {
    const points = ['202425|Q1', '202425|Q2', '202526|Q1', '202526|Q2'].map((period, at) => point(period, 10 + at));
    const found = directionOf(points, aMetric({ basis: 'year-to-date' }));
    expect(found.before?.period).toBe('202425|Q2');
    expect(directionOf(points.slice(1, 3), aMetric({ basis: 'year-to-date' })).way).toBe('unknown');
  });

  it('never judges a neutral measure, whatever its figures', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 6 }), (figures) => {
        expect(directionOf(series(...figures), aMetric({ polarity: 'neutral' })).verdict).toBe('no-judgement');
      }),
    );
  });
});
