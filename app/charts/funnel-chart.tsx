import { CartesianGrid, Customized, Scatter, ScatterChart, XAxis, YAxis } from 'recharts';
import { axisText, chartWidth, ink } from './chart-frame.tsx';

/** Where a place lies to the limits, told by the shape of its mark and whether it is filled. */
export const funnelKinds = ['within', 'above', 'below', 'far-above', 'far-below'] as const;
export type FunnelKind = (typeof funnelKinds)[number];

const up = 'M0,-7L6.5,5H-6.5Z';
const down = 'M0,7L6.5,-5H-6.5Z';

/** A dot, hollow triangles outside the inner limits, filled ones outside the outer: told apart without a colour. */
export const funnelMarks: Record<FunnelKind, { path: string; filled: boolean }> = {
  within: { path: 'M-3.5,0a3.5,3.5 0 1,0 7,0a3.5,3.5 0 1,0 -7,0Z', filled: false },
  above: { path: up, filled: false },
  below: { path: down, filled: false },
  'far-above': { path: up, filled: true },
  'far-below': { path: down, filled: true },
};

export const markColour = '#12436D';
const named = '#801650';

/** How the centre and the two pairs of limits are drawn. */
export const funnelLines = {
  centre: { stroke: ink, strokeWidth: 2, strokeDasharray: undefined },
  inner: { stroke: '#505a5f', strokeWidth: 1.5, strokeDasharray: '8 4' },
  outer: { stroke: '#505a5f', strokeWidth: 1.5, strokeDasharray: '2 4' },
} as const;

type Curve = { of: number; low95: number; high95: number; low998: number; high998: number };

export type FunnelChartProps = {
  id: string;
  /** `name` only of those that stand out: the others are in the table. */
  marks: readonly { of: number; value: number; kind: FunnelKind; name: string | null }[];
  size: { domain: readonly [number, number]; ticks: readonly number[]; text: (value: number) => string; label: string };
  figure: { domain: readonly [number, number]; ticks: readonly number[]; text: (value: number) => string };
  curves: readonly Curve[];
  centre: number;
};

export const funnelHeight = 460;

/** Places by their size, with the range usual for each size around the centre. */
export function FunnelChart({ id, marks, size, figure, curves, centre }: FunnelChartProps) {
  return (
    <ScatterChart id={id} width={chartWidth} height={funnelHeight} margin={{ top: 12, right: 44, bottom: 24, left: 0 }}>
      <CartesianGrid vertical={false} stroke="#cecece" />
      <XAxis
        type="number"
        dataKey="of"
        domain={[...size.domain]}
        allowDataOverflow
        ticks={[...size.ticks]}
        tickFormatter={size.text}
        interval={0}
        tick={axisText}
        tickMargin={8}
        stroke={ink}
        height={40}
        label={{ value: size.label, position: 'bottom', offset: 0, ...axisText }}
      />
      <YAxis
        type="number"
        dataKey="value"
        domain={[...figure.domain]}
        allowDataOverflow
        ticks={[...figure.ticks]}
        tickFormatter={figure.text}
        interval={0}
        tick={axisText}
        stroke={ink}
        axisLine={false}
        tickLine={false}
        width={84}
      />
      <Customized component={(drawn: Drawn) => <Lines drawn={drawn} curves={curves} centre={centre} />} />
      <Scatter
        // Those named come last, over the others.
        data={marks.toSorted((a, b) => Number(a.name !== null) - Number(b.name !== null))}
        isAnimationActive={false}
        legendType="none"
        shape={(mark: Shown) => <Mark {...mark} />}
      />
    </ScatterChart>
  );
}

type Scale = { scale: (value: number) => number };
type Drawn = { xAxisMap?: Record<string, Scale>; yAxisMap?: Record<string, Scale> };

function Lines({ drawn, curves, centre }: { drawn: Drawn; curves: readonly Curve[]; centre: number }) {
  const x = Object.values(drawn.xAxisMap ?? {})[0]?.scale;
  const y = Object.values(drawn.yAxisMap ?? {})[0]?.scale;
  const [first, last] = [curves[0], curves.at(-1)];
  if (!x || !y || !first || !last) return null;
  const tenths = (value: number) => Math.round(value * 10) / 10;
  const along = (of: (curve: Curve) => number) =>
    curves.map((curve, at) => `${at === 0 ? 'M' : 'L'}${tenths(x(curve.of))},${tenths(y(of(curve)))}`).join('');
  return (
    <g className="app-funnel" fill="none">
      <path {...funnelLines.outer} d={along(({ low998 }) => low998) + along(({ high998 }) => high998)} />
      <path {...funnelLines.inner} d={along(({ low95 }) => low95) + along(({ high95 }) => high95)} />
      <path {...funnelLines.centre} d={`M${tenths(x(first.of))},${tenths(y(centre))}H${tenths(x(last.of))}`} />
    </g>
  );
}

type Shown = { cx?: number; cy?: number; kind?: FunnelKind; name?: string | null };

/** A place as its mark; one that stands out is larger, of another colour, and has its name beside it. */
function Mark({ cx, cy, kind = 'within', name = null }: Shown) {
  if (cx == null || cy == null) return <path d="M0,0" />;
  const { path, filled } = funnelMarks[kind];
  const colour = name === null ? markColour : named;
  const mark = (
    <path
      d={path}
      transform={`translate(${cx} ${cy})${name === null ? '' : ' scale(1.5)'}`}
      fill={filled || name !== null ? colour : '#ffffff'}
      stroke={colour}
      strokeWidth={1.5}
    />
  );
  if (name === null) return mark;
  const toLeft = cx > chartWidth / 2;
  return (
    <g>
      {mark}
      <text
        x={cx + (toLeft ? -14 : 14)}
        y={cy + 5}
        textAnchor={toLeft ? 'end' : 'start'}
        fontSize={16}
        fontWeight="bold"
        fill={ink}
        stroke="#ffffff"
        strokeWidth={4}
        paintOrder="stroke"
      >
        {name}
      </text>
    </g>
  );
}
