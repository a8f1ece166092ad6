import { Bar, CartesianGrid, BarChart as Recharts, XAxis, YAxis } from 'recharts';
import type { LineChartProps } from './line-chart.tsx';
import { axisText, chartHeight, chartWidth, ink } from './line-chart.tsx';
import { barLook } from './line-styles.ts';

/** Counts of each period as bars side by side, the first filled and the others hollow. Nothing stands for a gap. */
export function BarChart({ id, periods, domain, ticks, tickText, lines }: LineChartProps) {
  const shortOf = new Map(periods.map(({ period, short }) => [period, short]));
  const rows = periods.map(({ period }, index) => ({
    period,
    values: lines.map(({ values }) => values[index] ?? null),
  }));
  return (
    <Recharts
      id={id}
      width={chartWidth}
      height={chartHeight}
      data={rows}
      margin={{ top: 12, right: 44, bottom: 8, left: 0 }}
      barCategoryGap="20%"
      barGap={2}
    >
      <CartesianGrid vertical={false} stroke="#cecece" />
      <XAxis
        dataKey="period"
        ticks={periods.filter(({ tick }) => tick).map(({ period }) => period)}
        tickFormatter={(period: string) => shortOf.get(period) ?? period}
        interval={0}
        tick={axisText}
        tickMargin={8}
        stroke={ink}
        height={36}
      />
      <YAxis
        domain={[...domain]}
        ticks={[...ticks]}
        tickFormatter={tickText}
        interval={0}
        tick={axisText}
        stroke={ink}
        axisLine={false}
        tickLine={false}
        width={84}
      />
      {lines.map(({ name, style }, at) => (
        <Bar
          key={at}
          name={name}
          dataKey={(row: (typeof rows)[number]) => row.values[at]}
          isAnimationActive={false}
          legendType="none"
          strokeWidth={2}
          {...barLook(style, at)}
        />
      ))}
    </Recharts>
  );
}
