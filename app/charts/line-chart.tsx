import { Customized, Line, LineChart as Recharts, ReferenceLine } from 'recharts';
import { axesOf, type ChartLevel, type ChartProps, type ChartRow, frameOf, ink } from './chart-frame.tsx';
import { lineStyles } from './line-styles.ts';

/**
 * Lines over time as Recharts draws them, with the interval of each value as a whisker. A gap stays a gap; markers stand
 * at single values and at the newest.
 */
export function LineChart(chart: ChartProps) {
  const { periods, lines, levels, cuts, breaks, mark } = chart;
  return (
    <Recharts {...frameOf(chart)}>
      {axesOf(chart, 16)}
      {mark ? (
        <ReferenceLine
          x={mark.period}
          stroke={ink}
          strokeWidth={2}
          strokeDasharray="2 3"
          label={{ value: mark.text, position: 'insideTopLeft', fontSize: 16, fill: ink }}
        />
      ) : null}
      {levels ? <Customized component={(drawn: Drawn) => <Levels drawn={drawn} levels={levels} />} /> : null}
      {cuts || breaks ? (
        <Customized
          component={(drawn: Drawn) => (
            <g fill="none" stroke={ink} strokeWidth={1.5}>
              <g className="app-cuts">
                {cuts ? <Uprights {...{ drawn, periods }} before={cuts} dash="8 3 2 3" /> : null}
              </g>
              <g className="app-breaks">
                {breaks ? <Uprights {...{ drawn, periods }} before={breaks} dash="2 3" /> : null}
              </g>
            </g>
          )}
        />
      ) : null}
      {lines.some(({ limits }) => limits) ? (
        <Customized component={(drawn: Drawn) => <Whiskers drawn={drawn} periods={periods} lines={lines} />} />
      ) : null}
      {lines.map(({ name, style, values, marked, provisional }, at) => (
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
              shown={marked?.[dot.index] || provisional?.[dot.index] || isMarked(values, dot.index)}
              hollow={provisional?.[dot.index] ?? false}
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
  offset?: { left: number; width: number; top: number; height: number };
};

/** Averages and the ends of usual ranges, thin: across the whole chart, or as far as each holds. */
function Levels({ drawn, levels }: { drawn: Drawn; levels: NonNullable<ChartProps['levels']> }) {
  const { xAxisMap, yAxisMap, offset } = drawn;
  const x = Object.values(xAxisMap ?? {})[0]?.scale;
  const y = Object.values(yAxisMap ?? {})[0]?.scale;
  if (!x || !y || !offset) return null;
  const across = (value: number, { from, to }: ChartLevel) => {
    const [left, right] = [from ? x(from) : offset.left, to ? x(to) : offset.left + offset.width];
    return `M${tenths(left)},${tenths(y(value))}h${tenths(right - left)}`;
  };
  return (
    <g className="app-levels" fill="none" stroke="#505a5f" strokeWidth={1.5}>
      <path d={levels.map((level) => across(level.centre, level)).join('')} />
      <path d={levels.flatMap((level) => level.ends.map((end) => across(end, level))).join('')} strokeDasharray="2 5" />
    </g>
  );
}

type UprightsProps = { drawn: Drawn; periods: ChartProps['periods']; before: readonly string[]; dash: string };

/** Upright lines from top to bottom, each half-way from the period before the one named. */
function Uprights({ drawn: { xAxisMap, offset }, periods, before, dash }: UprightsProps) {
  const x = Object.values(xAxisMap ?? {})[0]?.scale;
  if (!x || !offset) return null;
  const between = (at: string) => {
    const earlier = periods[periods.findIndex(({ period }) => period === at) - 1];
    return earlier ? (x(earlier.period) + x(at)) / 2 : x(at);
  };
  return (
    <path
      d={before.map((at) => `M${tenths(between(at))},${tenths(offset.top)}v${tenths(offset.height)}`).join('')}
      strokeDasharray={dash}
    />
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

type MarkerProps = { dot: Dot; style: number; shown: boolean | undefined; hollow: boolean };

function Marker({ dot: { cx, cy }, style, shown, hollow }: MarkerProps) {
  if (!shown || cx == null || cy == null) return null;
  const { colour, marker } = lineStyles[style]!;
  const [fill, stroke] = hollow ? ['#ffffff', colour] : [colour, '#ffffff'];
  return (
    <path d={marker} transform={`translate(${cx} ${cy})`} fill={fill} stroke={stroke} strokeWidth={hollow ? 2 : 1} />
  );
}
