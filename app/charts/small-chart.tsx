import { Line, LineChart, XAxis, YAxis } from 'recharts';
import { ink } from './chart-frame.tsx';
import { drawn } from './draw.tsx';
import { lineStyles } from './line-styles.ts';

export type SmallChartProps = {
  id: string;
  periods: readonly { period: string; short: string }[];
  domain: readonly [number, number];
  tickText: (value: number) => string;
  /** One value or gap for each period. */
  own: readonly (number | null)[];
  beside: readonly (number | null)[] | null;
};

const place = lineStyles[0]!;
const england = lineStyles[4]!;

/** One place over time, England beside it, small enough that many stand on one page. The scale is the same for all. */
function SmallChart({ id, periods, domain, tickText, own, beside }: SmallChartProps) {
  const data = periods.map(({ period }, at) => ({ period, own: own[at] ?? null, beside: beside?.[at] ?? null }));
  const shortOf = new Map(periods.map(({ period, short }) => [period, short]));
  const ends = [periods[0]!.period, periods.at(-1)!.period];
  const text = { fontSize: 14, fill: ink };
  return (
    <LineChart id={id} width={230} height={130} data={data} margin={{ top: 10, right: 22, bottom: 0, left: 0 }}>
      <XAxis
        dataKey="period"
        ticks={[...new Set(ends)]}
        tickFormatter={(period: string) => shortOf.get(period) ?? period}
        interval={0}
        tick={text}
        stroke={ink}
        height={26}
        padding={{ left: 14, right: 0 }}
      />
      <YAxis
        domain={[...domain]}
        ticks={[...domain]}
        tickFormatter={tickText}
        interval={0}
        tick={text}
        stroke={ink}
        axisLine={false}
        tickLine={false}
        width={58}
      />
      {beside ? (
        <Line
          dataKey="beside"
          type="linear"
          isAnimationActive={false}
          stroke={england.colour}
          strokeWidth={2}
          strokeDasharray={england.dash}
          dot={false}
        />
      ) : null}
      <Line
        dataKey="own"
        type="linear"
        isAnimationActive={false}
        stroke={place.colour}
        strokeWidth={3}
        dot={({ index, cx, cy }: { index: number; cx?: number | null; cy?: number | null }) => {
          const alone = (own[index - 1] ?? null) === null && (own[index + 1] ?? null) === null;
          const shown = (own[index] ?? null) !== null && alone && cx != null && cy != null;
          return shown ? <circle key={index} cx={cx} cy={cy} r={4} fill={place.colour} /> : <g key={index} />;
        }}
      />
    </LineChart>
  );
}

/** A small chart as an SVG element for a page. @param label what the picture is, in words */
export function drawSmallChart(chart: SmallChartProps, label: string): string {
  return drawn(<SmallChart {...chart} />, label);
}
