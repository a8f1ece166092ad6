import type { ChartProps } from './chart-frame.tsx';
import { drawLineChart } from './draw.tsx';

/** The drawn chart on a page. Wider than a small screen, it scrolls by itself, and a keyboard can move it. */
export function ChartPicture({ chart, label }: { chart: ChartProps; label: string }) {
  return (
    <section
      className="app-scroll app-chart__scroll"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, its words escaped by React
      dangerouslySetInnerHTML={{ __html: drawLineChart(chart, label) }}
    />
  );
}
