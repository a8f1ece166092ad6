import { expect, it } from 'vitest';
import type { CategoryBarsProps } from '#app/charts/categories/category-bars.tsx';
import { drawCategories, drawCategoriesFiles } from '#app/charts/categories/draw-categories.tsx';
import type { DotChartProps } from '#app/charts/dot-chart.tsx';
import { drawDots, drawDotsFile } from '#app/charts/draw-dots.tsx';

const bars: CategoryBarsProps = {
  id: 'bars',
  rows: [
    {
      name: 'Black, African, Caribbean or Black British',
      values: [
        { value: 40, reach: [10, 12] },
        { value: 30, reach: null },
      ],
    },
    { name: 'White', values: [null, { value: 20, reach: null }] },
  ],
  names: ['Aville & Co', 'England'],
  domain: [0, 60],
  ticks: [0, 20, 40, 60],
  tickText: (value) => `${value}%`,
};

it('each group has a bar for each value it has, whole names, an interval where there is one, nothing for a gap', () => {
  const svg = drawCategories(bars, 'Shares by group');
  expect(svg.match(/role="img"/g)).toHaveLength(1);
  expect(svg).not.toMatch(/ style=/);
  expect(svg.match(/class="recharts-layer recharts-errorBar"/g)).toHaveLength(1);
  expect(svg.match(/<path[^>]*class="recharts-rectangle"|class="recharts-rectangle"/g)).toHaveLength(3);
  // The longest name is one line of text: nothing of it is cut off.
  expect(svg.replaceAll(/<[^>]+>/g, '')).toContain('Black, African, Caribbean or Black British');
});

it('England’s bars are told by being hollow, not by their colour alone', () => {
  const svg = drawCategories(bars, 'Shares by group');
  const fills = [...svg.matchAll(/<path[^>]*fill="([^"]+)"[^>]*class="recharts-rectangle"/g)].map(([, fill]) => fill);
  expect(new Set(fills)).toEqual(new Set(['#12436D', '#ffffff']));
  const file = drawCategoriesFiles([{ chart: bars, title: 'Shares', source: 'Source: a census' }]);
  for (const word of ['Aville &amp; Co', 'England', 'Source: a census']) expect(file).toContain(word);
});

const ratios: DotChartProps = {
  id: 'ratios',
  rows: [
    { name: 'Half', value: 0.5, low: 0.25, high: 1, kind: 'lower' },
    { name: 'Same', value: 1, low: 0.5, high: 2, kind: 'similar' },
    { name: 'Twice', value: 2, low: 1, high: 4, kind: 'higher' },
  ],
  domain: [0.25, 4],
  ticks: [0.25, 0.5, 1, 2, 4],
  tickText: String,
  line: 1,
  scale: 'log',
};

it('half as often lies as far from the same as twice as often', () => {
  const svg = drawDots(ratios, 'Ratios');
  const [half, same, twice] = [...svg.matchAll(/transform="translate\(([\d.]+) [\d.]+\)"/g)].map(([, x]) => Number(x));
  expect(same! - half!).toBeCloseTo(twice! - same!, 3);
  expect(same! - half!).toBeGreaterThan(40);
});

it('the file says what its marks mean in the words it is given', () => {
  const words = { higher: 'More', lower: 'Less', similar: 'Chance', untold: 'Untold' };
  const file = drawDotsFile(ratios, 'Ratios', 'S', { words, line: 'The same' });
  for (const word of ['More', 'Less', 'Chance', 'The same']) expect(file).toContain(`>${word}</text>`);
  expect(file).not.toContain('England');
});
