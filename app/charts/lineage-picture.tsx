/** Everything finished: boxes by column and row, each a link, and which are joined. */
export type LineagePictureProps = {
  boxes: readonly { column: number; row: number; kind: string; title: string; href: string; isHere: boolean }[];
  lines: readonly (readonly [from: number, to: number])[];
  columns: number;
  rows: number;
};

const boxWidth = 240;
const gap = 44;
const boxHeight = 44;
const rowHeight = 54;
const letters = 28;
const ink = '#0b0c0c';
const blue = '#1a65a6';

const x = (column: number) => 2 + column * (boxWidth + gap);
const y = (row: number) => 2 + row * rowHeight;

/** A long title ends in an ellipsis; the link's own name and the lists have the whole. */
function short(title: string): string {
  return title.length <= letters ? title : `${title.slice(0, letters - 1).trimEnd()}…`;
}

/** Boxes joined from left to right. Each is a link that a keyboard reaches; the lists beside it say the same. */
export function LineagePicture({ boxes, lines, columns, rows, label }: LineagePictureProps & { label: string }) {
  const width = x(columns - 1) + boxWidth + 2;
  const height = y(rows) + 2;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing that holds links is no form's fieldset
    <svg role="group" aria-label={label} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      {lines.map(([from, to]) => {
        const [a, b] = [boxes[from]!, boxes[to]!];
        const start = x(a.column) + boxWidth;
        const end = x(b.column);
        const bend = (start + end) / 2;
        return (
          <path
            key={`${from} ${to}`}
            d={`M${start},${y(a.row)}C${bend},${y(a.row)} ${bend},${y(b.row)} ${end},${y(b.row)}`}
            fill="none"
            stroke="#626a6e"
          />
        );
      })}
      {boxes.map((box, at) => (
        <a key={at} href={box.href} aria-label={`${box.kind}: ${box.title}`} className="app-lineage__box">
          <rect
            x={x(box.column)}
            y={y(box.row) - boxHeight / 2}
            width={boxWidth}
            height={boxHeight}
            fill="#ffffff"
            stroke={box.isHere ? ink : '#626a6e'}
            strokeWidth={box.isHere ? 3 : 1}
          />
          <text x={x(box.column) + 8} y={y(box.row) - 5} fontSize={13} fill="#484949">
            {box.kind}
          </text>
          <text x={x(box.column) + 8} y={y(box.row) + 13} fontSize={14} fill={blue}>
            {short(box.title)}
          </text>
        </a>
      ))}
    </svg>
  );
}
