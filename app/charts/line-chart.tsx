import { CartesianGrid, Customized, Line, LineChart as Recharts, XAxis, YAxis } from 'recharts';
import { lineStyles } from './line-styles.ts';

/** One line with a value or a gap for each period of the axis. `style`: place in `lineStyles`. */
export type ChartLine = {
  name: string;
  style: number;
  values: readonly (number | null)[];
  /** From where to where the value may lie, for each period; left out where no line has any. */
  limits?: readonly (readonly [low: number, high: number] | null)[];
};

/** Everything finished: which periods, which ticks, which scale. */
export type LineChartProps = {
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
};

export const chartWidth = 720;
export const chartHeight = 380;

export const ink = '#0b0c0c';
export const axisText = { fontSize: 16, fill: ink };

/**
 * Lines over time as Recharts draws them, with the interval of each value as a whisker. A gap stays a gap; markers stand
 * at single values and at the newest.
 */
export function LineChart({ id, periods, domain, ticks, tickText, lines }: LineChartProps) {
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
        padding={{ left: 16, right: 0 }}
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
      {lines.some(({ limits }) => limits) ? (
        <Customized component={(drawn: Drawn) => <Whiskers drawn={drawn} periods={periods} lines={lines} />} />
      ) : null}
      {lines.map(({ name, style, values }, at) => (
        <Line
          key={at}
          name={name}
          dataKey={(row: (typeof rows)[number]) => row.values[at]}
          type="linear"
          connectNulls={false}
          isAnimationActive={false}
          stroke={lineStyles[style]?.colour}
          strokeWidth={3}
          strokeDasharray={lineStyles[style]?.dash}
          legendType="none"
          dot={(dot: Dot) => <Marker key={dot.index} dot={dot} style={style} shown={isMarked(values, dot.index)} />}
        />
      ))}
    </Recharts>
  );
}

type Scale = { scale: (value: number | string) => number };
type Drawn = { xAxisMap?: Record<string, Scale>; yAxisMap?: Record<string, Scale> };

/** How far the ends of a whisker reach to either side. */
const cap = 3;

/** The intervals of each line as upright strokes, one path a line; those of several lines stand side by side. */
function Whiskers({ drawn, periods, lines }: { drawn: Drawn } & Pick<LineChartProps, 'periods' | 'lines'>) {
  const x = Object.values(drawn.xAxisMap ?? {})[0]?.scale;
  const y = Object.values(drawn.yAxisMap ?? {})[0]?.scale;
  if (!x || !y) return null;
  const ranged = lines.filter(({ limits }) => limits);
  return (
    <g className="app-whiskers" fill="none" strokeWidth={1.5}>
      {ranged.map(({ style, limits }, at) => (
        <path
          key={style}
          stroke={lineStyles[style]?.colour}
          d={periods
            .map(({ period }, index) => whisker(limits?.[index], x(period) + aside(at, ranged.length), y))
            .join('')}
        />
      ))}
    </g>
  );
}

const aside = (at: number, of: number) => (at - (of - 1) / 2) * (cap + 2);

function whisker(limits: readonly [number, number] | null | undefined, x: number, y: Scale['scale']): string {
  if (!limits) return '';
  const [low, high] = [tenths(y(limits[0])), tenths(y(limits[1]))];
  const [left, middle, right] = [tenths(x - cap), tenths(x), tenths(x + cap)];
  return `M${middle},${low}V${high}M${left},${low}H${right}M${left},${high}H${right}`;
}

const tenths = (value: number) => Math.round(value * 10) / 10;

type Dot = { index: number; cx?: number | null; cy?: number | null };

/** A value that stands alone would be no line at all; the newest one carries the line's marker. */
function isMarked(values: readonly (number | null)[], index: number): boolean {
  if (values[index] === null) return false;
  const alone = (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null;
  return alone || values.slice(index + 1).every((later) => later === null);
}

function Marker({ dot: { cx, cy }, style, shown }: { dot: Dot; style: number; shown: boolean }) {
  if (!shown || cx == null || cy == null) return null;
  const { colour, marker } = lineStyles[style]!;
  return <path d={marker} transform={`translate(${cx} ${cy})`} fill={colour} stroke="#ffffff" strokeWidth={1} />;
}
