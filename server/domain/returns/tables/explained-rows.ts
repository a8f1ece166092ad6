import { checks } from '../checks.ts';
import type { Finding } from '../finding.ts';
import type { ReturnRow } from '../return-row.ts';
import { figureOf } from '../returned-value.ts';

type Placed = { metric: string; breakdown: string };

/** Why a figure is what it is, written beside a file instead of into it. */
export type GivenExplanation = Placed & { explanation: string };

const figureIn = ({ cells }: ReturnRow) => figureOf(cells.metric.toLowerCase(), cells.breakdown.toLowerCase());

/**
 * The rows with the explanations that were written beside them: each takes the place of what the row itself says, and is
 * checked like it. An empty one leaves the row as it is.
 * @returns `unplaced`: figures that were explained and of which no row speaks
 */
export function explainedRows(
  rows: readonly ReturnRow[],
  given: readonly GivenExplanation[],
): { rows: ReturnRow[]; unplaced: Placed[] } {
  const said = new Map(
    given
      .map(({ metric, breakdown, explanation }) => [figureOf(metric, breakdown), explanation.trim()] as const)
      .filter(([, explanation]) => explanation !== ''),
  );
  const there = new Set(rows.map(figureIn));
  return {
    rows: rows.map((row) => {
      const explanation = said.get(figureIn(row));
      return explanation ? { ...row, cells: { ...row.cells, explanation } } : row;
    }),
    unplaced: given.filter(({ metric, breakdown }) => !there.has(figureOf(metric, breakdown))),
  };
}

/** A figure whose warnings an explanation answers, with what each says. */
export type FigureToExplain = Placed & { name: string; why: string[] };

/** The figures that ask for an explanation, each once, in the order of the findings. */
export function figuresToExplain(findings: readonly Finding[]): FigureToExplain[] {
  const figures = new Map<string, FigureToExplain>();
  for (const { code, metric, breakdown, name, message } of findings) {
    if (!checks[code].explained || metric === null) continue;
    const figure = { metric, breakdown: breakdown ?? 'total' };
    const at = figureOf(figure.metric, figure.breakdown);
    const before = figures.get(at) ?? { ...figure, name: name ?? metric, why: [] };
    figures.set(at, { ...before, why: [...before.why, message] });
  }
  return [...figures.values()];
}
