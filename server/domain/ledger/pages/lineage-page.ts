import { z } from 'zod';
import { everyPage } from './page.ts';

const lineageKind = z.enum(['recommendation', 'commitment', 'milestone', 'evidence', 'metric']);

/** One thing on the line from a recommendation to a metric. */
const thing = {
  kind: lineageKind,
  /** Permanent id; of evidence its row's id. */
  id: z.string(),
  title: z.string(),
  /** How it hangs on the one above: the fit of an answer, the role of a milestone or metric. Null at the beginning. */
  link: z.string().nullable(),
  /** How it stands: the answer of the government, a status, what a milestone came to. Null for evidence and metrics. */
  standing: z.string().nullable(),
  /** The promise a milestone or a piece of evidence belongs to, so that it can be found on that page. */
  commitment: z.string().nullable(),
  /** Of evidence: the milestone it speaks of; null where it is about the promise itself. */
  milestone: z.string().nullable(),
};

const end = z.object(thing);
const third = z.object({ ...thing, next: z.array(end) });
const second = z.object({ ...thing, next: z.array(third) });

/**
 * Where one thing stands on the line recommendation → promise → milestone → evidence, and promise → metric. `before`
 * leads back towards the recommendations, `after` on towards evidence and metrics; the nearest first.
 */
export const lineagePage = z.object({
  ...everyPage,
  here: end,
  before: z.array(second),
  after: z.array(second),
  /** The same laid out as columns and rows, boxes joined by their place in `boxes`. */
  drawing: z.object({
    boxes: z.array(z.object({ thing: end, column: z.int(), row: z.number(), isHere: z.boolean() })),
    lines: z.array(z.tuple([z.int(), z.int()])),
    columns: z.int(),
    rows: z.int(),
  }),
});

export type LineageKind = z.infer<typeof lineageKind>;
export type LineageThing = z.infer<typeof end>;
/** Depth is at most three below what is asked for. */
export type LineageBranch = LineageThing & { next?: readonly LineageBranch[] };
export type LineageDrawing = LineagePage['drawing'];
export type LineagePage = z.infer<typeof lineagePage>;
