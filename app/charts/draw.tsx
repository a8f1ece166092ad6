// A second copy of React's renderer: drawing happens while the page itself is being rendered, and one copy keeps the
// contexts of one rendering at a time.
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server.browser';
import { BarChart } from './bar-chart.tsx';
import { type ChartProps, chartHeight, chartWidth } from './chart-frame.tsx';
import { LineChart } from './line-chart.tsx';
import { barLook, lineStyles } from './line-styles.ts';

/**
 * A chart as an SVG element for a page: no inline style, which the pages' policy refuses, and named for who cannot see
 * it.
 * @param label what the picture is, in words
 */
export function drawn(chart: ReactElement, label: string): string {
  const markup = renderToStaticMarkup(chart);
  const svg = markup
    .slice(markup.indexOf('<svg'), markup.lastIndexOf('</svg>') + 6)
    .replaceAll(/ style="[^"]*"/g, '')
    // The picture has one name; its marks are no pictures of their own.
    .replaceAll(' role="img"', '')
    .replace('<title></title><desc></desc>', '')
    .replaceAll(/<defs><clipPath.*?<\/defs>/g, '');
  return svg.replace('<svg ', `<svg role="img" aria-label="${escaped(label)}" `);
}

/** Lines or bars over time as an SVG element for a page. @param label what the picture is, in words */
export function drawLineChart(chart: ChartProps, label: string): string {
  return drawn(chart.as === 'bars' ? <BarChart {...chart} /> : <LineChart {...chart} />, label);
}

const lineHeight = 24;
const lettersALine = 84;

/** Lines or bars over time as a file of their own: with title, legend and source in the picture. */
export function drawChartFile(chart: ChartProps, title: string, source: string): string {
  return drawChartsFile([{ chart, title, source }]);
}

/** Several of them, one above the other. */
export function drawChartsFile(charts: readonly { chart: ChartProps; title: string; source: string }[]): string {
  return fileOfPanels(
    charts.map(({ chart, title, source }) => {
      const legend = chart.lines.map(({ name, style }, at) => ({
        mark: legendMark(style, chart.as === 'bars' ? at : null),
        text: name,
      }));
      return { picture: { svg: drawLineChart(chart, title), height: chartHeight, legend }, title, source };
    }),
  );
}

type Picture = {
  svg: string;
  height: number;
  /** Free space to its left, where it has none of its own. */
  left?: number;
  /** Each mark as SVG elements, 48 wide around y = 0. */
  legend: readonly { mark: string; text: string }[];
};

/** A picture of any chart as a file of its own: with title, legend and source. */
export function fileOf(picture: Picture, title: string, source: string): string {
  return fileOfPanels([{ picture, title, source }]);
}

/** Panels one above the other as one file, each with its title, legend and source; the first names the file. */
export function fileOfPanels(panels: readonly { picture: Picture; title: string; source: string }[]): string {
  let height = 0;
  const drawings = panels.map((panel) => {
    const block = blockOf(panel, height);
    height = block.end;
    return block.drawing;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${chartWidth} ${height}" width="${chartWidth}" height="${height}" font-family="arial, helvetica, sans-serif" font-size="16" fill="#0b0c0c">`,
    `<title>${escaped(panels[0]?.title ?? '')}</title><rect width="100%" height="100%" fill="#ffffff"/>`,
    ...drawings,
    '</svg>',
  ].join('');
}

/** One panel of a file, from this height on. */
function blockOf({ picture, title, source }: { picture: Picture; title: string; source: string }, from: number) {
  const titleLines = wrapped(title);
  const sourceLines = wrapped(source);
  const top = from + 16 + titleLines.length * lineHeight;
  const legendTop = top + picture.height + 16;
  const sourceTop = legendTop + picture.legend.length * lineHeight + 8;
  const text = (lines: string[], from: number, more: string) =>
    lines.map((line, at) => `<text x="16" y="${from + at * lineHeight}"${more}>${escaped(line)}</text>`).join('');
  const legend = picture.legend.map(
    ({ mark, text: said }, at) =>
      `<g transform="translate(16 ${legendTop + at * lineHeight})">${mark}<text x="56" y="5">${escaped(said)}</text></g>`,
  );
  const drawing = [
    text(titleLines, from + 28, ' font-weight="bold"'),
    picture.svg.replace('<svg ', `<svg x="${picture.left ?? 0}" y="${top}" `),
    ...legend,
    text(sourceLines, sourceTop + 12, ' font-size="14"'),
  ].join('');
  return { drawing, end: sourceTop + sourceLines.length * lineHeight };
}

/**
 * The look of a line or bar as a few SVG elements, 48 wide around y = 0.
 * @param bar which of a period's bars it is; null for a line
 */
function legendMark(style: number, bar: number | null): string {
  if (bar !== null) {
    const { fill, stroke, strokeDasharray } = barLook(style, bar);
    const outline = strokeDasharray ? ` stroke-dasharray="${strokeDasharray}"` : '';
    return `<rect x="16" y="-6" width="16" height="12" fill="${fill}" stroke="${stroke}" stroke-width="2"${outline}/>`;
  }
  const { colour, dash, marker } = lineStyles[style]!;
  const dashed = dash ? ` stroke-dasharray="${dash}"` : '';
  return `<path d="M0,0H48" stroke="${colour}" stroke-width="3"${dashed}/><path d="${marker}" transform="translate(24 0)" fill="${colour}" stroke="#ffffff"/>`;
}

function wrapped(text: string): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!;
    if (last !== '' && last.length + word.length >= lettersALine) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
