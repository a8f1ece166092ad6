import { TileMap, TileMark } from '#app/charts/tile-map.tsx';
import { formatUnit } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { AreaMap, BesideMap } from '#server/domain/comparison/groups/area-map.ts';
import { Figure } from '../figure.tsx';
import { ScrollArea } from '../scroll-area.tsx';
import { ScrollingTable } from '../scrolling-table.tsx';
import { mapKeys, mapSource, mapTiles } from './metric-map-tiles.ts';

type Shown = { name: string; map: AreaMap };

/**
 * One metric in every authority: tiles by region told by letter, and the same as a table. An activity measure stands
 * with its counter-metric as a second map in the same figure.
 */
export function MetricMapFigure({ name, map, beside }: Shown & { beside?: BesideMap | null | undefined }) {
  const pair = beside?.metric && beside.map ? { name: beside.metric.name, map: beside.map } : null;
  return (
    <>
      <figure className="app-tile-map" aria-labelledby="map-title">
        <h3 className="app-chart__title" id="map-title">
          {map.sentence}
        </h3>
        <Panel name={name} map={map} table="places" />
        {beside ? <p className={pair ? 'govuk-heading-s app-chart__beside' : 'govuk-body'}>{beside.text}</p> : null}
        {pair ? (
          <>
            <p className="govuk-body">{pair.map.sentence}</p>
            <Panel {...pair} table="places-beside" />
          </>
        ) : null}
        <figcaption className="app-chart__caption">
          A schematic, not to scale: one tile for each local authority, by name within its region, never by size. Higher
          or lower only where the 95% interval says so; neither is said to be good or bad. {mapSource(map)}
          {pair ? ` ${pair.name}: ${mapSource(pair.map)}` : ''}
        </figcaption>
      </figure>
      <MapTable id="places" caption={captionOf({ name, map })} map={map} />
      {pair ? <MapTable id="places-beside" caption={captionOf(pair)} map={pair.map} /> : null}
    </>
  );
}

const captionOf = ({ name, map }: Shown) =>
  `${name}, ${formatUnit(map.unit)}${map.periodLabel === '' ? '' : `, ${map.periodLabel}`}`;

/** @param table id of the table that says the same */
function Panel({ name, map, table }: Shown & { table: string }) {
  const what = captionOf({ name, map });
  return (
    <>
      <p className="app-chart__subtitle">{what}</p>
      <ul className="app-legend">
        {mapKeys(map).map(({ kind, letter, text }) => (
          <li key={kind}>
            <TileMark kind={kind} letter={letter} /> {text}
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        <a className="govuk-link" href={`#${table}`}>
          Go past the map to the table, which says the same in words
        </a>
      </p>
      <ScrollArea label={`Map: ${what}`}>
        <TileMap label={`Local authorities by region and by how they stand to England: ${what}`} {...mapTiles(map)} />
      </ScrollArea>
    </>
  );
}

type TableProps = { id: string; caption: string; map: AreaMap };

function MapTable({ id, caption, map: { tiles, bands, england, unit, decimals } }: TableProps) {
  const numeric = { format: 'numeric' as const };
  const labels = new Map(bands.map(({ id, label }) => [id, label]));
  const figure = (point: AreaMap['england']) => ({
    text: <Figure point={point} unit={unit} decimals={decimals} ranged />,
    ...numeric,
  });
  return (
    <section id={id} aria-label={`The map as a table: ${caption}`}>
      <ScrollingTable
        label={caption}
        caption={caption}
        firstCellIsHeader
        head={[{ text: 'Place' }, { text: 'Region' }, { text: 'Figure', ...numeric }, { text: 'Beside England' }]}
        rows={[
          ...tiles.map(({ area, region, point, band }) => [
            {
              text: (
                <a className="govuk-link" href={paths.area(area.code)}>
                  {area.name}
                </a>
              ),
            },
            { text: region?.name ?? 'None' },
            figure(point),
            { text: labels.get(band) ?? band },
          ]),
          [{ text: 'England' }, { text: '' }, figure(england), { text: '' }],
        ]}
      />
    </section>
  );
}
