import {
  DotChart,
  type DotChartProps,
  type DotKind,
  dotChartHeight,
  dotColour,
  dotKinds,
  dotMarks,
} from './dot-chart.tsx';
import { drawn, fileOfPanels } from './draw.tsx';

/** What each mark says, in words. */
export const dotWords: Record<DotKind, string> = {
  higher: 'Higher than England',
  lower: 'Lower than England',
  similar: 'Similar to England: the difference may be chance',
  untold: 'It cannot be said',
};

/** One mark as SVG elements, 48 wide around y = 0. */
export function dotMark(kind: DotKind): string {
  const { path, hollow } = dotMarks[kind];
  const look = hollow ? `fill="#ffffff" stroke="${dotColour}" stroke-width="2"` : `fill="${dotColour}"`;
  return `<path d="${path}" transform="translate(24 0)" ${look}/>`;
}

/** England's line as SVG elements, 48 wide around y = 0. */
export const englandMark = '<path d="M24,-9V9" stroke="#0b0c0c" stroke-width="2" stroke-dasharray="6 3"/>';

/** The kinds of mark that a chart holds, for its legend. */
export function kindsIn({ rows }: Pick<DotChartProps, 'rows'>): DotKind[] {
  return dotKinds.filter((kind) => rows.some((row) => row.kind === kind));
}

/** Places side by side as an SVG element for a page. @param label what the picture is, in words */
export function drawDots(chart: DotChartProps, label: string): string {
  return drawn(<DotChart {...chart} />, label);
}

/** What the marks and the line of a chart say, where it is not a figure beside England's. */
export type DotLegend = { words: Record<DotKind, string>; line: string };

const besideEngland: DotLegend = { words: dotWords, line: 'England' };

/** The same as a file of its own, with title, legend and source. */
export function drawDotsFile(chart: DotChartProps, title: string, source: string, said = besideEngland): string {
  return drawDotsFiles([{ chart, title, source }], said);
}

/** Several of them in one file, one above the other. */
export function drawDotsFiles(
  charts: readonly { chart: DotChartProps; title: string; source: string }[],
  said = besideEngland,
): string {
  return fileOfPanels(
    charts.map(({ chart, title, source }) => {
      const legend = [
        ...kindsIn(chart).map((kind) => ({ mark: dotMark(kind), text: said.words[kind] })),
        ...(chart.line === null ? [] : [{ mark: englandMark, text: said.line }]),
      ];
      return {
        picture: { svg: drawDots(chart, title), height: dotChartHeight(chart.rows.length), legend },
        title,
        source,
      };
    }),
  );
}
