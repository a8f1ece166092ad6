import { drawTilesFiles } from '#app/charts/draw-tiles.tsx';
import type { TileMapProps } from '#app/charts/tile-map.tsx';
import { formatFigure } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { AreaMap, BesideMap, MapBand, MapTile } from '#server/domain/comparison/groups/area-map.ts';
import { byRegion } from '../region-places.ts';

/** The letter of each band, on its tiles and in the key. */
export const bandLetters: Record<MapBand, string> = {
  higher: 'H',
  similar: 'S',
  lower: 'L',
  'cannot-say': '?',
  suppressed: 'C',
  'no-number': 'N',
  'not-reported': '–',
};

/** A map of a metric as tiles by region, each leading to the place’s figures over time. */
export function mapTiles({ tiles, bands, metric, unit, decimals }: AreaMap): TileMapProps {
  const labels = new Map(bands.map(({ id, label }) => [id, label]));
  const said = ({ area, point, band }: MapTile) => {
    const figure = point?.value == null ? '' : `, ${formatFigure(point, unit, decimals)}`;
    return `${area.name}${figure}: ${labels.get(band)}`;
  };
  return {
    blocks: byRegion(tiles).map(({ items, ...place }) => ({
      ...place,
      tiles: items.map((tile) => ({
        key: tile.area.code,
        href: paths.compare({ metric, area: [tile.area.code] }),
        label: said(tile),
        letter: bandLetters[tile.band],
        kind: tile.band,
      })),
    })),
  };
}

/** What the letters mean that stand on the map, with how many places have each. */
export function mapKeys({ bands }: AreaMap) {
  return bands
    .filter(({ count }) => count > 0)
    .map(({ id, label, count }) => ({ kind: id, letter: bandLetters[id], text: `${label} (${count})` }));
}

/** Sources and labels of the figures on the map in one line. */
export function mapSource({ tiles, england }: AreaMap): string {
  const points = [...tiles.map(({ point }) => point), england].filter((point) => point !== null);
  const of = (what: 'source' | 'label') => [...new Set(points.map((point) => point[what]))].join(', ');
  return points.length === 0 ? '' : `Source: ${of('source')}. Label: ${of('label')}.`;
}

/** A map as a picture of its own; what an activity measure stands with is a second map, or said in words. */
export function mapFile(map: AreaMap & { beside?: BesideMap | null | undefined }): string {
  const { beside } = map;
  const none = beside && !beside.map ? ` ${beside.text}` : '';
  const panel = (each: AreaMap) => ({ tiles: mapTiles(each), keys: mapKeys(each) });
  const own = { ...panel(map), title: map.sentence, source: `${mapSource(map)}${none}` };
  if (!beside?.map) return drawTilesFiles([own]);
  const title = `${beside.text} ${beside.map.sentence}`;
  return drawTilesFiles([own, { ...panel(beside.map), title, source: mapSource(beside.map) }]);
}
