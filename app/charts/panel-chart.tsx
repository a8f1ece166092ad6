import { ink } from './chart-frame.tsx';
import { lineStyles } from './line-styles.ts';

type Numbers = readonly (number | null)[];

export type PanelChartProps = {
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
const country = lineStyles[4]!;
const edge = '#6f777b';
const half = '#e8e8e8';
const [width, height] = [290, 150];
const [left, right, top, bottom] = [76, width - 30, 12, height - 26];

/**
 * One place over time against England and the middle half of its neighbours, small enough for a hundred on a page, and
 * plain SVG for that reason: decision 32.
 * @param label what the picture is, in words
 */
export function PanelChart({
  periods,
  domain: [least, most],
  tickText,
  own,
  england,
  neighbours,
  label,
}: PanelChartProps & { label: string }) {
  const x = (at: number) => tenths(left + ((right - left) * at) / Math.max(1, periods.length - 1));
  const y = (value: number) => tenths(bottom - ((bottom - top) * (value - least)) / (most - least || 1));
  const line = (values: Numbers) =>
    runsOf(values).map((run) => `M${run.map((at) => `${x(at)},${y(values[at]!)}`).join('L')}`);
  const path = (values: Numbers) => line(values).join('');
  const band = ({ low, high }: NonNullable<PanelChartProps['neighbours']>) =>
    runsOf(low).map((run) => {
      const there = run.map((at) => `${x(at)},${y(high[at]!)}`);
      const back = run.toReversed().map((at) => `${x(at)},${y(low[at]!)}`);
      return `M${[...there, ...back].join('L')}Z`;
    });
  const text = { fontSize: 14, fill: ink };
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      {neighbours ? (
        <>
          <path d={band(neighbours).join('')} fill={half} stroke={edge} />
          <path d={path(neighbours.median)} fill="none" stroke={edge} strokeWidth={2} strokeDasharray="2 3" />
        </>
      ) : null}
      <path d={path(england)} fill="none" stroke={country.colour} strokeWidth={2} strokeDasharray={country.dash} />
      <path d={path(own)} fill="none" stroke={place.colour} strokeWidth={3} />
      {runsOf(own)
        .filter((run) => run.length === 1)
        .map(([at]) => (
          <circle key={at} cx={x(at!)} cy={y(own[at!]!)} r={4} fill={place.colour} />
        ))}
      <path d={`M${left - 12},${bottom}H${right}`} stroke={ink} />
      {[least, most].map((value) => (
        <text key={value} {...text} x={left - 18} y={y(value) + 5} textAnchor="end">
          {tickText(value)}
        </text>
      ))}
      {[...new Set([0, periods.length - 1])].map((at) => (
        <text key={at} {...text} x={x(at)} y={bottom + 20} textAnchor="middle">
          {periods[at]?.short}
        </text>
      ))}
    </svg>
  );
}

/** Places of numbers that follow one another: a line never crosses a gap. */
function runsOf(values: Numbers): number[][] {
  const runs: number[][] = [];
  values.forEach((value, at) => {
    if (value === null) return;
    if (at > 0 && values[at - 1] !== null) runs.at(-1)!.push(at);
    else runs.push([at]);
  });
  return runs;
}

const tenths = (value: number) => Math.round(value * 10) / 10;

/** What each line of a panel is, as SVG elements, 48 wide around y = 0. */
export const panelMarks = {
  own: `<path d="M0,0H48" stroke="${place.colour}" stroke-width="3"/>`,
  england: `<path d="M0,0H48" stroke="${country.colour}" stroke-width="2" stroke-dasharray="${country.dash}"/>`,
  neighbours: `<rect x="0" y="-7" width="48" height="14" fill="${half}" stroke="${edge}"/><path d="M0,0H48" stroke="${edge}" stroke-width="2" stroke-dasharray="2 3"/>`,
} as const;
