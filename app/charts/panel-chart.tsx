import { Area, ComposedChart, Line, XAxis, YAxis } from 'recharts';
import { ink } from './chart-frame.tsx';
import { drawn } from './draw.tsx';
import { lineStyles } from './line-styles.ts';

type Numbers = readonly (number | null)[];

export type PanelChartProps = {
  id: string;
  periods: readonly { period: string; short: string }[];
  domain: readonly [number, number];
  tickText: (value: number) => string;
  /** One value or gap for each period. */
  own: Numbers;
  england: Numbers;
  /** The middle half of neighbours and its middle. */
  neighbours: { low: Numbers; median: Numbers; high: Numbers } | null;
};

const place = lineStyles[0]!;
const england = lineStyles[4]!;
const edge = '#6f777b';

/** One place over time against England and the middle half of its neighbours, small enough for many on a page. */
function PanelChart({ id, periods, domain, tickText, own, england: country, neighbours }: PanelChartProps) {
  const data = periods.map(({ period }, at) => {
    const [low, high] = [neighbours?.low[at] ?? null, neighbours?.high[at] ?? null];
    return {
      period,
      own: own[at] ?? null,
      england: country[at] ?? null,
      median: neighbours?.median[at] ?? null,
      half: low === null || high === null ? null : [low, high],
    };
  });
  const shortOf = new Map(periods.map(({ period, short }) => [period, short]));
  const ends = [...new Set([periods[0]!.period, periods.at(-1)!.period])];
  const text = { fontSize: 14, fill: ink };
  const line = { type: 'linear' as const, isAnimationActive: false };
  return (
    <ComposedChart id={id} width={290} height={150} data={data} margin={{ top: 10, right: 26, bottom: 0, left: 0 }}>
      <XAxis
        dataKey="period"
        ticks={ends}
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
        width={62}
      />
      {neighbours ? (
        <Area dataKey="half" {...line} fill="#e8e8e8" fillOpacity={1} stroke={edge} strokeWidth={1} dot={false} />
      ) : null}
      {neighbours ? (
        <Line dataKey="median" {...line} stroke={edge} strokeWidth={2} strokeDasharray="2 3" dot={false} />
      ) : null}
      {country.length > 0 ? (
        <Line dataKey="england" {...line} stroke={england.colour} strokeWidth={2} strokeDasharray="6 3" dot={false} />
      ) : null}
      <Line
        dataKey="own"
        {...line}
        stroke={place.colour}
        strokeWidth={3}
        dot={({ index, cx, cy }: { index: number; cx?: number | null; cy?: number | null }) =>
          isAlone(own, index) && cx != null && cy != null ? (
            <circle key={index} cx={cx} cy={cy} r={4} fill={place.colour} />
          ) : (
            <g key={index} />
          )
        }
      />
    </ComposedChart>
  );
}

/** A number without one before or after it: a line would not show it. */
function isAlone(own: Numbers, index: number): boolean {
  const gap = (at: number) => (own[at] ?? null) === null;
  return !gap(index) && gap(index - 1) && gap(index + 1);
}

/** A panel as an SVG element for a page. @param label what the picture is, in words */
export function drawPanel(chart: PanelChartProps, label: string): string {
  return drawn(<PanelChart {...chart} />, label);
}

/** What each line of a panel is, as SVG elements, 48 wide around y = 0. */
export const panelMarks = {
  own: `<path d="M0,0H48" stroke="${place.colour}" stroke-width="3"/>`,
  england: `<path d="M0,0H48" stroke="${england.colour}" stroke-width="2" stroke-dasharray="6 3"/>`,
  neighbours: `<rect x="0" y="-7" width="48" height="14" fill="#e8e8e8" stroke="${edge}"/><path d="M0,0H48" stroke="${edge}" stroke-width="2" stroke-dasharray="2 3"/>`,
} as const;
