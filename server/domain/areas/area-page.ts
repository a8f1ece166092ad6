import type { Latest } from '#server/domain/comparison/latest.ts';
import type { Metric } from '#server/domain/metrics/metric.ts';
import type { Area, Neighbour, Population } from './area.ts';

/** A programme a place takes part in, with the words for what is not known. */
export type AreaProgramme = {
  id: string;
  name: string;
  startsOn: string | null;
  endsOn: string | null;
  note: string | null;
  confidence: 'source' | 'recall';
};

/** A place as lists name it. */
export type AreaLine = Pick<Area, 'code' | 'name' | 'level' | 'kind' | 'madeUp'> & {
  region: { code: string; name: string } | null;
  programmes: { id: string; name: string }[];
};

/** The metric's own words that a figure cannot do without. */
export type MetricWords = Pick<
  Metric,
  'id' | 'name' | 'unit' | 'decimals' | 'polarity' | 'status' | 'pillars' | 'counterMetrics'
>;

/** Everything a place's page says. */
export type AreaPage = {
  area: Area;
  region: { code: string; name: string } | null;
  /** Children aged 0 to 17, oldest year first. */
  populations: Population[];
  programmes: AreaProgramme[];
  neighbours: (Pick<Neighbour, 'rank' | 'closeness' | 'model'> & { code: string; name: string })[];
  latest: (Latest & { of: MetricWords })[];
};

/** The part of a metric that stands beside each of its figures. */
export function metricWords({
  id,
  name,
  unit,
  decimals,
  polarity,
  status,
  pillars,
  counterMetrics,
}: Metric): MetricWords {
  return { id, name, unit, decimals, polarity, status, pillars, counterMetrics };
}

/** A place as lists name it. */
export function areaLine(
  { code, name, level, kind, madeUp, regionCode }: Area,
  areas: ReadonlyMap<string, Area>,
  programmes: readonly { id: string; name: string }[],
): AreaLine {
  const region = regionCode === null ? undefined : areas.get(regionCode);
  return {
    code,
    name,
    level,
    kind,
    madeUp,
    region: region ? { code: region.code, name: region.name } : null,
    programmes: [...programmes],
  };
}
