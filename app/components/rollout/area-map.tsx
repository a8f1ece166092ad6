import { TileMap, TileMark } from '#app/charts/tile-map.tsx';
import { ScrollArea } from '#app/components/scroll-area.tsx';
import { paths } from '#app/paths.ts';
import type { RolloutByArea } from '#server/domain/ledger/pages/rollout-pages.ts';

type Item = RolloutByArea['items'][number];
type Region = NonNullable<Item['region']>;

/** Where each region lies, roughly, in columns from the west and rows from the north. Others follow below. */
const placeOf: Record<string, { column: number; row: number }> = {
  E12000001: { column: 1, row: 0 },
  E12000002: { column: 0, row: 1 },
  E12000003: { column: 1, row: 1 },
  E12000005: { column: 0, row: 2 },
  E12000004: { column: 1, row: 2 },
  E12000006: { column: 2, row: 2 },
  E12000009: { column: 0, row: 3 },
  E12000008: { column: 1, row: 3 },
  E12000007: { column: 2, row: 3 },
};

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
  const regions = [...new Map(items.map(({ region }) => [region?.code ?? '', region])).values()];
  const blocks = regions.map((region, at) => ({
    name: region?.name ?? 'No region',
    ...(placeOf[(region as Region | null)?.code ?? ''] ?? { column: 0, row: 4 + at }),
    tiles: items
      .filter((item) => item.region?.code === region?.code)
      .map(({ code, name, group }) => ({
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
