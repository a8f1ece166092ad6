import { describe, expect, it } from 'vitest';
import { compare } from '#server/domain/comparison/compare.ts';
import type { Reference } from '#server/domain/comparison/comparison.ts';
import { methodsOf } from '#server/domain/statistics/methods.ts';
import { aMetric, aReference, aRow, first } from './published.ts';

const breakdown = { id: 'total', dimension: 'total', label: 'Total', parent: null, position: 0 };
const steady = [50, 52, 49, 51, 48, 52, 50, 49, 51, 50, 52];

type Figures = (number | 'c' | 'u' | undefined)[];

function answer(figures: Figures, own: Parameters<typeof aMetric>[0] = {}, more: Partial<Reference> = {}) {
  const metric = aMetric(own);
  const rows = figures.flatMap((figure, at) =>
    figure === undefined ? [] : [aRow(first.code, `${2010 + at}|RY`, figure)],
  );
  return compare({ metric, areas: [first], breakdown }, { ...aReference(metric), ...more }, rows);
}

const newest = (found: ReturnType<typeof answer>) => found.series[0]!.points.at(-1)!.signal;
const codes = (found: ReturnType<typeof answer>) => found.notes.map(({ code }) => code);

describe('a place’s own usual range', () => {
  it('tells a figure that stands out as improvement or concern by the metric’s direction, and neither without one', () => {
    const risen = [...steady, 75];
    expect(newest(answer(risen, { polarity: 'higher' }))).toBe('improvement');
    expect(newest(answer(risen, { polarity: 'lower' }))).toBe('concern');
    expect(newest(answer(risen, { polarity: 'neutral' }))).toBe('neither');
    expect(newest(answer([...steady, 25], { polarity: 'lower' }))).toBe('improvement');
  });

  it('is said in the sentence in plain words, and its terms in a note', () => {
    const found = answer([...steady, 75]);
    expect(found.sentence).toContain('Higher than its own usual range.');
    expect(found.notes.find(({ code }) => code === 'own-range')?.text).toContain('XmR chart');
    expect(answer([...steady, 50]).sentence).toContain('Within its own usual range.');
  });

  it('lies on the axis', () => {
    const found = answer([...steady, 50]);
    const { lower, upper, readings } = found.series[0]!.range!;
    expect(readings).toBe(12);
    expect(found.axis.domain[0]).toBeLessThanOrEqual(lower);
    expect(found.axis.domain[1]).toBeGreaterThanOrEqual(upper);
  });

  it('is none below ten plain figures: suppressed and unreliable ones never enter it', () => {
    const nine = steady.slice(0, 9);
    for (const figures of [nine, [...nine, 'c', 'u'] as Figures, [50], ['c', 'c'] as Figures]) {
      const found = answer(figures);
      expect(found.series[0]!.range).toBeNull();
      expect(found.series[0]!.points.every(({ signal }) => signal === null)).toBe(true);
      expect(codes(found)).toContain('no-own-range');
    }
  });

  it('takes a year that nobody published for a gap: no run goes across it', () => {
    const wide: Figures = [10, 90, 10, 90, 10, 90];
    const whole = answer([...wide, 40, 42, 44, 46, 48, 50, 52]);
    const broken = answer([...wide, 40, 42, 44, undefined, 46, 48, 50, 52]);
    expect(newest(whole)).toBe('neither');
    expect(newest(broken)).toBe('common');
  });

  it('is none where figures hold one another’s numbers', () => {
    const metric = aMetric({ basis: 'rolling-12-months' });
    const quarters = [...steady, 75].map((figure, at) =>
      aRow(first.code, `${2020 + Math.floor(at / 4)}${21 + Math.floor(at / 4)}|Q${(at % 4) + 1}`, figure),
    );
    const rolling = compare({ metric, areas: [first], breakdown }, aReference(metric), quarters);
    expect(rolling.series[0]!.range).toBeNull();
    expect(answer([...steady, 75], { basis: 'rolling-12-months' }).series[0]!.range).not.toBeNull();
    expect(answer([...steady, 75], { basis: 'year-to-date' }).series[0]!.range).toBeNull();
  });

  it('is none in a release of earlier methods, whose words stay', () => {
    const then = answer([...steady, 75], {}, { methods: methodsOf('2') });
    expect(then.series[0]!.range).toBeNull();
    expect(newest(then)).toBeNull();
    expect(then.sentence).not.toContain('usual range');
    expect(codes(then)).not.toContain('own-range');
  });
});
