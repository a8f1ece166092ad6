import { drawn, fileOfPanels } from './draw.tsx';
import {
  FunnelChart,
  type FunnelChartProps,
  type FunnelKind,
  funnelHeight,
  funnelKinds,
  funnelLines,
  funnelMarks,
  markColour,
} from './funnel-chart.tsx';

/** What each mark says, in words. */
const funnelWords: Record<FunnelKind, string> = {
  within: 'Within the usual range for its size',
  above: 'Above it (outside the 95% limits)',
  below: 'Below it (outside the 95% limits)',
  'far-above': 'Far above it (outside the 99.8% limits)',
  'far-below': 'Far below it (outside the 99.8% limits)',
};

const markOf = (kind: FunnelKind) => {
  const { path, filled } = funnelMarks[kind];
  return `<path d="${path}" transform="translate(24 0)" fill="${filled ? markColour : '#ffffff'}" stroke="${markColour}" stroke-width="1.5"/>`;
};

const lineOf = ({ stroke, strokeWidth, strokeDasharray }: (typeof funnelLines)[keyof typeof funnelLines]) =>
  `<path d="M0,0H48" fill="none" stroke="${stroke}" stroke-width="${strokeWidth}"${strokeDasharray ? ` stroke-dasharray="${strokeDasharray}"` : ''}/>`;

/** The legend: the kinds of mark the chart holds, and its lines. Each mark is 48 wide around y = 0. */
export function funnelLegend({ marks }: Pick<FunnelChartProps, 'marks'>, centre: string) {
  return [
    ...funnelKinds
      .filter((kind) => marks.some((mark) => mark.kind === kind))
      .map((kind) => ({ mark: markOf(kind), text: funnelWords[kind] })),
    { mark: lineOf(funnelLines.centre), text: centre },
    { mark: lineOf(funnelLines.inner), text: 'The usual range: 95 of 100 places of that size' },
    { mark: lineOf(funnelLines.outer), text: '998 of 1,000 places of that size' },
  ];
}

/** Places by their size as an SVG element for a page. @param label what the picture is, in words */
export function drawFunnel(chart: FunnelChartProps, label: string): string {
  return drawn(<FunnelChart {...chart} />, label);
}

type Panel = { chart: FunnelChartProps | null; centre: string; title: string; source: string };

/** The same as a file of its own, one above the other, each with title, legend and source; the title alone where there is nothing to draw. */
export function drawFunnelFiles(panels: readonly Panel[]): string {
  return fileOfPanels(
    panels.map(({ chart, centre, title, source }) => ({
      picture: chart
        ? { svg: drawFunnel(chart, title), height: funnelHeight, legend: funnelLegend(chart, centre) }
        : { svg: '<svg width="0" height="0"></svg>', height: 0, legend: [] },
      title,
      source,
    })),
  );
}
