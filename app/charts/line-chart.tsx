import { Customized, Line, LineChart as Recharts } from 'recharts';
import { axesOf, type ChartProps, type ChartRow, frameOf } from './chart-frame.tsx';
import { lineStyles } from './line-styles.ts';

/**
 * Lines over time as Recharts draws them, with the interval of each value as a whisker. A gap stays a gap; markers stand
 * at single values and at the newest.
 */
export function LineChart(chart: ChartProps) {
  const { periods, lines, levels } = chart;
  return (
    <Recharts {...frameOf(chart)}>
      {axesOf(chart, 16)}
      {levels ? <Customized component={(drawn: Drawn) => <Levels drawn={drawn} levels={levels} />} /> : null}
      {lines.some(({ limits }) => limits) ? (
        <Customized component={(drawn: Drawn) => <Whiskers drawn={drawn} periods={periods} lines={lines} />} />
      ) : null}
      {lines.map(({ name, style, values, marked }, at) => (
        <Line
          key={at}
          name={name}
          dataKey={(row: ChartRow) => row.values[at]}
          type="linear"
          connectNulls={false}
          isAnimationActive={false}
          stroke={lineStyles[style]?.colour}
          strokeWidth={3}
          strokeDasharray={lineStyles[style]?.dash}
          legendType="none"
          dot={(dot: Dot) => (
            <Marker
              key={dot.index}
              dot={dot}
              style={style}
              shown={marked?.[dot.index] || isMarked(values, dot.index)}
            />
          )}
        />
      ))}
    </Recharts>
  );
}

type Scale = { scale: (value: number | string) => number };
type Drawn = {
  xAxisMap?: Record<string, Scale>;
  yAxisMap?: Record<string, Scale>;
  offset?: { left: number; width: number };
};

/** An average and the ends of a usual range, thin and across the whole chart. */
function Levels({ drawn: { yAxisMap, offset }, levels }: { drawn: Drawn; levels: NonNullable<ChartProps['levels']> }) {
  const y = Object.values(yAxisMap ?? {})[0]?.scale;
  if (!y || !offset) return null;
  const across = (value: number) => `M${tenths(offset.left)},${tenths(y(value))}h${tenths(offset.width)}`;
  return (
    <g className="app-levels" fill="none" stroke="#505a5f" strokeWidth={1.5}>
      <path d={across(levels.centre)} />
      <path d={levels.ends.map(across).join('')} strokeDasharray="2 5" />
    </g>
  );
}

/** How far the ends of a whisker reach to either side. */
const cap = 3;

/** The intervals of each line as upright strokes, one path a line; those of several lines stand side by side. */
function Whiskers({ drawn, periods, lines }: { drawn: Drawn } & Pick<ChartProps, 'periods' | 'lines'>) {
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
