import { figureOf } from '../returned-value.ts';
import { type DraftFigure, emptyFigure, type Placed, sameFigure, tidyFigure } from './draft-figure.ts';

/** One figure of a form as it comes back: what stands in it now, and what stood there when the form was opened. */
export type SentFigure = Placed & { now: DraftFigure; was: DraftFigure };

export type Conflict = Placed & { yours: DraftFigure; theirs: DraftFigure };

export type Merged = {
  /** What is to be written. */
  writes: (Placed & DraftFigure)[];
  /** Figures that you and somebody else changed, each otherwise: nothing of these is written. */
  conflicts: Conflict[];
};

/**
 * Lays what one person sends over what is kept, figure by figure. What they left as it was never undoes another's work;
 * what only they changed is written; what both changed to the same is left; what both changed otherwise is a conflict.
 * @param kept what the form holds now, by `figureOf`
 */
export function mergeDraft(kept: ReadonlyMap<string, DraftFigure>, sent: readonly SentFigure[]): Merged {
  const merged: Merged = { writes: [], conflicts: [] };
  for (const { metric, breakdown, ...figure } of sent) {
    const now = tidyFigure(figure.now);
    const was = tidyFigure(figure.was);
    const theirs = tidyFigure(kept.get(figureOf(metric, breakdown)) ?? emptyFigure);
    if (sameFigure(now, was) || sameFigure(now, theirs)) continue;
    if (sameFigure(was, theirs)) merged.writes.push({ metric, breakdown, ...now });
    else merged.conflicts.push({ metric, breakdown, yours: now, theirs });
  }
  return merged;
}
