import { renderToStaticMarkup } from 'react-dom/server.browser';
import { fileOf } from './draw.tsx';
import { Tile, TileMap, type TileMapProps, tileMapHeight } from './tile-map.tsx';

type Key = { kind: string; letter: string; text: string };

/** Areas as tiles as a file of its own: with title, what each letter means, and source. Nothing in it leads anywhere. */
export function drawTilesFile({ blocks }: TileMapProps, keys: readonly Key[], title: string, source: string): string {
  const still = blocks.map((block) => ({ ...block, tiles: block.tiles.map((each) => ({ ...each, href: null })) }));
  const svg = renderToStaticMarkup(<TileMap blocks={still} label={title} />);
  const legend = keys.map(({ kind, letter, text }) => ({
    mark: `<g class="app-tile" transform="translate(18 -11) scale(0.64)">${renderToStaticMarkup(<Tile left={0} top={0} kind={kind} letter={letter} />)}</g>`,
    text,
  }));
  return fileOf({ svg, height: tileMapHeight(blocks), left: 16, legend }, title, source);
}
