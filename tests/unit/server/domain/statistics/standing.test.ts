import { describe, expect, it } from 'vitest';
import type { Point } from '#server/domain/comparison/comparison.ts';
import { standingOf } from '#server/domain/comparison/standing.ts';
import { sideOf } from '#server/domain/statistics/standing.ts';

const at = (period: string, value: number | null, low: number | null = null, high: number | null = null): Point => ({
  period,
  periodLabel: `period ${period}`,
  value,
  symbol: value === null ? 'c' : null,
  low,
  high,
  signal: null,
  revision: null,
  reason: null,
  provisional: false,
  label: 'a label',
  source: 'a source',
  fromRelease: 1,
});

describe('a figure against a benchmark', () => {
  it('is higher or lower only where its whole interval is', () => {
    expect(sideOf({ low: 10.1, high: 12 }, 10)).toBe('higher');
    expect(sideOf({ low: 8, high: 9.9 }, 10)).toBe('lower');
    expect(sideOf({ low: 8, high: 10 }, 10)).toBe('similar');
    expect(sideOf({ low: 10, high: 10 }, 10)).toBe('similar');
  });

  it('cannot be told without an interval', () => {
    expect(sideOf({ low: null, high: null }, 10)).toBeNull();
  });
});

describe('a place against England', () => {
  const england = [at('2024|RY', 10), at('2025|RY', 10)];

  it('is judged only where the metric has a direction', () => {
    const points = [at('2025|RY', 12, 11, 13)];
    expect(standingOf(points, england, 'neutral')).toMatchObject({ england: 'higher', judgement: 'no-judgement' });
    expect(standingOf(points, england, 'higher')).toMatchObject({ england: 'higher', judgement: 'hoped-for' });
    expect(standingOf(points, england, 'lower')).toMatchObject({ england: 'higher', judgement: 'not-hoped-for' });
  });

  it('is similar, without judgement, where the difference may be chance', () => {
    expect(standingOf([at('2025|RY', 12, 9, 13)], england, 'lower')).toMatchObject({
      england: 'similar',
      judgement: 'none',
      text: 'Similar to England: the difference may be chance.',
    });
  });

  it('is held against the same period, the newest it has a number for', () => {
    const points = [at('2024|RY', 5, 4, 6), at('2025|RY', null)];
    expect(standingOf(points, england, 'neutral')).toMatchObject({ period: '2024|RY', england: 'lower' });
  });

  it('is a sentence and no side where the interval is missing', () => {
    const found = standingOf([at('2025|RY', 12)], england, 'lower');
    expect(found).toMatchObject({ england: null, judgement: 'none' });
    expect(found?.text).toContain('Cannot be told apart from England');
  });

  it('says nothing of a figure of low reliability', () => {
    const unsure: Point = { ...at('2025|RY', 12, 11, 13), symbol: 'u' };
    expect(standingOf([unsure], england, 'lower')?.england).toBeNull();
  });

  it('is nothing where all points are suppressed, there are none, or England has no figure', () => {
    expect(standingOf([at('2025|RY', null)], england, 'lower')).toBeNull();
    expect(standingOf([], england, 'lower')).toBeNull();
    expect(standingOf([at('2023|RY', 12, 11, 13)], england, 'lower')).toBeNull();
    expect(standingOf([at('2025|RY', 12, 11, 13)], [at('2025|RY', null)], 'lower')).toBeNull();
  });
});
