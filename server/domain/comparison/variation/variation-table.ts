import type { Reference } from '../comparison.ts';
import { type Cell, tidyColumns, tidyPlace } from '../tidy.ts';
import type { Variation } from './variation.ts';

const placeColumns = tidyColumns.slice(0, 10);

/** Columns of the download of `Variation`: period and place as in DfE's tidy layout, then the figure and its limits. */
export const variationColumns = [
  ...placeColumns,
  ['metric', 'Id of the metric'],
  ['value', 'The figure, or a symbol in its place'],
  ['symbol', 'The symbol alone; empty where there is a plain number'],
  ['provisional', 'true where the figure may still change', 'boolean'],
  ['label', 'What kind of statistic the figure is'],
  ['source', 'Where the figure comes from'],
  ['from_release', 'Number of the release of this service that published it', 'integer'],
  [
    'of',
    'How many it is a share of, or the children of a rate; empty where that is not published or it does not enter',
  ],
  ['low_95', 'Lower end of the range in which 95 of 100 places of its size lie; empty where there is none'],
  ['high_95', 'Upper end of it'],
  ['low_998', 'Lower end of the range in which 998 of 1,000 places of its size lie'],
  ['high_998', 'Upper end of it'],
  ['place', 'within, above, below (outside 95%), far-above, far-below (outside 99.8%); empty where it cannot be said'],
  ['in_words', 'The same in words, or why it cannot be said'],
  ['centre', 'The figure that the ranges are drawn around'],
] as const;

/** Rows of the download, in the order of names; a place without a published figure has none. */
export function variationTable({ rows, metric, centre }: Variation, { areas }: Pick<Reference, 'areas'>): Cell[][] {
  return rows.flatMap(({ area, point, of, limits, place, text }) => {
    const found = areas.get(area.code);
    if (!found || !point) return [];
    return [
      [
        ...tidyPlace(point.period, found, areas),
        metric,
        point.value ?? point.symbol,
        point.symbol,
        point.provisional,
        point.label,
        point.source,
        point.fromRelease,
        of,
        limits?.low95 ?? null,
        limits?.high95 ?? null,
        limits?.low998 ?? null,
        limits?.high998 ?? null,
        place,
        text,
        centre?.value ?? null,
      ],
    ];
  });
}
