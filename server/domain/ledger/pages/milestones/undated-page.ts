import { z } from 'zod';
import { everyPage, listed, named, stage } from '../page.ts';
import { commitmentLine } from '../promises/commitment-list.ts';
import { milestoneState } from './milestone-pages.ts';

export const undatedCounts = z.object({
  commitments: z.int(),
  ofCommitments: z.int(),
  milestones: z.int(),
  ofMilestones: z.int(),
  delivering: z.int(),
  ofDelivering: z.int(),
});

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
export type UndatedCounts = z.infer<typeof undatedCounts>;
