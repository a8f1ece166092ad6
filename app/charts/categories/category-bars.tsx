import { Bar, BarChart, CartesianGrid, ErrorBar, XAxis, YAxis } from 'recharts';
import { axisText, chartWidth, ink } from '../chart-frame.tsx';
import { barLook } from '../line-styles.ts';

type Ends = readonly [low: number, high: number];

/** A value and how far its limits lie below and above it; `null` where there is none. */
export type BarValue = { value: number; reach: Ends | null } | null;

export type CategoryBarsProps = {
  id: string;
  rows: readonly { name: string; values: readonly BarValue[] }[];
  /** Whose bars: one name for each value of a row. At most two. */
  names: readonly string[];
  domain: readonly [number, number];
  ticks: readonly number[];
  tickText: (value: number) => string;
};

/** The look of each of the two: the place filled in one colour, what it is held beside hollow in another. */
export const barStyles = [0, 4] as const;

const rowHeight = 34;
/** Room for the longest name of a group. */
export const categoryNameWidth = 350;

/** How tall the chart of so many rows, with so many bars each, is. */
export const categoryBarsHeight = (rows: number, bars: number) => rows * (rowHeight + (bars - 1) * 18) + 52;

/** A row for each category in the order given, with a bar for each value. Nothing stands for a gap. */
export function CategoryBars({ id, rows, names, domain, ticks, tickText }: CategoryBarsProps) {
  const data = rows.map((row, at) => ({ ...row, at: String(at) }));
  type Row = (typeof data)[number];
  return (
    <BarChart
      id={id}
      layout="vertical"
      data={data}
      width={chartWidth}
      height={categoryBarsHeight(rows.length, names.length)}
      margin={{ top: 8, right: 28, bottom: 8, left: 0 }}
      barCategoryGap="24%"
      barGap={2}
    >
      <CartesianGrid horizontal={false} stroke="#cecece" />
      <XAxis
        type="number"
        domain={[...domain]}
        allowDataOverflow
        ticks={[...ticks]}
        tickFormatter={tickText}
        interval={0}
        tick={axisText}
        tickMargin={8}
        stroke={ink}
        height={36}
      />
      <YAxis
        type="category"
        dataKey="at"
        tickFormatter={(at: string) => rows[Number(at)]?.name ?? ''}
        interval={0}
        tick={axisText}
        stroke={ink}
        tickLine={false}
        width={categoryNameWidth}
      />
      {names.map((name, at) => (
        <Bar
          key={name}
          name={name}
          dataKey={(row: Row) => row.values[at]?.value ?? null}
          isAnimationActive={false}
          legendType="none"
          strokeWidth={2}
          {...barLook(barStyles[at] ?? 0, at)}
        >
          <ErrorBar
            dataKey={(row: Row) => row.values[at]?.reach ?? null}
            direction="x"
            width={5}
            strokeWidth={2}
            stroke={at === 0 ? '#F46A25' : ink}
          />
        </Bar>
      ))}
    </BarChart>
  );
}
