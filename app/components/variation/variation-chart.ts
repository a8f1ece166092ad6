import { drawFunnelFiles } from '#app/charts/draw-funnel.tsx';
import type { FunnelChartProps } from '#app/charts/funnel-chart.tsx';
import { formatNumber, formatValue } from '#app/format.ts';
import type { BesideVariation } from '#server/domain/comparison/variation/beside-variation.ts';
import type { Variation } from '#server/domain/comparison/variation/variation.ts';

/** Variation as a funnel chart; null where no limits are drawn. */
export function variationChart(id: string, variation: Variation): FunnelChartProps | null {
  const { drawing, centre, rows, highlighted, unit } = variation;
  if (!drawing || !centre) return null;
  const standing = new Set(highlighted.map(({ code }) => code));
  return {
    id,
    marks: rows.flatMap(({ area, point, of, place }) =>
      point?.value == null || of === null || place === null
        ? []
        : [{ of, value: point.value, kind: place, name: standing.has(area.code) ? area.name : null }],
    ),
    size: { ...drawing.size, text: (value) => formatNumber(value), label: sizeWords(unit) },
    figure: { ...drawing.figure, text: (value) => formatValue(value, unit) },
    curves: drawing.curves,
    centre: centre.value,
  };
}

/** What the size of a place is counted in. */
export const sizeWords = (unit: string) => (unit === '%' ? 'How many it is a share of' : 'Children living there');

/** Sources and labels of the figures shown, in one line. */
export function variationSource({ rows }: Pick<Variation, 'rows'>): string {
  const points = rows.flatMap(({ point }) => (point ? [point] : []));
  const of = (what: 'source' | 'label') => [...new Set(points.map((point) => point[what]))].join(', ');
  return points.length === 0 ? 'No figure is published.' : `Source: ${of('source')}. Label: ${of('label')}.`;
}

/** Variation as a picture of its own; what an activity measure stands with is a second panel, or said in words. */
export function variationFile(variation: Variation & { beside?: BesideVariation | null | undefined }): string {
  const { beside } = variation;
  const none = beside && !beside.variation ? ` ${beside.text}` : '';
  const panel = (id: string, each: Variation) => ({ chart: variationChart(id, each), centre: each.centre?.name ?? '' });
  const source = `${variationSource(variation)}${none}`;
  const own = { ...panel('chart', variation), title: variation.sentence, source };
  if (!beside?.variation) return drawFunnelFiles([own]);
  const title = `${beside.text} ${beside.variation.sentence}`;
  return drawFunnelFiles([
    own,
    { ...panel('beside', beside.variation), title, source: variationSource(beside.variation) },
  ]);
}
