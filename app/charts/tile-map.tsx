import type { ReactNode } from 'react';
import { tileEdge, tileLooks } from './tile-looks.ts';

/** Everything finished: blocks of tiles by their column and row, each tile with its letter and kind, and where it leads. */
export type TileMapProps = {
  blocks: readonly {
    name: string;
    column: number;
    row: number;
    tiles: readonly { key: string; href: string | null; label: string; letter: string; kind: string }[];
  }[];
};

const across = 6;
const tile = 34;
const gap = 2;
const columnWidth = across * (tile + gap) + 24;
const head = 26;

const rowsOf = (tiles: readonly unknown[]) => Math.ceil(tiles.length / across);

/** How large the drawing is, and at what height each row of blocks begins. */
function sizeOf(blocks: TileMapProps['blocks']) {
  const rows = [...new Set(blocks.map(({ row }) => row))].toSorted((a, b) => a - b);
  const heights = rows.map((row) => {
    const tall = Math.max(...blocks.filter((block) => block.row === row).map(({ tiles }) => rowsOf(tiles)));
    return head + tall * (tile + gap) + 12;
  });
  return {
    width: (Math.max(0, ...blocks.map(({ column }) => column)) + 1) * columnWidth,
    height: heights.reduce((sum, each) => sum + each, 0),
    topOf: (row: number) => heights.slice(0, rows.indexOf(row)).reduce((sum, height) => sum + height, 0),
  };
}

/** How tall the drawing of these blocks is. */
export const tileMapHeight = (blocks: TileMapProps['blocks']) => sizeOf(blocks).height;

/**
 * Equal tiles in blocks that lie roughly where they do on a map: a schematic, not to scale. Told by letter as well as
 * colour; each tile that leads somewhere is a link that a keyboard reaches, and a table beside it says the same.
 */
export function TileMap({ blocks, label }: TileMapProps & { label: string }) {
  const { width, height, topOf } = sizeOf(blocks);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing that holds links is no form's fieldset
    <svg role="group" aria-label={label} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      {blocks.map(({ name, column, row, tiles }) => (
        <g key={name} transform={`translate(${column * columnWidth} ${topOf(row)})`}>
          <text x={0} y={16} className="app-tile-map__name" fontSize={16} fontWeight="bold">
            {name}
          </text>
          {tiles.map(({ key, href, label, letter, kind }, at) => (
            <Place key={key} {...{ href, label, kind }}>
              <Tile
                left={(at % across) * (tile + gap)}
                top={head + Math.floor(at / across) * (tile + gap)}
                {...{ kind, letter }}
              />
            </Place>
          ))}
        </g>
      ))}
    </svg>
  );
}

type PlaceProps = { href: string | null; label: string; kind: string; children: ReactNode };

function Place({ href, label, kind, children }: PlaceProps) {
  const classes = `app-tile app-tile--${kind}`;
  if (href === null) {
    return (
      <g className={classes}>
        <title>{label}</title>
        {children}
      </g>
    );
  }
  return (
    <a href={href} aria-label={label} className={classes}>
      <title>{label}</title>
      {children}
    </a>
  );
}

/** Ground, edge and letter of a tile, its corner at a place. */
export function Tile({ left, top, kind, letter }: { left: number; top: number; kind: string; letter: string }) {
  const { fill, ink, dash } = tileLooks[kind]!;
  return (
    <>
      <rect
        x={left + 1}
        y={top + 1}
        width={tile - 2}
        height={tile - 2}
        fill={fill}
        stroke={tileEdge}
        strokeWidth={1.5}
        strokeDasharray={dash}
      />
      <text x={left + tile / 2} y={top + tile / 2 + 6} textAnchor="middle" fontSize={16} fontWeight="bold" fill={ink}>
        {letter}
      </text>
    </>
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
      <Tile left={0} top={0} kind={kind} letter={letter} />
    </svg>
  );
}
