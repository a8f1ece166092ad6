import { z } from 'zod';
import { everyPage } from '../page.ts';

const quarter = z.object({
  /** `2024-Q1`: a calendar quarter. */
  quarter: z.string(),
  label: z.string(),
  from: z.string(),
  to: z.string(),
  /** Moves of dates that were made in it; a first date is no move. */
  moves: z.int(),
  later: z.int(),
  earlier: z.int(),
  withdrawn: z.int(),
  /** Days by which those to a later date moved; null where there is none. */
  medianDays: z.number().nullable(),
  mostDays: z.int().nullable(),
});

/** Moves of dates by the quarter they were made in, from the first quarter that has one to the last. */
export const slipTrendPage = z.object({
  ...everyPage,
  quarters: z.array(quarter),
  /** Moves of which not even the quarter was published: in no quarter above. */
  unknown: z.int(),
  moves: z.int(),
  /** A scale for counts of moves. */
  axis: z.object({ domain: z.tuple([z.number(), z.number()]), ticks: z.array(z.number()) }),
});

export type QuarterOfMoves = z.infer<typeof quarter>;
export type SlipTrendPage = z.infer<typeof slipTrendPage>;
