import { expect, it } from 'vitest';
import type { DotChartProps } from '#app/charts/dot-chart.tsx';
import { drawDots, drawDotsFile, kindsIn } from '#app/charts/draw-dots.tsx';
import { drawSmallChart } from '#app/charts/small-chart.tsx';

const chart: DotChartProps = {
  id: 'dots',
  rows: [
    { name: 'Aville & Co', value: 40, low: 30, high: 50, kind: 'higher' },
    { name: 'Btown', value: 10, low: null, high: null, kind: 'untold' },
  ],
  domain: [0, 60],
  ticks: [0, 20, 40, 60],
  tickText: (value) => `${value}%`,
  line: 20,
};

it('each place has its row, mark and interval, in the order given; one without an interval has none', () => {
  const svg = drawDots(chart, 'Dots of "shares"');
  expect(svg.match(/role="img"/g)).toHaveLength(1);
  expect(svg).toContain('aria-label="Dots of &quot;shares&quot;"');
  expect(svg.indexOf('Aville &amp; Co')).toBeLessThan(svg.indexOf('Btown'));
  expect(svg).not.toMatch(/ style=/);
  expect(svg.match(/recharts-scatter-symbol/g)).toHaveLength(2);
  const heights = [...svg.matchAll(/transform="translate\(([\d.]+) ([\d.]+)\)"/g)].map(([, , y]) => Number(y));
  expect(heights[1]! - heights[0]!).toBeGreaterThan(20);
});

it('the file says what each mark means that it holds, and no other', () => {
  expect(kindsIn(chart)).toEqual(['higher', 'untold']);
  const file = drawDotsFile(chart, 'Shares', 'Source: a census');
  expect(file).toContain('Higher than England');
  expect(file).not.toContain('Lower than England');
  expect(file).toContain('Source: a census');
  expect(drawDotsFile({ ...chart, line: null }, 'Shares', 'S')).not.toContain('>England<');
});

it('a small chart draws a place with gaps beside England, and a value that stands alone as a dot', () => {
  const periods = ['a', 'b', 'c', 'd'].map((period) => ({ period, short: period }));
  const base = { id: 's', periods, domain: [0, 10] as const, tickText: String };
  const svg = drawSmallChart({ ...base, own: [1, 2, null, 4], beside: [5, 5, 5, 5] }, 'Aville');
  expect(svg.match(/<circle/g)).toHaveLength(1);
  expect(svg.match(/recharts-line-curve/g)).toHaveLength(2);
  expect(
    drawSmallChart({ ...base, own: [1, 2, null, 4], beside: null }, 'A').match(/recharts-line-curve/g),
  ).toHaveLength(1);
});
