import type { StartingPage } from '../../pages/promises/starting-page.ts';
import type { Reading } from '../../reading/reading.ts';
import type { StartingFigureFact } from '../../words.ts';
import { type EnglandSeries, thenAndNow } from './then-and-now.ts';

/** The metrics that figures of the case for change are of. */
export function startingMetrics({ words }: Pick<Reading, 'words'>): string[] {
  return [...new Set(words.startingFigures.flatMap(({ metric }) => metric ?? []))];
}

const notYet = {
  ...{ today: null, todayPeriod: null, todayHow: null, label: null },
  notComparable: 'Today’s figure is of a year that had not ended on the day asked for.',
};

/** Worked out for a year, ending in March, that had not ended by the day. */
function isOfLater({ metric, today, todayPeriod }: StartingFigureFact, day: string): boolean {
  return metric === null && today !== null && todayPeriod !== null && `${todayPeriod}-03-31` > day;
}

/**
 * The case for change, figure by figure: what was said, by whom and for which year; the same series today, or how today's
 * figure was worked out by the same method, or why no figure can stand beside it.
 */
export function startingPage(
  { page, words, day }: Pick<Reading, 'page' | 'words' | 'day'>,
  england: ReadonlyMap<string, EnglandSeries>,
): StartingPage {
  return {
    ...page,
    items: words.startingFigures.map((figure) => {
      const series = figure.metric === null ? undefined : england.get(figure.metric);
      const measured = series ? thenAndNow(series, figure.thenPeriod) : null;
      return { ...(isOfLater(figure, day) ? { ...figure, ...notYet } : figure), measured };
    }),
    next: null,
  };
}
