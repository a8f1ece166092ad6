import { expect, it } from 'vitest';
import { drawFunnel, drawFunnelFiles } from '#app/charts/draw-funnel.tsx';
import type { FunnelChartProps } from '#app/charts/funnel-chart.tsx';

const chart: FunnelChartProps = {
  id: 'funnel',
  marks: [
    { of: 1000, value: 40, kind: 'far-above', name: 'Aville & Co' },
    { of: 5000, value: 20, kind: 'within', name: null },
    { of: 9000, value: 12, kind: 'below', name: null },
  ],
  size: { domain: [0, 10_000], ticks: [0, 5000, 10_000], text: String, label: 'Children' },
  figure: { domain: [0, 60], ticks: [0, 20, 40, 60], text: (value) => `${value}%` },
  curves: [
    { of: 1000, low95: 5, high95: 35, low998: 2, high998: 38 },
    { of: 9000, low95: 15, high95: 25, low998: 13, high998: 27 },
  ],
  centre: 20,
};

it('every place has its mark, those that stand out their name and no other, and the limits are three paths', () => {
  const svg = drawFunnel(chart, 'By "size"');
  expect(svg.match(/role="img"/g)).toHaveLength(1);
  expect(svg).toContain('aria-label="By &quot;size&quot;"');
  expect(svg).not.toMatch(/ style=/);
  expect(svg.match(/recharts-scatter-symbol/g)).toHaveLength(3);
  expect(svg).toContain('Aville &amp; Co');
  const lines = /<g class="app-funnel"[^>]*>(.*?)<\/g>/.exec(svg)![1]!;
  const paths = [...lines.matchAll(/ d="([^"]+)"/g)].map(([, path]) => path!);
  expect(paths.map((path) => path.match(/M/g)?.length)).toEqual([2, 2, 1]);
  // Narrower for the larger place: the upper limit falls, and down is more.
  const upper = /M[\d.]+,([\d.]+)L[\d.]+,([\d.]+)$/.exec(paths[1]!)!;
  expect(Number(upper[2])).toBeGreaterThan(Number(upper[1]));
});

it('the file says what each mark means that it holds, and no other; without limits it is a sentence', () => {
  const file = drawFunnelFiles([{ chart, centre: 'England', title: 'Shares', source: 'Source: a census' }]);
  expect(file).toContain('outside the 99.8% limits');
  expect(file).not.toContain('Far below');
  expect(file).toContain('>England</text>');
  expect(file).toContain('Source: a census');
  expect(drawFunnelFiles([{ chart: null, centre: '', title: 'Too few places to say.', source: 'None' }])).toContain(
    '>Too few places to say.</text>',
  );
});
