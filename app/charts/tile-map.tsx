/** Everything finished: blocks of tiles by their column and row, each tile a link with its letter and kind. */
export type TileMapProps = {
  blocks: readonly {
    name: string;
    column: number;
    row: number;
    tiles: readonly { key: string; href: string; label: string; letter: string; kind: string }[];
  }[];
};

const across = 6;
const tile = 34;
const gap = 2;
const columnWidth = across * (tile + gap) + 24;
const head = 26;

const rowsOf = (tiles: readonly unknown[]) => Math.ceil(tiles.length / across);

/**
 * Equal tiles in blocks that lie roughly where they do on a map: a schematic, not to scale. Told by letter as well as
 * colour; each tile is a link that a keyboard reaches, and a table beside it says the same.
 */
export function TileMap({ blocks, label }: TileMapProps & { label: string }) {
  const rows = [...new Set(blocks.map(({ row }) => row))].toSorted((a, b) => a - b);
  const heights = rows.map((row) => {
    const tall = Math.max(...blocks.filter((block) => block.row === row).map(({ tiles }) => rowsOf(tiles)));
    return head + tall * (tile + gap) + 12;
  });
  const topOf = (row: number) => heights.slice(0, rows.indexOf(row)).reduce((sum, height) => sum + height, 0);
  const width = (Math.max(0, ...blocks.map(({ column }) => column)) + 1) * columnWidth;
  const height = heights.reduce((sum, each) => sum + each, 0);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing that holds links is no form's fieldset
    <svg role="group" aria-label={label} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      {blocks.map(({ name, column, row, tiles }) => (
        <g key={name} transform={`translate(${column * columnWidth} ${topOf(row)})`}>
          <text x={0} y={16} className="app-tile-map__name">
            {name}
          </text>
          {tiles.map(({ key, href, label, letter, kind }, at) => (
            <a key={key} href={href} aria-label={label} className={`app-tile app-tile--${kind}`}>
              <title>{label}</title>
              <rect
                x={(at % across) * (tile + gap) + 1}
                y={head + Math.floor(at / across) * (tile + gap) + 1}
                width={tile - 2}
                height={tile - 2}
              />
              <text
                x={(at % across) * (tile + gap) + tile / 2}
                y={head + Math.floor(at / across) * (tile + gap) + tile / 2 + 6}
                textAnchor="middle"
              >
                {letter}
              </text>
            </a>
          ))}
        </g>
      ))}
    </svg>
  );
}

/** One tile by itself, for the words beside it. */
export function TileMark({ letter, kind }: { letter: string; kind: string }) {
  return (
    <svg
      viewBox={`0 0 ${tile} ${tile}`}
      width={tile}
      height={tile}
      className={`app-tile app-tile--${kind}`}
      aria-hidden="true"
      focusable="false"
    >
      <rect x={1} y={1} width={tile - 2} height={tile - 2} />
      <text x={tile / 2} y={tile / 2 + 6} textAnchor="middle">
        {letter}
      </text>
    </svg>
  );
}
