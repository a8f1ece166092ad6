import { drawTilesFile } from '#app/charts/draw-tiles.tsx';
import { TileMap, TileMark } from '#app/charts/tile-map.tsx';
import { ScrollArea } from '#app/components/scroll-area.tsx';
import { formatDate } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { RolloutByArea } from '#server/domain/ledger/pages/rollout-pages.ts';
import { byRegion } from '../region-places.ts';

type Item = RolloutByArea['items'][number];
const letters: Record<Item['group'], string> = {
  live: 'L',
  'in-design': 'D',
  'not-started': 'N',
  'not-being-implemented': 'X',
  waiting: 'W',
  'not-reported': '–',
};

const source = 'Source: what areas report themselves and the department has confirmed, as at the day of this page.';

/** The areas found as tiles by region, each leading to its area. */
function tilesOf({ items, filters }: RolloutByArea) {
  const labels = new Map(filters.state.map(({ value, label }) => [value, label]));
  const blocks = byRegion(items).map(({ items: inside, ...place }) => ({
    ...place,
    tiles: inside.map(({ code, name, group }) => ({
      ...{ key: code, href: paths.area(code), letter: letters[group], kind: group },
      label: `${name}: ${labels.get(group) ?? group}`,
    })),
  }));
  const keys = filters.state.map(({ value, label, count }) => ({
    ...{ kind: value, letter: letters[value as Item['group']], text: `${label} (${count})` },
  }));
  return { blocks, keys };
}

const titleOf = ({ step }: RolloutByArea) => `${step.title}: local authorities by region and by how far they are`;

/** The map as a file of its own. */
export function areaMapFile(page: RolloutByArea): string {
  const { blocks, keys } = tilesOf(page);
  const title = `${titleOf(page)}, as at ${formatDate(page.asAt)}`;
  return drawTilesFile({ blocks }, keys, title, source);
}

/** One tile for each area found, in its region; the table below says the same in words. */
export function AreaMap({ page }: { page: RolloutByArea }) {
  const { blocks, keys } = tilesOf(page);
  const title = titleOf(page);
  return (
    <figure className="app-tile-map" aria-labelledby="map-title">
      <h2 className="app-chart__title" id="map-title">
        {title}
      </h2>
      <p className="app-chart__subtitle">
        As at {formatDate(page.asAt)}. A schematic, not to scale: one tile for each local authority, by name within its
        region. Each tile leads to its area.{' '}
        <a className="govuk-link" href="#by-area">
          Go past the map to the table, which says the same in words
        </a>
        .
      </p>
      <ul className="app-legend">
        {keys.map(({ kind, letter, text }) => (
          <li key={kind}>
            <TileMark kind={kind} letter={letter} /> {text}
          </li>
        ))}
      </ul>
      <ScrollArea label="Map of areas: the picture">
        <TileMap label={title} blocks={blocks} />
      </ScrollArea>
      <figcaption className="app-chart__caption">{source}</figcaption>
    </figure>
  );
}
