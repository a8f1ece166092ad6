import { describe, expect, it } from 'vitest';
import { standsOutOf, standsOutSentence } from '#server/domain/areas/stands-out.ts';
import { nameOf } from '#server/domain/comparison/compare.ts';
import type { Benchmark, Point, Series } from '#server/domain/comparison/comparison.ts';
import { first } from '../comparison/published.ts';

const point = (own: Partial<Point> = {}): Point => ({
  period: '2025|RY',
  periodLabel: 'year to 31 March 2025',
  value: 150,
  symbol: null,
  low: 140,
  high: 160,
  signal: null,
  provisional: false,
  revision: null,
  reason: null,
  label: 'official statistics',
  source: 'a test',
  fromRelease: 1,
  ...own,
});

const range = { centre: 100, lower: 80, upper: 120, readings: 10, text: 'Higher than its own usual range.' };

const series = (own: Partial<Point> = {}, more: Partial<Series> = {}): Series => ({
  area: nameOf(first),
  points: [point(own)],
  standing: null,
  range: null,
  ...more,
});

const others = (england: number, half?: [number, number]): Benchmark[] => {
  const line = (kind: Benchmark['kind'], value: number) => ({ kind, name: kind, points: [point({ value })] });
  const [low, high] = half ?? [0, 0];
  const neighbours = [line('neighbours-low', low), line('neighbours-median', high), line('neighbours-high', high)];
  return [line('england', england), ...(half ? neighbours : [])];
};

const higher = { polarity: 'higher' as const };
const neutral = { polarity: 'neutral' as const };

describe('what stands out of a place', () => {
  it('lies with its whole interval beyond England and the middle half of its neighbours', () => {
    expect(standsOutOf(higher, series(), others(100, [90, 130]))).toMatchObject({
      why: ['apart-higher'],
      judgement: 'hoped-for',
      text: 'Higher than England and than the middle half of its statistical neighbours.',
    });
    expect(standsOutOf(higher, series(), others(200, [170, 300]))).toMatchObject({
      why: ['apart-lower'],
      judgement: 'not-hoped-for',
    });
    for (const near of [others(100, [90, 145]), others(155, [90, 100]), others(100, [150, 300])]) {
      expect(standsOutOf(higher, series(), near)).toMatchObject({ why: [], told: true, text: 'Does not stand out.' });
    }
  });

  it('is held against England alone where too few neighbours have a number, and says so', () => {
    expect(standsOutOf(higher, series(), others(100)).text).toBe('Higher than England.');
  });

  it('is unusual for its own past only by the rules of its control chart', () => {
    const signal = 'concern' as const;
    expect(standsOutOf(higher, series({ signal }, { range }), [])).toMatchObject({
      why: ['unusual'],
      judgement: 'not-hoped-for',
      text: 'Higher than its own usual range.',
    });
    expect(standsOutOf(higher, series({ signal: 'common' }, { range }), [])).toMatchObject({ why: [], told: true });
  });

  it('gets no judgement where the metric has no direction, and says where two findings point apart', () => {
    expect(standsOutOf(neutral, series(), others(100)).judgement).toBe('no-judgement');
    const found = standsOutOf(higher, series({ signal: 'concern' }, { range }), others(100));
    expect(found).toMatchObject({ why: ['apart-higher', 'unusual'], judgement: 'mixed' });
  });

  it('is nothing where there is no interval, and nothing where the newest figure is hidden or unreliable', () => {
    const without = standsOutOf(higher, series({ low: null, high: null }), others(100));
    expect(without).toMatchObject({ why: [], told: false, text: expect.stringContaining('Too few or too small') });
    for (const own of [{ value: null, symbol: 'c' as const, low: null, high: null }, { symbol: 'u' as const }]) {
      expect(standsOutOf(higher, series(own, { range }), others(100))).toMatchObject({ why: [], told: false });
    }
  });

  it('says plainly when nothing stands out, when nothing can be told and when nothing is published', () => {
    const out = { stands: standsOutOf(higher, series(), others(100)) };
    const not = { stands: standsOutOf(higher, series(), others(150)) };
    const untold = { stands: standsOutOf(higher, series({ low: null, high: null }), []) };
    expect(standsOutSentence('Aville', [out, not, untold])).toBe(
      '1 of 2 measures that can be told stands out in Aville. Of 1 more it cannot be said.',
    );
    expect(standsOutSentence('Aville', [not])).toBe('Nothing stands out in Aville, of 1 measure that can be told.');
    expect(standsOutSentence('Aville', [untold])).toContain('Nothing can be said to stand out in Aville');
    expect(standsOutSentence('Aville', [])).toContain('No figures of Aville');
  });
});
