import { barLook, lineStyles } from './line-styles.ts';

type LegendProps = { lines: readonly { name: string; style: number }[]; as?: 'bars' | undefined };

/** Which line or bar is which: as drawn, and the name in words. */
export function Legend({ lines, as }: LegendProps) {
  return (
    <ul className="app-legend">
      {lines.map(({ name, style }, at) => (
        <li key={name}>
          <svg viewBox="0 0 48 14" width={48} height={14} aria-hidden="true" focusable="false">
            {as === 'bars' ? (
              <rect x={16} y={1} width={16} height={12} strokeWidth={2} {...barLook(style, at)} />
            ) : (
              <LineMark style={style} />
            )}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

function LineMark({ style }: { style: number }) {
  const { colour, dash, marker } = lineStyles[style]!;
  return (
    <>
      <path d="M0,7H48" stroke={colour} strokeWidth={3} strokeDasharray={dash} />
      <path d={marker} transform="translate(24 7)" fill={colour} stroke="#ffffff" />
    </>
  );
}
