import type { DotChartProps, DotKind } from '#app/charts/dot-chart.tsx';
import { drawDotsFiles } from '#app/charts/draw-dots.tsx';
import { formatValue } from '#app/format.ts';
import type { BesideGroup } from '#server/domain/comparison/groups/beside-group.ts';
import type { GroupComparison, GroupRow } from '#server/domain/comparison/groups/group-comparison.ts';

const kindOf = ({ standing }: GroupRow): DotKind => standing?.england ?? 'untold';

/** A group at one period as a chart: those with a number, in the order of names; null where none has one. */
export function groupChart(id: string, group: GroupComparison): DotChartProps | null {
  const rows = group.rows.flatMap((row) => {
    const { area, point } = row;
    if (point?.value == null) return [];
    return [{ name: area.name, value: point.value, low: point.low, high: point.high, kind: kindOf(row) }];
  });
  if (rows.length === 0) return null;
  const line = group.england?.value ?? null;
  return { id, rows, ...group.scale, tickText: (value) => formatValue(value, group.unit), line };
}

/** Sources and labels of the figures shown, in one line. */
export function groupSource({ rows, england }: GroupComparison): string {
  const points = [...rows.map(({ point }) => point), england].filter((point) => point !== null);
  const of = (what: 'source' | 'label') => [...new Set(points.map((point) => point[what]))].join(', ');
  return points.length === 0 ? '' : `Source: ${of('source')}. Label: ${of('label')}.`;
}

const noPicture = { rows: [], domain: [0, 1], ticks: [0, 1], tickText: String, line: null } as const;

/** A group as a picture of its own; what an activity measure stands with is a second panel, or said in words. */
export function groupFile(group: GroupComparison & { beside?: BesideGroup | null }): string {
  const { beside } = group;
  const none = beside && !beside.group ? ` ${beside.text}` : '';
  const own = {
    chart: groupChart('chart', group) ?? { id: 'chart', ...noPicture },
    title: group.sentence,
    source: `${groupSource(group)}${none}`,
  };
  const second = beside?.group ? groupChart('beside', beside.group) : null;
  if (!beside?.group || !second) return drawDotsFiles([own]);
  const title = `${beside.text} ${beside.group.sentence}`;
  return drawDotsFiles([own, { chart: second, title, source: groupSource(beside.group) }]);
}
