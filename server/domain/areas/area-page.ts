import type { Reference } from '#server/domain/comparison/comparison.ts';
import { type Latest, latestOf, type TotalRow } from '#server/domain/comparison/latest.ts';
import type { Metric } from '#server/domain/metrics/metric.ts';
import type { Period } from '#server/domain/period.ts';
import { type Area, england, type Neighbour, type Population } from './area.ts';
import { type AreaMeasure, areaMeasures } from './area-measures.ts';
import { standsOutSentence } from './stands-out.ts';

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
  /** Each metric over time; not there for releases that went out before pairs. */
  measures?: AreaMeasure[];
  /** How many of them stand out, in a sentence. */
  standsOut?: string;
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

/**
 * A place's page.
 * @param newest the newest period of each metric the place has
 * @param rows its totals, and those of England, its region and its neighbours for these periods, or (by methods with
 *   pairs) for all of its periods
 */
export function areaPage(
  area: Area,
  reference: Reference,
  newest: ReadonlyMap<string, Period>,
  rows: readonly TotalRow[],
  known: Pick<AreaPage, 'populations' | 'programmes'>,
): AreaPage {
  const { areas, metrics, neighbours } = reference;
  const region = area.regionCode === null ? undefined : areas.get(area.regionCode);
  const measures = reference.methods.pairs ? areaMeasures(area, reference, rows) : null;
  return {
    area,
    region: region ? { code: region.code, name: region.name } : null,
    populations: known.populations,
    programmes: known.programmes,
    neighbours: (neighbours.get(area.code) ?? []).map(({ rank, closeness, model, neighbourCode }) => ({
      rank,
      closeness,
      model,
      code: neighbourCode,
      name: areas.get(neighbourCode)?.name ?? neighbourCode,
    })),
    latest: latestOf(area, england, [...metrics.values()], newest, rows, reference).map((latest) => ({
      ...latest,
      of: metricWords(metrics.get(latest.metric)!),
    })),
    ...(measures ? { measures, standsOut: standsOutSentence(area.name, measures) } : {}),
  };
}
