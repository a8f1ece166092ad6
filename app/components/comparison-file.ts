import { drawChartsFile } from '#app/charts/draw.tsx';
import type { Comparison } from '#server/domain/comparison/comparison.ts';
import type { Beside } from '#server/domain/comparison/pairs/pair.ts';
import { comparisonChart, sourceLine } from './comparison-chart.ts';

/**
 * A comparison as a picture of its own; what an activity measure stands with is a second panel below it, or said in
 * words where none is measured.
 * @param drawn how many places at most; that others were chosen is said
 */
export function comparisonFile(comparison: Comparison, beside: Beside | null | undefined, drawn?: number): string {
  const none = beside && !beside.comparison ? ` ${beside.text}` : '';
  const own = {
    chart: comparisonChart('chart', comparison, drawn),
    title: comparison.sentence,
    source: `${othersChosen(comparison, drawn)}${sourceLine(comparison, drawn)}${none}`,
  };
  if (!beside?.comparison) return drawChartsFile([own]);
  const second = {
    chart: comparisonChart('beside', beside.comparison, drawn),
    title: `${beside.text} ${beside.comparison.sentence}`,
    source: sourceLine(beside.comparison, drawn),
  };
  return drawChartsFile([own, second]);
}

/** Where a group was chosen: that the lines are not all of it. Without one the picture says no more than it did. */
function othersChosen({ series }: Comparison, drawn: number | undefined): string {
  const left = drawn === undefined ? 0 : series.length - drawn;
  if (left <= 0) return '';
  return `The lines show ${drawn} of ${series.length} places chosen; the page and its data have all. `;
}
