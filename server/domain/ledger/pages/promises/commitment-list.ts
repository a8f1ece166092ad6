import { z } from 'zod';
import { choice, confidence, dated, everyPage, listed, named, status } from '../page.ts';

/** One commitment in a list. */
export const commitmentLine = z.object({
  slug: z.string(),
  title: z.string(),
  pillar: named,
  leadBody: z.string(),
  topics: z.array(named),
  status,
  dueText: z.string(),
  due: dated.nullable(),
  /** The furthest step of promise 14 it has reached. */
  furthest: z.string(),
  confidence,
  confidenceNote: z.string().nullable(),
  toCheck: z.boolean(),
  researchedTo: z.string(),
});

export const commitmentList = z.object({
  ...everyPage,
  ...listed,
  items: z.array(commitmentLine),
  filters: z.object({
    pillar: z.array(choice),
    status: z.array(choice),
    lead: z.array(choice),
    topic: z.array(choice),
  }),
});

export type CommitmentLine = z.infer<typeof commitmentLine>;
export type CommitmentList = z.infer<typeof commitmentList>;
