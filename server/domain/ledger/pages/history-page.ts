import { z } from 'zod';
import { everyPage } from './page.ts';

/** A field as it stood and as it was put. */
const changedField = z.object({ field: z.string(), was: z.string().nullable(), now: z.string().nullable() });

const correction = z.object({
  /** The correcting row's own id, the same as in the list of changes. */
  id: z.string(),
  recordedAt: z.string(),
  /** The role in which it was recorded, never a name. */
  actorRole: z.string(),
  /** Null where a load of facts corrected it and no reason was recorded. */
  reason: z.string().nullable(),
  release: z.int(),
  changed: z.array(changedField),
});

const historyRow = z.object({
  /** The ledger row's own id, the same as in the list of changes. */
  id: z.string(),
  kind: z.string(),
  /** What it says as it stands now. */
  words: z.string(),
  /** Why, as the row says itself. */
  why: z.string().nullable(),
  /** When it was so, and when it was recorded here. */
  statedOn: z.string(),
  recordedAt: z.string(),
  actorRole: z.string(),
  release: z.int(),
  /** The oldest first. What was corrected stays here. */
  corrections: z.array(correction),
});

/** Every row of the record of one promise or recommendation: what, when, who by role, why, and how it was corrected. */
export const historyPage = z.object({
  ...everyPage,
  slug: z.string(),
  /** The latest that was so first. */
  rows: z.array(historyRow),
});

export type HistoryPage = z.infer<typeof historyPage>;
export type HistoryRow = z.infer<typeof historyRow>;
