import { renderToStaticMarkup } from 'react-dom/server.browser';
import { fileOfPanels } from './draw.tsx';
import { Tile, TileMap, type TileMapProps, tileMapHeight } from './tile-map.tsx';

type Key = { kind: string; letter: string; text: string };

type Panel = { tiles: TileMapProps; keys: readonly Key[]; title: string; source: string };

/**
 * Areas as tiles as a file of their own, one map above the other: each with title, what each letter means, and source.
 * Nothing in it leads anywhere.
 */
export function drawTilesFiles(panels: readonly Panel[]): string {
  return fileOfPanels(panels.map(panelOf));
}

/** One map as a file of its own. */
export function drawTilesFile(tiles: TileMapProps, keys: readonly Key[], title: string, source: string): string {
  return drawTilesFiles([{ tiles, keys, title, source }]);
}

function panelOf({ tiles: { blocks }, keys, title, source }: Panel) {
  const still = blocks.map((block) => ({ ...block, tiles: block.tiles.map((each) => ({ ...each, href: null })) }));
  const svg = renderToStaticMarkup(<TileMap blocks={still} label={title} />);
  const legend = keys.map(({ kind, letter, text }) => ({
    mark: `<g class="app-tile" transform="translate(18 -11) scale(0.64)">${renderToStaticMarkup(<Tile left={0} top={0} kind={kind} letter={letter} />)}</g>`,
    text,
  }));
  return { picture: { svg, height: tileMapHeight(blocks), left: 16, legend }, title, source };
}
