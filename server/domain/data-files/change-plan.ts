import type { OfficialFigure, StagedFigure } from '#server/domain/loading/figure-plan.ts';

/** What taking over a file does to the figures held. */
export type FileCounts = { added: number; changed: number; unchanged: number; leftOut: number };

/** One figure that will be another: what is held, and what the file says. */
export type FigureChange = {
  metric: string;
  breakdown: string;
  period: string;
  area: string;
  held: string;
  file: string;
};

const keyOf = ({ metric, breakdown, period, area }: OfficialFigure) => `${metric} ${breakdown} ${period} ${area}`;
const written = ({ value, symbol }: OfficialFigure) => (value === null ? (symbol ?? '') : String(value));

/**
 * Which figures of a file are new or say something else than the ones held. A figure that says the same stays as it is,
 * with the source it came from first.
 */
export function planChanges(
  figures: readonly OfficialFigure[],
  staged: readonly StagedFigure[],
): { take: OfficialFigure[]; changes: FigureChange[]; unchanged: number } {
  const held = new Map<string, StagedFigure>();
  for (const figure of staged) {
    if ((held.get(keyOf(figure))?.edition ?? 0) < figure.edition) held.set(keyOf(figure), figure);
  }
  const take: OfficialFigure[] = [];
  const changes: FigureChange[] = [];
  for (const figure of figures) {
    const standing = held.get(keyOf(figure));
    if (standing && standing.value === figure.value && standing.symbol === figure.symbol) continue;
    take.push(figure);
    if (!standing) continue;
    const { metric, breakdown, period, area } = figure;
    changes.push({ metric, breakdown, period, area, held: written(standing), file: written(figure) });
  }
  return { take, changes, unchanged: figures.length - take.length };
}
