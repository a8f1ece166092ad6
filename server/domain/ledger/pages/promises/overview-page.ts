import { z } from 'zod';
import { undatedCounts } from '../milestones/undated-page.ts';
import { everyPage, listed, reached, source, statusCounts } from '../page.ts';
import { commitmentLine } from './commitment-list.ts';
import { startingFigure } from './starting-page.ts';

const pillarCard = z.object({
  slug: z.string(),
  position: z.int(),
  title: z.string(),
  shortTitle: z.string(),
  summary: z.string(),
  source: source.nullable(),
  /** What about the pillar's wording is still to be checked. */
  checkNote: z.string().nullable(),
  commitments: z.int(),
  undated: z.int(),
  reached,
  statuses: statusCounts,
});

export const overviewPage = z.object({
  ...everyPage,
  commitments: z.int(),
  pillars: z.array(pillarCard),
  reached,
  statuses: statusCounts,
  lateness: z.object({ late: z.int(), nothingRecorded: z.int(), notChecked: z.int() }),
  silent: z.int(),
  undated: undatedCounts,
  startingFigures: z.array(startingFigure),
  reviews: z.array(
    z.object({ slug: z.string(), title: z.string(), publishedOn: z.string(), recommendations: z.int() }),
  ),
});

export const pillarPage = z.object({
  ...everyPage,
  ...listed,
  pillar: pillarCard,
  commitments: z.array(commitmentLine),
});

export type PillarCard = z.infer<typeof pillarCard>;
export type OverviewPage = z.infer<typeof overviewPage>;
export type PillarPage = z.infer<typeof pillarPage>;
