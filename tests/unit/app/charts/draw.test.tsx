import { createContext, useContext } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ChartProps } from '#app/charts/chart-frame.tsx';
import { ChartPicture } from '#app/charts/chart-picture.tsx';
import { drawChartFile, drawLineChart } from '#app/charts/draw.tsx';
import { lineStyles } from '#app/charts/line-styles.ts';

const periods = ['2021|RY', '2022|RY', '2023|RY', '2024|RY', '2025|RY'].map((period) => ({
  period,
  short: period.slice(0, 4),
  tick: period !== '2022|RY',
}));

const chart: ChartProps = {
  id: 'chart-one',
  periods,
  domain: [0, 40],
  ticks: [0, 10, 20, 30, 40],
  tickText: (value) => `${value}%`,
  lines: [
    { name: 'Aville', style: 0, values: [10, 20, null, 30, 35] },
    { name: 'England & Wales <x>', style: 4, values: [null, 12, null, null, 14] },
  ],
};

const Place = createContext('outside');

function After() {
  return <p>{useContext(Place)}</p>;
}

const occurrences = (text: string, part: string) => text.split(part).length - 1;

describe('a drawn chart', () => {
  const svg = drawLineChart(chart, 'Line chart of "shares"');

  it('is one SVG element without inline style, script or wrapper', () => {
    expect(svg.startsWith('<svg role="img" aria-label="Line chart of &quot;shares&quot;"')).toBe(true);
    expect(svg.endsWith('</svg>')).toBe(true);
    expect(svg).not.toMatch(/style=|<script|<div|javascript:/);
  });

  it('breaks the line where a figure is missing', () => {
    const paths = [...svg.matchAll(/class="recharts-curve[^>]* d="([^"]+)"/g)].map(([, d]) => d!);
    expect(paths).toHaveLength(2);
    expect(occurrences(paths[0]!, 'M')).toBe(2);
  });

  it('marks single values and the newest, and nothing else', () => {
    expect(occurrences(svg, lineStyles[0]!.marker)).toBe(1);
    expect(occurrences(svg, lineStyles[4]!.marker)).toBe(2);
  });

  it('labels the periods and ticks it is given and computes none', () => {
    for (const label of ['2021', '2023', '2024', '2025', '0%', '40%']) expect(svg).toContain(`>${label}</tspan>`);
    expect(svg).not.toContain('>2022</tspan>');
  });

  it('tells lines apart without colour', () => {
    expect(svg).toContain(`stroke-dasharray="${lineStyles[4]!.dash}"`);
    expect(new Set(lineStyles.map(({ dash, marker }) => `${dash} ${marker}`)).size).toBe(6);
  });

  it('can be drawn in the middle of a page without disturbing the page’s contexts', () => {
    const page = renderToStaticMarkup(
      <Place.Provider value="inside">
        <ChartPicture chart={chart} label="A chart" />
        <After />
      </Place.Provider>,
    );
    expect(page).toContain('<p>inside</p>');
    expect(page).toContain('recharts-surface');
  });
});

describe('a chart as a file', () => {
  it('is well-formed SVG that names its lines and source by itself', () => {
    const file = drawChartFile(chart, 'Shares were 35% in Aville & 14% in England', 'Source: a census');
    expect(file.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
    expect(file).toContain('<title>Shares were 35% in Aville &amp; 14% in England</title>');
    expect(file).toContain('England &amp; Wales &lt;x&gt;');
    expect(file).toContain('Source: a census');
    expect(occurrences(file, '<svg')).toBe(occurrences(file, '</svg>'));
  });

  it('wraps a long title', () => {
    const file = drawChartFile(chart, 'word '.repeat(60).trim(), 'Source');
    expect(occurrences(file, 'font-weight="bold"')).toBeGreaterThan(2);
  });
});

describe('bars of counts', () => {
  const bars: ChartProps = {
    ...chart,
    as: 'bars',
    lines: [
      { name: 'Later', style: 0, values: [10, 20, 0, 30, 35] },
      { name: 'Withdrawn', style: 3, values: [5, 0, 0, 0, 1] },
    ],
  };
  const svg = drawLineChart(bars, 'Bar chart of moves');

  it('are one for each count above zero, and no line joins them', () => {
    expect(occurrences(svg, 'class="recharts-rectangle"')).toBe(6);
    expect(svg).not.toContain('recharts-curve');
    expect(svg).not.toMatch(/style=|<script|<div/);
  });

  it('are told apart without colour: the first filled, the others hollow, in the legend too', () => {
    expect(svg.match(/fill="#12436D"/g)).toHaveLength(4);
    expect(svg.match(/fill="#ffffff"/g)).toHaveLength(2);
    const file = drawChartFile(bars, 'Moves', 'Source');
    expect(file).toContain(
      `<rect x="16" y="-6" width="16" height="12" fill="#ffffff" stroke="${lineStyles[3]!.colour}"`,
    );
  });
});
