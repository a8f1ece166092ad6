import { TileMap, TileMark } from '#app/charts/tile-map.tsx';
import { ScrollArea } from '#app/components/scroll-area.tsx';
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

/** One tile for each area found, in its region; the table below says the same in words. */
export function AreaMap({ page: { items, filters, step } }: { page: RolloutByArea }) {
  const labels = new Map(filters.state.map(({ value, label }) => [value, label]));
  const blocks = byRegion(items).map(({ items: inside, ...place }) => ({
    ...place,
    tiles: inside.map(({ code, name, group }) => ({
      ...{ key: code, href: paths.area(code), letter: letters[group], kind: group },
      label: `${name}: ${labels.get(group) ?? group}`,
    })),
  }));
  return (
    <figure className="app-tile-map">
      <figcaption className="app-chart__subtitle">
        A schematic, not to scale: one tile for each local authority, by name within its region. Each tile leads to its
        area.{' '}
        <a className="govuk-link" href="#by-area">
          Go past the map to the table, which says the same in words
        </a>
        .
      </figcaption>
      <ul className="app-legend">
        {filters.state.map(({ value, label, count }) => (
          <li key={value}>
            <TileMark kind={value} letter={letters[value as Item['group']]} /> {label} ({count})
          </li>
        ))}
      </ul>
      <ScrollArea label="Map of areas: the picture">
        <TileMap label={`${step.title}: local authorities by region and by how far they are`} blocks={blocks} />
      </ScrollArea>
    </figure>
  );
}
