import { z } from 'zod';
import { commitmentLine, undatedCounts } from './commitment-page.ts';
import { milestoneState } from './milestone-pages.ts';
import { everyPage, listed, named, stage } from './page.ts';

/** Promises and milestones that never had a date: they can never be late. */
export const undatedPage = z.object({
  ...everyPage,
  ...listed,
  counts: undatedCounts,
  items: z.array(
    commitmentLine.extend({
      milestones: z.array(named.extend({ stage, role: z.string(), state: milestoneState })),
    }),
  ),
});

export type UndatedPage = z.infer<typeof undatedPage>;
