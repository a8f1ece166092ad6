import type { PublishedRow, Reference } from '#server/domain/comparison/comparison.ts';
import { layOut } from '#server/domain/comparison/grid.ts';
import { pointOf } from '#server/domain/comparison/point.ts';
import { yearEndsOf } from '#server/domain/metrics/metric.ts';
import { periodLabel } from '#server/domain/period.ts';
import type { EnglandFigure, ThenAndNow } from '../../pages/promises/starting-page.ts';

/** The day the strategy was published: a starting figure is the last one for a period that had ended by then. */
const strategyPublishedOn = '2023-02-02';

/** One metric's published figures for England, the oldest first. */
export type EnglandSeries = { metric: ThenAndNow['metric']; figures: (EnglandFigure & { end: string })[] };

/**
 * England's published figures, by metric, for periods that had ended by a day.
 * @param rows of one country only
 * @param day `YYYY-MM-DD`
 */
export function englandSeries(
  rows: readonly (PublishedRow & { metric: string })[],
  reference: Pick<Reference, 'metrics' | 'origins' | 'revisions'>,
  day: string,
): Map<string, EnglandSeries> {
  const found = new Map<string, EnglandSeries>();
  for (const id of new Set(rows.map(({ metric }) => metric))) {
    const metric = reference.metrics.get(id);
    if (!metric) continue;
    const own = rows.filter((row) => row.metric === id);
    const grid = layOut(own);
    const area = own[0]?.area ?? '';
    const figures = grid.periods.flatMap((period, at) => {
      const row = grid.rowAt(area, at);
      if (!row || period.end > day) return [];
      const of = { metric: id, breakdown: 'total' };
      const point = pointOf(row, periodLabel(period, metric.basis, yearEndsOf(metric)), reference, of);
      const { value, symbol, label, source } = point;
      return { period: period.id, periodLabel: point.periodLabel, value, symbol, label, source, end: period.end };
    });
    const { name, unit, decimals } = metric;
    found.set(id, { metric: { id, name, unit, decimals }, figures });
  }
  return found;
}

const shown = (figure: EnglandSeries['figures'][number] | undefined): EnglandFigure | null => {
  if (!figure) return null;
  const { end: _, ...rest } = figure;
  return rest;
};

/**
 * A starting figure and the newest one, of one series.
 * @param period which period the start is; null: the last that had ended when the strategy was published
 */
export function thenAndNow({ metric, figures }: EnglandSeries, period: string | null): ThenAndNow {
  const start = period
    ? figures.find((figure) => figure.period === period)
    : figures.findLast(({ end }) => end <= strategyPublishedOn);
  return { metric, start: shown(start), now: shown(figures.at(-1)) };
}
