import { type BarValue, type CategoryBarsProps, categoryNameWidth } from '#app/charts/categories/category-bars.tsx';
import type { DotChartProps } from '#app/charts/dot-chart.tsx';
import type { DotLegend } from '#app/charts/draw-dots.tsx';
import { formatValue } from '#app/format.ts';
import type { BreakdownComparison, CategoryAt } from '#server/domain/comparison/breakdowns/breakdown-comparison.ts';

type Found = Omit<BreakdownComparison, 'notes'>;

const england = 'England';
/** Room for the longest name of a group with England's before it. */
const longNameWidth = 430;

/** Every category with a number as bars, England's beside; null where none has one. */
export function breakdownChart(id: string, found: Found): CategoryBarsProps | null {
  const besides = found.rows.some((row) => row.england?.point?.value != null);
  const rows = found.rows
    .map(({ label, own, england: country }) => ({
      name: label,
      values: besides ? [barOf(own), country ? barOf(country) : null] : [barOf(own)],
    }))
    .filter(({ values }) => values.some((value) => value !== null));
  if (rows.length === 0) return null;
  const names = besides ? [found.area.name, england] : [found.area.name];
  return { id, rows, names, ...found.scale, tickText: (value) => formatValue(value, found.unit) };
}

function barOf({ point }: CategoryAt): BarValue {
  if (point?.value == null) return null;
  const { value, low, high } = point;
  return { value, reach: low === null || high === null ? null : [value - low, high - value] };
}

/** What the marks of a ratio plot say. */
export const ratioLegend = (reference: string): DotLegend => ({
  words: {
    higher: `More often than ${reference}`,
    lower: `Less often than ${reference}`,
    similar: 'The difference may be chance',
    untold: 'It cannot be said',
  },
  line: `1: as often as ${reference}`,
});

/** Every ratio as a dot with its limits, England's below the place's; null where none can be told. */
export function ratioChart(id: string, found: Found): DotChartProps | null {
  const dot = (name: string, { ratio }: CategoryAt) =>
    ratio ? [{ name, value: ratio.ratio, low: ratio.low, high: ratio.high, kind: ratio.side }] : [];
  const rows = found.rows.flatMap(({ label, own, england: country }) => [
    ...dot(label, own),
    ...(country ? dot(inEngland(label), country) : []),
  ]);
  if (rows.length === 0) return null;
  const nameWidth = found.rows.some((row) => row.england?.ratio) ? longNameWidth : categoryNameWidth;
  const look = { tickText: String, line: 1, scale: 'log', nameWidth } as const;
  return { id, rows, ...found.ratioScale, ...look };
}

/** England's line of a group, in a plot and in its table: below the place's own. */
export const inEngland = (label: string) => `England: ${label}`;

/** Sources and labels of the figures shown, in one line. */
export function breakdownSource({ rows }: Found): string {
  const points = rows.flatMap(({ own, england: country }) => [own.point, country?.point ?? null]);
  const there = points.filter((point) => point !== null);
  const of = (what: 'source' | 'label') => [...new Set(there.map((point) => point[what]))].join(', ');
  return there.length === 0 ? '' : `Source: ${of('source')}. Label: ${of('label')}.`;
}
