import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ChartProps } from '#app/charts/chart-frame.tsx';
import { type DotChartProps, dotKinds } from '#app/charts/dot-chart.tsx';
import { drawChartFile } from '#app/charts/draw.tsx';
import { drawDotsFile } from '#app/charts/draw-dots.tsx';
import { drawFunnelFiles } from '#app/charts/draw-funnel.tsx';
import { drawTilesFile } from '#app/charts/draw-tiles.tsx';
import { type FunnelChartProps, funnelKinds } from '#app/charts/funnel-chart.tsx';
import { lineStyles } from '#app/charts/line-styles.ts';
import { LineagePicture } from '#app/charts/lineage-picture.tsx';
import { drawSmallChart } from '#app/charts/small-chart.tsx';
import { tileLooks } from '#app/charts/tile-looks.ts';
import { Timeline } from '#app/charts/timeline.tsx';
import { contrast, faultsOfPicture } from '../../../e2e/setup/picture-faults.ts';

const periods = ['2023|RY', '2024|RY', '2025|RY'].map((period) => ({ period, short: period.slice(0, 4), tick: true }));
const frame = { id: 'chart', periods, domain: [0, 40], ticks: [0, 20, 40], tickText: String } as const;
const everyLine = lineStyles.map((_, style) => ({
  ...{ name: `Line ${style}`, style, values: [style, null, style + 9] },
  limits: [[style, style + 2] as const, null, null],
  marked: [true, false, false],
}));
const lines: ChartProps = { ...frame, lines: everyLine, levels: [{ centre: 20, ends: [10, 30] }], cuts: ['2025|RY'] };
const bars: ChartProps = { ...frame, as: 'bars', lines: everyLine.slice(0, 4) };
const dots: DotChartProps = {
  ...{ id: 'dots', domain: [0, 40], ticks: [0, 20, 40], tickText: String, line: 20 },
  rows: dotKinds.map((kind, at) => ({ name: `Place ${at}`, value: at * 9, low: at, high: at * 10, kind })),
};
const limits = { low95: 10, high95: 30, low998: 5, high998: 35 };
const funnel: FunnelChartProps = {
  ...{ id: 'funnel', centre: 20, figure: { domain: [0, 40], ticks: [0, 20, 40], text: String } },
  size: { domain: [0, 100], ticks: [0, 50, 100], text: String, label: 'Children' },
  curves: [10, 90].map((of) => ({ of, ...limits })),
  marks: funnelKinds.flatMap((kind, at) =>
    [null, `Place ${at}`].map((name) => ({ of: 10 + at * 20, value: 20, kind, name })),
  ),
};
const tiles = Object.keys(tileLooks).map((kind, at) => ({
  ...{ key: kind, kind, label: kind, href: null, letter: String.fromCharCode(65 + at) },
}));
const boxes = [true, false].map((isHere, column) => ({
  ...{ column, row: 0.5, kind: 'Promise', title: 'One', href: '/x', isHere },
}));

const drawings: Record<string, string> = {
  'lines of every style with intervals and a usual range': drawChartFile(lines, 'Title', 'Source'),
  bars: drawChartFile(bars, 'Title', 'Source'),
  'dots of every kind': drawDotsFile(dots, 'Title', 'Source'),
  'a funnel of every kind': drawFunnelFiles([{ chart: funnel, centre: 'England', title: 'Title', source: 'Source' }]),
  'tiles of every kind': drawTilesFile(
    { blocks: [{ name: 'North', column: 0, row: 0, tiles }] },
    tiles.map(({ kind, letter }) => ({ kind, letter, text: kind })),
    ...(['Title', 'Source'] as const),
  ),
  'a small chart': drawSmallChart({ ...frame, own: [1, null, 3], beside: [4, 5, 6] }, 'Place'),
  'a timeline': renderToStaticMarkup(
    <Timeline
      {...{ years: [2025], today: 1, label: 'Timeline' }}
      lanes={[{ name: 'Lane', quarters: [[0, 1], [2, 3], [4, 5], []] }]}
    />,
  ),
  'a line of records': renderToStaticMarkup(
    <LineagePicture {...{ boxes, lines: [[0, 1]], columns: 2, rows: 1, label: 'Line' }} />,
  ),
};

it.each(Object.entries(drawings))('every mark and word of %s stands out from its ground', (_, svg) => {
  expect(svg).toContain('<svg');
  expect(faultsOfPicture(svg)).toEqual([]);
});

describe('the checker', () => {
  it('counts as the guidelines do', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('none', '#ffffff')).toBe(1);
  });

  it('finds a faint mark, faint or tiny words, and lines told apart by colour alone; a faint grid it lets be', () => {
    const svg = (inside: string) => faultsOfPicture(`<svg fill="#0b0c0c">${inside}</svg>`);
    expect(svg('<path d="M0,0H9" fill="none" stroke="#cecece"/>')).toHaveLength(1);
    expect(svg('<path d="M0,0H9" stroke="#cecece"/>')).toHaveLength(1);
    expect(svg('<g class="recharts-cartesian-grid"><line stroke="#cecece" fill="none"/></g>')).toEqual([]);
    expect(svg('<g fill="#999999"><text font-size="16">faint</text></g>')).toHaveLength(1);
    expect(svg('<text font-size="9">tiny</text>')).toHaveLength(1);
    expect(svg('<g class="app-tile"><rect fill="#000000"/><text fill="#222222">on black</text></g>')).toHaveLength(1);
    const bar = (fill: string, stroke: string, dash = '') =>
      `<path class="recharts-rectangle" d="M0,0H9V9Z" fill="${fill}" stroke="${stroke}"${dash}/>`;
    const hollow = bar('#ffffff', '#801650');
    expect(svg(bar('#12436D', '#12436D') + bar('#801650', '#801650'))).toEqual(['bars told apart by colour alone']);
    expect(svg(bar('#ffffff', '#12436D') + hollow)).toEqual(['bars told apart by colour alone']);
    expect(svg(bar('#12436D', '#12436D') + hollow)).toEqual([]);
    expect(svg(hollow + bar('#ffffff', '#12436D', ' stroke-dasharray="6 3"'))).toEqual([]);
    const line = (colour: string, dash: string) =>
      `<path class="recharts-curve recharts-line-curve" d="M0,0H9" fill="none" stroke="${colour}"${dash}/>`;
    expect(svg(line('#12436D', '') + line('#801650', ''))).toEqual(['lines told apart by colour alone']);
    expect(svg(line('#12436D', '') + line('#801650', ' stroke-dasharray="3 4"'))).toEqual([]);
  });
});
