import type { DotChartProps, DotKind } from '#app/charts/dot-chart.tsx';
import { formatValue } from '#app/format.ts';
import type { GroupComparison, GroupRow } from '#server/domain/comparison/groups/group-comparison.ts';

const kindOf = ({ standing }: GroupRow): DotKind => standing?.england ?? 'untold';

/** Four or five round numbers that hold every figure and interval, from nought where nothing is below it. */
export function scaleOf(values: readonly number[]): { domain: [number, number]; ticks: number[] } {
  const low = Math.min(0, ...values);
  const high = Math.max(...values) || low + 1;
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
  const [from, to] = [Math.floor(low / step), Math.ceil(high / step)];
  const ticks = Array.from({ length: to - from + 1 }, (_, at) => Number(((from + at) * step).toPrecision(12)));
  return { domain: [ticks[0]!, ticks.at(-1)!], ticks };
}

/** A group at one period as a chart: those with a number, in the order of names; null where none has one. */
export function groupChart(id: string, group: GroupComparison): DotChartProps | null {
  const rows = group.rows.flatMap((row) => {
    const { area, point } = row;
    if (point?.value == null) return [];
    return [{ name: area.name, value: point.value, low: point.low, high: point.high, kind: kindOf(row) }];
  });
  if (rows.length === 0) return null;
  const line = group.england?.value ?? null;
  const values = [...rows.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]), line ?? 0];
  const { domain, ticks } = scaleOf(values);
  return { id, rows, domain, ticks, tickText: (value) => formatValue(value, group.unit), line };
}

/** Sources and labels of the figures shown, in one line. */
export function groupSource({ rows, england }: GroupComparison): string {
  const points = [...rows.map(({ point }) => point), england].filter((point) => point !== null);
  const of = (what: 'source' | 'label') => [...new Set(points.map((point) => point[what]))].join(', ');
  return points.length === 0 ? '' : `Source: ${of('source')}. Label: ${of('label')}.`;
}
