import { type Area, england } from '#server/domain/areas/area.ts';
import { parsePeriod } from '#server/domain/period.ts';
import { nameOf } from './compare.ts';
import type { Comparison, Point, Reference, Series } from './comparison.ts';

/** A cell of a download: text, a number, or nothing. */
export type Cell = string | number | boolean | null;

/**
 * Columns of a download in DfE's tidy layout (time, place, filters, indicator), with what this service adds at the end:
 * symbol, label, source, the release each figure comes from, and its 95% interval.
 * Source: DfE's open data standards for statistics.
 */
export const tidyColumns = [
  ['time_period', 'Period: four digits for a reporting or calendar year, six for a financial year and its quarters'],
  ['time_identifier', 'What kind of period it is'],
  ['geographic_level', 'National, Regional or Local authority'],
  ['country_code', 'GSS code of the country'],
  ['country_name', 'Name of the country'],
  ['region_code', 'GSS code of the region'],
  ['region_name', 'Name of the region'],
  ['old_la_code', 'DfE’s three-digit code of the authority'],
  ['la_name', 'Name of the authority'],
  ['new_la_code', 'GSS code of the authority'],
  ['metric', 'Id of the metric'],
  ['breakdown', 'Id of the breakdown: total, or a category such as age:under-1'],
  [
    'value',
    'The figure, or a symbol in its place: c suppressed, z not applicable, x not available, low rounds to zero, u low reliability',
  ],
  ['symbol', 'The symbol alone; empty where there is a plain number'],
  ['provisional', 'true where the figure may still change', 'boolean'],
  ['label', 'What kind of statistic the figure is'],
  ['source', 'Where the figure comes from'],
  ['from_release', 'Number of the release of this service that published it', 'integer'],
  ['revision', 'scheduled or correction where the figure took the place of one published before'],
  ['revision_reason', 'The public reason of a correction'],
  ['made_up', 'true where the place and its figures are an example and not real', 'boolean'],
  ['low', 'Lower limit of the 95% interval; empty where none can be worked out from what is published'],
  ['high', 'Upper limit of the 95% interval'],
  [
    'signal',
    'Against the place’s own usual range: common (within it), improvement, concern, neither (stands out, no judgement); empty below ten figures',
  ],
] as const;

const restartColumn = [
  'range_restart',
  'Why the place’s usual range begins again with this figure; empty where it does not',
] as const;

/** The columns of a release's downloads: since its methods know ranges that begin again, one more. */
export const tidyColumnsOf = ({ restarts }: Pick<Reference['methods'], 'restarts'>) =>
  restarts ? [...tidyColumns, restartColumn] : tidyColumns;

const levels: Record<Area['level'], string> = {
  national: 'National',
  region: 'Regional',
  'sub-region': 'Regional',
  'local-authority': 'Local authority',
};

/** Columns 1 to 10 of a row: the period and the place. */
export function tidyPlace(period: string, area: Area, areas: Reference['areas']): Cell[] {
  const time = parsePeriod(period);
  const region = area.level === 'region' ? area : area.regionCode === null ? undefined : areas.get(area.regionCode);
  const country = area.madeUp ? undefined : areas.get(england);
  const council = area.level === 'local-authority';
  return [
    time?.timePeriod ?? period,
    time?.timeIdentifier ?? null,
    levels[area.level],
    country?.code ?? null,
    country?.name ?? null,
    (area.level === 'sub-region' ? area : region)?.code ?? null,
    (area.level === 'sub-region' ? area : region)?.name ?? null,
    council ? area.dfeCode : null,
    council ? area.name : null,
    council ? area.code : null,
  ];
}

/** One row of a download in the order of `tidyColumns`. */
export function tidyRow(
  area: Area,
  areas: Reference['areas'],
  metric: string,
  breakdown: string,
  point: Point,
): Cell[] {
  return [
    ...tidyPlace(point.period, area, areas),
    metric,
    breakdown,
    point.value ?? point.symbol,
    point.symbol,
    point.provisional,
    point.label,
    point.source,
    point.fromRelease,
    point.revision,
    point.reason,
    area.madeUp,
    point.low,
    point.high,
    point.signal,
  ];
}

/** Rows of a download for whole series, place by place, in the order of `tidyColumnsOf`. */
export function tidyTable(
  series: readonly Series[],
  { areas, methods }: Reference,
  metric: string,
  breakdown: string,
): Cell[][] {
  return series.flatMap(({ area, points }) => {
    const place = areas.get(area.code);
    return place
      ? points.map((point) => [
          ...tidyRow(place, areas, metric, breakdown, point),
          ...(methods.restarts ? [point.restart ?? null] : []),
        ])
      : [];
  });
}

/** The series of an answer, and after them those of its benchmarks that are places and not yet among them. */
export function placesOf(
  { series, benchmarks }: Pick<Comparison, 'series' | 'benchmarks'>,
  { areas }: Reference,
): Series[] {
  const there = new Set(series.map(({ area }) => area.code));
  const byName = new Map([...areas.values()].map((area) => [area.name, area]));
  const places = benchmarks.flatMap(({ kind, name, points }): Series[] => {
    const area = kind === 'england' || kind === 'region' ? byName.get(name) : undefined;
    return area && !there.has(area.code) ? [{ area: nameOf(area), points, standing: null, range: null }] : [];
  });
  return [...series, ...places];
}
