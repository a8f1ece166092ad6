import { type Area, england as englandCode } from '#server/domain/areas/area.ts';
import type { AreaName, Reference } from '../comparison.ts';
import { type Cell, tidyColumns, tidyPlace, tidyRow } from '../tidy.ts';
import type { BesideGroup } from './beside-group.ts';
import type { GroupComparison, GroupRow } from './group-comparison.ts';

/** How a place is shown on a map, in the order of the legend. */
export const mapBands = [
  'higher',
  'similar',
  'lower',
  'cannot-say',
  'suppressed',
  'no-number',
  'not-reported',
] as const;
export type MapBand = (typeof mapBands)[number];

const bandWords: Record<MapBand, string> = {
  higher: 'Higher than England',
  similar: 'Similar to England',
  lower: 'Lower than England',
  'cannot-say': 'It cannot be said',
  suppressed: 'Suppressed',
  'no-number': 'No number',
  'not-reported': 'Not reported',
};

export type MapTile = GroupRow & { region: Pick<AreaName, 'code' | 'name'> | null; band: MapBand };

/** Every authority at one period with how it stands to England. */
export type AreaMap = Pick<
  GroupComparison,
  'metric' | 'unit' | 'decimals' | 'period' | 'periodLabel' | 'periods' | 'england' | 'notes' | 'sentence'
> & {
  /** Of every band, how many places are in it. */
  bands: { id: MapBand; label: string; count: number }[];
  /** In the order of names: a map and no ranking. */
  tiles: MapTile[];
};

/**
 * How a place is shown: by its interval where it has a figure that can be held against England, else by why it has none.
 * A suppressed figure is its own band and says no more than that it is hidden.
 * Source: promise 5 (missing is never blank) and promise 11 (no league tables).
 */
export function bandOf({ point, standing }: GroupRow): MapBand {
  if (point === null) return 'not-reported';
  if (point.symbol === 'c') return 'suppressed';
  if (point.value === null) return 'no-number';
  return standing?.england ?? 'cannot-say';
}

/** A group laid out as a map: each place with its region and band. */
export function areaMap(group: GroupComparison, areas: Reference['areas']): AreaMap {
  const { metric, unit, decimals, period, periodLabel, periods, england, notes, sentence } = group;
  const tiles = group.rows.map((row): MapTile => {
    const region = areas.get(areas.get(row.area.code)?.regionCode ?? '');
    return { ...row, region: region ? { code: region.code, name: region.name } : null, band: bandOf(row) };
  });
  const bands = mapBands.map((id) => ({
    id,
    label: bandWords[id],
    count: tiles.filter(({ band }) => band === id).length,
  }));
  return { metric, unit, decimals, period, periodLabel, periods, england, notes, sentence, bands, tiles };
}

/** What stands with the map of an activity measure. */
export type BesideMap = Pick<BesideGroup, 'reason' | 'metric' | 'text'> & { map: AreaMap | null };

/**
 * The counter-metric as a map of the same places, for the same period where it has one. Null for a metric that is no
 * measure of activity; undefined for a release that went out before pairs stood here.
 */
export function besideMap(
  beside: BesideGroup | null | undefined,
  { areas, methods }: Pick<Reference, 'areas' | 'methods'>,
): BesideMap | null | undefined {
  if (!methods.pairsEverywhere || !beside) return methods.pairsEverywhere ? null : undefined;
  const { group, ...told } = beside;
  return { ...told, map: group && areaMap(group, areas) };
}

/** Columns of a map's download: the tidy layout, and how each place stands to England. */
export const mapColumns = [
  ...tidyColumns,
  [
    'beside_england',
    'higher, similar or lower by the 95% interval; cannot-say, suppressed, no-number or not-reported where that cannot be told',
  ],
] as const;

/** Rows of a map's download: a row for each place, with or without a figure, and England's last. */
export function mapRows(map: AreaMap, { areas }: Pick<Reference, 'areas'>, breakdown: string): Cell[][] {
  const row = (area: Area | undefined, { point }: Pick<MapTile, 'point'>, band: MapBand | null): Cell[][] => {
    if (!area) return [];
    if (point) return [[...tidyRow(area, areas, map.metric, breakdown, point), band]];
    const told: Cell[] = [...tidyPlace(map.period, area, areas), map.metric, breakdown];
    const rest = tidyColumns.slice(told.length).map(([name]) => (name === 'made_up' ? area.madeUp : null));
    return [[...told, ...rest, band]];
  };
  return [
    ...map.tiles.flatMap((tile) => row(areas.get(tile.area.code), tile, tile.band)),
    ...(map.england ? row(areas.get(englandCode), { point: map.england }, null) : []),
  ];
}
