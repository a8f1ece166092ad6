import type { Reference } from '../comparison.ts';
import { type Cell, tidyColumns, tidyPlace, tidyRow } from '../tidy.ts';
import type { BreakdownComparison, CategoryAt } from './breakdown-comparison.ts';

const placeColumns = tidyColumns.slice(0, 12);

/** Columns of a download of ratios: period, place, metric and category as in `tidyColumns`, then the ratio. */
export const ratioColumns = [
  ...placeColumns,
  ['beside', 'Id of the group the ratio is to'],
  ['ratio', 'How many times as often as in that group; empty where it cannot be said'],
  ['low', 'Lower limit of the 95% interval of the ratio'],
  ['high', 'Upper limit of the 95% interval of the ratio'],
  ['side', 'higher or lower where the whole interval is; similar where the difference may be chance'],
  ['why', 'Why there is no ratio'],
  ['label', 'What kind of statistic the figure is'],
  ['source', 'Where the figure comes from'],
  ['from_release', 'Number of the release of this service that published it', 'integer'],
  ['made_up', 'true where the place and its figures are an example and not real', 'boolean'],
] as const;

type Each = { code: string; id: string; at: CategoryAt };

function eachOf({ rows, area }: Pick<BreakdownComparison, 'rows' | 'area'>, country: string): Each[] {
  return rows.flatMap(({ id, own, england }): Each[] => [
    { code: area.code, id, at: own },
    ...(england ? [{ code: country, id, at: england }] : []),
  ]);
}

/** The figures of a breakdown as rows of `tidyColumns`: the place's and England's, category by category. */
export function breakdownTable(found: BreakdownComparison, { areas }: Reference, country: string): Cell[][] {
  return eachOf(found, country).flatMap(({ code, id, at: { point } }) => {
    const place = areas.get(code);
    return place && point ? [tidyRow(place, areas, found.metric, id, point)] : [];
  });
}

/** The ratios of a breakdown as rows of `ratioColumns`. */
export function ratioTable(found: BreakdownComparison, { areas }: Reference, country: string): Cell[][] {
  return eachOf(found, country).flatMap(({ code, id, at: { point, ratio, whyText } }) => {
    const place = areas.get(code);
    if (!place || !point) return [];
    return [
      [
        ...tidyPlace(point.period, place, areas),
        found.metric,
        id,
        found.reference?.id ?? null,
        ratio?.ratio ?? null,
        ratio?.low ?? null,
        ratio?.high ?? null,
        ratio?.side ?? null,
        whyText,
        point.label,
        point.source,
        point.fromRelease,
        place.madeUp,
      ],
    ];
  });
}
