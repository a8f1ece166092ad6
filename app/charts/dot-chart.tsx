import { CartesianGrid, ErrorBar, ReferenceLine, Scatter, ScatterChart, XAxis, YAxis } from 'recharts';
import { axisText, chartWidth, ink } from './chart-frame.tsx';

/** How a place stands to the line, told by the shape of its mark. */
export const dotKinds = ['higher', 'lower', 'similar', 'untold'] as const;
export type DotKind = (typeof dotKinds)[number];

/** Triangle up, triangle down, circle, hollow circle: told apart without a colour. */
export const dotMarks: Record<DotKind, { path: string; hollow?: true }> = {
  higher: { path: 'M0,-7L6.5,5H-6.5Z' },
  lower: { path: 'M0,7L6.5,-5H-6.5Z' },
  similar: { path: 'M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0Z' },
  untold: { path: 'M-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0Z', hollow: true },
};

export const dotColour = '#12436D';

export type DotChartProps = {
  id: string;
  rows: readonly { name: string; value: number; low: number | null; high: number | null; kind: DotKind }[];
  domain: readonly [number, number];
  ticks: readonly number[];
  tickText: (value: number) => string;
  /** A line across all rows, England's figure. */
  line: number | null;
  /** For ratios: half as much lies as far from one as twice as much. Values, limits and domain are above zero. */
  scale?: 'log';
  /** Room for the names, where they are longer than those of places. */
  nameWidth?: number;
};

const rowHeight = 26;

/** How tall the chart of so many rows is. */
export const dotChartHeight = (rows: number) => rows * rowHeight + 52;

/** A row for each place in the order given, its figure as a mark and its interval as a bar through it. */
export function DotChart({ id, rows, domain, ticks, tickText, line, scale, nameWidth = 280 }: DotChartProps) {
  const data = rows.map((row, at) => ({
    ...row,
    at,
    error: row.low === null || row.high === null ? [0, 0] : [row.value - row.low, row.high - row.value],
  }));
  return (
    <ScatterChart
      id={id}
      width={chartWidth}
      height={dotChartHeight(rows.length)}
      margin={{ top: 8, right: 24, bottom: 8, left: 0 }}
    >
      <CartesianGrid horizontal={false} stroke="#cecece" />
      <XAxis
        type="number"
        dataKey="value"
        {...(scale ? { scale } : {})}
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
        type="number"
        dataKey="at"
        domain={[-0.5, rows.length - 0.5]}
        // Recharts would widen the scale of rows by the intervals too.
        allowDataOverflow
        ticks={data.map(({ at }) => at)}
        tickFormatter={(at: number) => rows[at]?.name ?? ''}
        reversed
        interval={0}
        tick={axisText}
        stroke={ink}
        axisLine={false}
        tickLine={false}
        width={nameWidth}
      />
      {line === null ? null : <ReferenceLine x={line} stroke={ink} strokeWidth={2} strokeDasharray="6 3" />}
      <Scatter
        data={data}
        isAnimationActive={false}
        legendType="none"
        shape={(dot: { cx?: number; cy?: number; kind?: DotKind }) => <Mark {...dot} />}
      >
        <ErrorBar dataKey="error" direction="x" width={5} strokeWidth={2} stroke={dotColour} />
      </Scatter>
    </ScatterChart>
  );
}

function Mark({ cx, cy, kind = 'untold' }: { cx?: number; cy?: number; kind?: DotKind }) {
  if (cx == null || cy == null) return <path d="M0,0" />;
  const { path, hollow } = dotMarks[kind];
  return (
    <path
      d={path}
      transform={`translate(${cx} ${cy})`}
      fill={hollow ? '#ffffff' : dotColour}
      stroke={hollow ? dotColour : '#ffffff'}
      strokeWidth={hollow ? 2 : 1}
    />
  );
}
