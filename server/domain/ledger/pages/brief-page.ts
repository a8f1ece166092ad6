import { z } from 'zod';
import { dated, everyPage, partOfList, precision } from './page.ts';

const briefSection = z.enum(['moved', 'decided', 'reached', 'published', 'overdue', 'due-soon']);

const line = z.object({
  /** Permanent id of the row, so that it can be found in the list of changes; of a date that only passed: of its date. */
  id: z.string(),
  /** The day it is told for: when it happened, was stated, or is due. Null: not published. */
  on: z.string().nullable(),
  /** How exactly the day is known; null: to the day. */
  precision: precision.nullable(),
  /** What kind of thing it is, in words. */
  kind: z.string(),
  title: z.string(),
  /** What happened, in words. */
  what: z.string(),
  /** Of a moved date: from which to which. Null of all else, and where there was or is none. */
  from: dated.nullable(),
  to: dated.nullable(),
  /** Address of the source it rests on; null where none is known or it has none. */
  sourceUrl: z.string().nullable(),
  /** Of a date that passed or is due: the day its promise was last checked. */
  checkedOn: z.string().nullable(),
  commitment: z.string().nullable(),
  milestone: z.string().nullable(),
  recommendation: z.string().nullable(),
  /** Of rollout by place: permanent id of the step. */
  step: z.string().nullable(),
  release: z.int().nullable(),
});

/** What happened since a day, up to the day the page is read as at. Everything is told for its own day. */
export const briefPage = z.object({
  ...everyPage,
  since: z.string(),
  /** The day the brief goes to: today, or the day asked for. */
  until: z.string(),
  /** Of a long section a part only: `total` are all its lines. */
  sections: z.array(
    z.object({
      ...{ section: briefSection, title: z.string(), meaning: z.string(), lines: z.array(line) },
      ...partOfList.shape,
    }),
  ),
  /** The one section asked to go on with; null: the first part of each. */
  show: briefSection.nullable(),
});

export type BriefSection = z.infer<typeof briefSection>;
export type BriefLine = z.infer<typeof line>;
export type BriefPage = z.infer<typeof briefPage>;
