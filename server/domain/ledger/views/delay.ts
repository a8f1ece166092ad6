import type { DelayPage } from '../pages/delay-page.ts';
import type { Reading } from '../reading/reading.ts';
import { sourceOf } from '../reading/shown.ts';

/** The longest delay a reader may ask for, in years: beyond it proportion says nothing. */
export const longestDelay = 5;

/**
 * The published estimate of what delaying the whole programme costs, and the same in proportion to another delay.
 * @param asked length of the delay in whole years, 1 to `longestDelay`; null: as published
 */
export function delayPage({ words, lookup, page }: Reading, asked: number | null): DelayPage {
  const fact = words.delay;
  if (!fact) return { ...page, estimate: null };
  const { delayYears, costs, source, ...said } = fact;
  const years = asked ?? delayYears;
  return {
    ...page,
    estimate: {
      ...said,
      publishedYears: delayYears,
      years,
      asPublished: years === delayYears,
      costs: costs.map(({ overYears, billionGbp }) => ({
        overYears,
        publishedBillionGbp: billionGbp,
        billionGbp: Math.round((billionGbp * years * 10) / delayYears) / 10,
      })),
      source: sourceOf(lookup, source),
    },
  };
}
