import { lineStyles } from './line-styles.ts';

/** Which line is which: dash and marker as drawn, and the name in words. */
export function Legend({ lines }: { lines: readonly { name: string; style: number }[] }) {
  return (
    <ul className="app-legend">
      {lines.map(({ name, style }) => (
        <li key={name}>
          <svg viewBox="0 0 48 14" width={48} height={14} aria-hidden="true" focusable="false">
            <path
              d="M0,7H48"
              stroke={lineStyles[style]?.colour}
              strokeWidth={3}
              strokeDasharray={lineStyles[style]?.dash}
            />
            <path
              d={lineStyles[style]?.marker}
              transform="translate(24 7)"
              fill={lineStyles[style]?.colour}
              stroke="#ffffff"
            />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
