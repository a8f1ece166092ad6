import { lineStyles } from './line-styles.ts';

/** Everything finished: whole years, and for each lane and quarter the styles of the marks that stand in it. */
export type TimelineProps = {
  years: readonly number[];
  /** Place of today among the quarters; null where it lies outside them. */
  today: number | null;
  lanes: readonly { name: string; quarters: readonly (readonly number[])[] }[];
};

const width = 720;
const step = 14;
const top = 28;
const laneHead = 24;
const ink = '#0b0c0c';

/** Of each lane its height and where its line stands, and how tall the whole is. */
function layOut(lanes: TimelineProps['lanes']) {
  const heights = lanes.map(({ quarters }) => laneHead + step * Math.max(1, ...quarters.map((each) => each.length)));
  const bottoms = heights.map((_, at) => top + heights.slice(0, at + 1).reduce((sum, height) => sum + height + 8, 0));
  return { heights, bottoms, height: (bottoms.at(-1) ?? top) + 8 };
}

/** How tall the drawing of these lanes is. */
export const timelineHeight = ({ lanes }: Pick<TimelineProps, 'lanes'>) => layOut(lanes).height;

/** Dates as marks: a lane for each group, a column for each quarter, marks stacked upwards; told by shape and colour. */
export function Timeline({ years, today, lanes, label }: TimelineProps & { label: string }) {
  const column = width / Math.max(1, years.length * 4);
  const { heights, bottoms, height } = layOut(lanes);
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      {years.map((year, at) => (
        <g key={year} className="app-guide">
          <path d={`M${at * 4 * column},${top - 4}V${height}`} stroke="#cecece" />
          <text x={at * 4 * column + 4} y={16} fontSize={14} fill={ink}>
            {year}
          </text>
        </g>
      ))}
      {today === null ? null : (
        <g>
          <path
            d={`M${(today + 0.5) * column},${top - 4}V${height}`}
            stroke={ink}
            strokeWidth={2}
            strokeDasharray="4 4"
          />
          <text x={(today + 0.5) * column - 4} y={top + 4} fontSize={14} fill={ink} textAnchor="end">
            today
          </text>
        </g>
      )}
      {lanes.map(({ name, quarters }, lane) => (
        <g key={name}>
          <path d={`M0,${bottoms[lane]}H${width}`} stroke={ink} />
          <text x={4} y={bottoms[lane]! - heights[lane]! + 14} fontSize={14} fontWeight="bold" fill={ink}>
            {name}
          </text>
          {quarters.flatMap((marks, quarter) =>
            marks.map((style, at) => (
              <path
                key={`${quarter} ${at}`}
                d={lineStyles[style]?.marker}
                transform={`translate(${(quarter + 0.5) * column} ${bottoms[lane]! - step * (at + 0.5)})`}
                fill={lineStyles[style]?.colour}
                stroke="#ffffff"
              />
            )),
          )}
        </g>
      ))}
    </svg>
  );
}

/** One mark by itself, for the words beside it. */
export function TimelineMark({ style }: { style: number }) {
  return (
    <svg viewBox="0 0 14 14" width={14} height={14} aria-hidden="true" focusable="false">
      <path d={lineStyles[style]?.marker} transform="translate(7 7)" fill={lineStyles[style]?.colour} />
    </svg>
  );
}
