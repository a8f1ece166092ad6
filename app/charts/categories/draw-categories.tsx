import { drawn, fileOfPanels } from '../draw.tsx';
import { barLook } from '../line-styles.ts';
import { barStyles, CategoryBars, type CategoryBarsProps, categoryBarsHeight } from './category-bars.tsx';

/** The bar of one of the names as SVG elements, 48 wide around y = 0. @param at which of the names */
export function barMark(at: number): string {
  const { fill, stroke } = barLook(barStyles[at] ?? 0, at);
  return `<rect x="8" y="-7" width="32" height="14" fill="${fill}" stroke="${stroke}" stroke-width="2"/>`;
}

/** Categories side by side as an SVG element for a page. @param label what the picture is, in words */
export function drawCategories(chart: CategoryBarsProps, label: string): string {
  return drawn(<CategoryBars {...chart} />, label);
}

/** The same as a file of its own, one above the other where there are several, each with title, legend and source. */
export function drawCategoriesFiles(
  charts: readonly { chart: CategoryBarsProps; title: string; source: string }[],
): string {
  return fileOfPanels(
    charts.map(({ chart, title, source }) => {
      const legend = chart.names.map((text, at) => ({ mark: barMark(at), text }));
      const height = categoryBarsHeight(chart.rows.length, chart.names.length);
      return { picture: { svg: drawCategories(chart, title), height, legend }, title, source };
    }),
  );
}
