import { CartesianGrid, XAxis, YAxis } from 'recharts';

/** One line with a value or a gap for each period of the axis. `style`: place in `lineStyles`. */
export type ChartLine = {
  name: string;
  style: number;
  values: readonly (number | null)[];
  /** From where to where the value may lie, for each period; left out where no line has any. */
  limits?: readonly (readonly [low: number, high: number] | null)[];
  /** Which values get the line's marker besides its newest. */
  marked?: readonly boolean[];
  /** Which values may still change: their markers are hollow, and drawn wherever they stand. */
  provisional?: readonly boolean[];
};

export type ChartLevel = {
  centre: number;
  ends: readonly [low: number, high: number];
  from?: string;
  to?: string;
};

/** A chart over time with everything finished: which periods, which ticks, which scale. */
export type ChartProps = {
  /** Unique on its page. */
  id: string;
  /** Bars for counts of a period, which nothing joins to the next one's; lines where it is left out. */
  as?: 'bars';
  periods: readonly { period: string; short: string; tick: boolean }[];
  domain: readonly [number, number];
  ticks: readonly number[];
  /** A tick of the value axis in words: `150`, `24%`, `£6,000`. */
  tickText: (value: number) => string;
  lines: readonly ChartLine[];
  /** Levels drawn across the chart, or from one period to another: an average, and the ends of a usual range. */
  levels?: readonly ChartLevel[];
  /** Periods with which a usual range begins again, each with an upright line before it. */
  cuts?: readonly string[];
  /** An upright line at a period, with its word. */
  mark?: { period: string; text: string };
  /** Periods before which the figures of a line are of another, smaller place. */
  breaks?: readonly string[];
};

export const chartWidth = 720;
export const chartHeight = 380;

export const ink = '#0b0c0c';
export const axisText = { fontSize: 16, fill: ink };

export type ChartRow = { period: string; values: (number | null)[] };

/** What Recharts is told of either chart: its size, and a row for each period with a value or gap of each line. */
export function frameOf({ id, periods, lines }: ChartProps) {
  const data = periods.map(
    ({ period }, index): ChartRow => ({ period, values: lines.map(({ values }) => values[index] ?? null) }),
  );
  return { id, data, width: chartWidth, height: chartHeight, margin: { top: 12, right: 44, bottom: 8, left: 0 } };
}

/**
 * The grid and both axes, as elements: Recharts looks for them among its children and not inside a component.
 * @param before free space before the first period, in pixels
 */
export function axesOf({ periods, domain, ticks, tickText }: ChartProps, before = 0) {
  const shortOf = new Map(periods.map(({ period, short }) => [period, short]));
  return (
    <>
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
        padding={{ left: before, right: 0 }}
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
    </>
  );
}
