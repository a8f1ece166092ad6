import { drawChartsFile } from '#app/charts/draw.tsx';
import type { Comparison } from '#server/domain/comparison/comparison.ts';
import type { Beside } from '#server/domain/comparison/pairs/pair.ts';
import { comparisonChart, sourceLine } from './comparison-chart.ts';

/**
 * A comparison as a picture of its own; what an activity measure stands with is a second panel below it, or said in
 * words where none is measured.
 */
export function comparisonFile(comparison: Comparison, beside: Beside | null | undefined): string {
  const none = beside && !beside.comparison ? ` ${beside.text}` : '';
  const own = {
    chart: comparisonChart('chart', comparison),
    title: comparison.sentence,
    source: `${sourceLine(comparison)}${none}`,
  };
  if (!beside?.comparison) return drawChartsFile([own]);
  const second = {
    chart: comparisonChart('beside', beside.comparison),
    title: `${beside.text} ${beside.comparison.sentence}`,
    source: sourceLine(beside.comparison),
  };
  return drawChartsFile([own, second]);
}
