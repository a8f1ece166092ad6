import { z } from 'zod';
import { everyPage, named, status } from '../page.ts';
import { thenAndNow } from './starting-page.ts';
import { livedNote } from './voices.ts';

/** A metric that speaks to a question, and how far: with England’s figures, or none where no official figure exists. */
const speaking = z.object({
  metric: z.object({ id: z.string(), name: z.string(), status: z.string() }),
  /** What the figure says of the question, and what it does not. */
  tells: z.string(),
  measured: thenAndNow.nullable(),
});

/** How far a dimension that a question turns on is published at all. */
const dimension = z.object({
  title: z.string(),
  /** Metrics whose definition can be split by it. */
  couldBe: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Those of them with a published figure for England that is split by it. */
  are: z.array(z.object({ id: z.string(), name: z.string() })),
});

export const experienceQuestion = z.object({
  id: z.string(),
  title: z.string(),
  question: z.string(),
  topic: named.nullable(),
  metrics: z.array(speaking),
  dimension: dimension.nullable(),
  notMeasured: z.array(z.string()),
  commitments: z.array(named.extend({ pillar: named, status, why: z.string() })),
  recommendations: z.array(named.extend({ review: z.string(), response: z.string() })),
});

/** How families experience it: what is asked, what is measured of it and what is not, and who has told of it. */
export const experiencePage = z.object({
  ...everyPage,
  items: z.array(experienceQuestion),
  /** What people who went through it have said of a promise, with the promise. */
  livedNotes: z.array(livedNote.extend({ commitment: named })),
  next: z.null(),
});

export type ExperienceQuestion = z.infer<typeof experienceQuestion>;
export type ExperiencePage = z.infer<typeof experiencePage>;
