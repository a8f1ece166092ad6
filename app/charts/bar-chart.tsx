import { Bar, BarChart as Recharts } from 'recharts';
import { axesOf, type ChartProps, type ChartRow, frameOf } from './chart-frame.tsx';
import { barLook } from './line-styles.ts';

/** Counts of each period as bars side by side, the first filled and the others hollow. Nothing stands for a gap. */
export function BarChart(chart: ChartProps) {
  return (
    <Recharts {...frameOf(chart)} barCategoryGap="20%" barGap={2}>
      {axesOf(chart)}
      {chart.lines.map(({ name, style }, at) => (
        <Bar
          key={at}
          name={name}
          dataKey={(row: ChartRow) => row.values[at]}
          isAnimationActive={false}
          legendType="none"
          strokeWidth={2}
          {...barLook(style, at)}
        />
      ))}
    </Recharts>
  );
}
