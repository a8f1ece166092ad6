import { formatUnit } from '#app/format.ts';
import { Table, type TableCell } from '#app/govuk/table.tsx';
import type { Comparison, Point } from '#server/domain/comparison/comparison.ts';
import { tableLines } from './comparison-chart.ts';
import { Figure } from './figure.tsx';
import { ScrollArea } from './scroll-area.tsx';

const mostColumns = 8;

/** Every figure of a comparison: a row for each period, or for each place where there are many. */
export function ComparisonTable({ name, comparison }: { name: string; comparison: Comparison }) {
  const { axis, unit } = comparison;
  const lines = tableLines(comparison).map(({ name: line, points }) => ({
    name: line,
    cells: new Map(points.map((point) => [point.period, point])),
  }));
  const caption = `${name}, ${formatUnit(unit)}`;
  const cell = (point: Point | undefined): TableCell => ({
    text: (
      <>
        <Figure point={point ?? null} unit={unit} decimals={axis.decimals} ranged />
        {point?.restart === undefined ? null : <span className="app-range">usual range begins again</span>}
      </>
    ),
    format: 'numeric',
  });
  const byPeriod = lines.length <= mostColumns;
  const head: TableCell[] = byPeriod
    ? [{ text: 'Period' }, ...lines.map((line): TableCell => ({ text: line.name, format: 'numeric' }))]
    : [{ text: 'Place' }, ...axis.periods.map(({ label }): TableCell => ({ text: label, format: 'numeric' }))];
  const rows: TableCell[][] = byPeriod
    ? axis.periods.map(({ period, label }) => [
        { text: label, classes: 'app-nowrap' },
        ...lines.map(({ cells }) => cell(cells.get(period))),
      ])
    : lines.map((line) => [{ text: line.name }, ...axis.periods.map(({ period }) => cell(line.cells.get(period)))]);
  return (
    <ScrollArea label={caption}>
      <Table caption={caption} head={head} rows={rows} firstCellIsHeader />
    </ScrollArea>
  );
}
