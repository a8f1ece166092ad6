import { z } from 'zod';
import { dueStandings, milestoneStates } from '../../milestone-words.ts';
import {
  choice,
  dated,
  everyPage,
  evidence,
  lateness,
  listed,
  named,
  precision,
  recordedLater,
  source,
  stage,
} from '../page.ts';

export const milestoneState = z.enum(milestoneStates);

/** One change of a date. `to` null: no new date was given. */
export const move = z.object({
  /** The ledger row's own id, the same as in the list of changes. */
  id: z.string(),
  step: z.int(),
  from: dated.nullable(),
  to: dated.nullable(),
  direction: z.enum(['back', 'forward', 'no-new-date', 'first-date']),
  /** How many days it moved, later being positive; null without two dates. */
  days: z.int().nullable(),
  movedOn: z.string().nullable(),
  /** The day of the move is known only to lie between these two. */
  movedAfter: z.string().nullable(),
  movedBefore: z.string().nullable(),
  /** Null or `not-published`: no reason was published. */
  reasonCode: z.string().nullable(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  source: source.nullable(),
});

/** One milestone with all that happened to it. */
export const milestoneStory = z.object({
  slug: z.string(),
  title: z.string(),
  stage,
  /** `delivers`: the promise is not kept until it is met. `follows`: accompanies the promise or comes after it. */
  role: z.enum(['delivers', 'follows']),
  roleWhy: z.string().nullable(),
  /** The date first given; null: no date was ever given. */
  first: dated.nullable(),
  /** The date that holds today; null with moves: withdrawn, no new date given. */
  due: dated.nullable(),
  moves: z.array(move),
  state: milestoneState,
  /** Of a milestone that says “every area”: how far areas are, as they report its steps and the department confirms. */
  places: z
    .object({
      steps: z.array(z.object({ slug: z.string(), title: z.string(), why: z.string().nullable() })),
      /** Areas in which every step is live. */
      live: z.int(),
      /** Areas in which a step is live or in design. */
      begun: z.int(),
      /** Areas that reported, confirmed or not. */
      heard: z.int(),
      /** Areas with a confirmed report. None: the state above rests on evidence alone. */
      reported: z.int(),
      of: z.int(),
      asAt: z.string(),
    })
    .nullable(),
  /** When it happened; null: the day is not known or nothing happened. */
  happenedOn: dated.nullable(),
  lateness: lateness.nullable(),
  /** The date that passed with nothing recorded as met; its id is the same in the list of changes. */
  passed: z.object({ id: z.string(), due: dated }).nullable(),
  progress: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['began', 'met', 'partly-met', 'dropped', 'replaced', 'late-reported']),
      happenedOn: z.string().nullable(),
      precision: precision.nullable(),
      note: z.string().nullable(),
      statedOn: z.string(),
    }),
  ),
  evidence: z.array(evidence),
  /** A known fault of the fact. */
  checkNote: z.string().nullable(),
});

const milestoneLine = milestoneStory.omit({ progress: true, evidence: true, moves: true, passed: true }).extend({
  commitment: named,
  pillar: named,
  lead: z.string(),
  /** Where its date lies, seen from today; null: finished. */
  standing: z.enum(dueStandings).nullable(),
  /** The day its promise was last checked. */
  checkedOn: z.string(),
  moves: z.int(),
  sources: z.array(source),
  researchedTo: z.string(),
});

const timelineKind = z.enum(['met', 'gone', 'late', 'silent', 'not-checked', 'to-come']);

/** Milestones by the quarter of the date that holds now, ready to be drawn: a lane for each pillar. */
const timeline = z.object({
  /** Whole years, of four quarters each. */
  years: z.array(z.int()),
  /** Place of today among the quarters; null where it lies outside them. */
  today: z.int().nullable(),
  /** For each quarter in turn, what stands in it. */
  lanes: z.array(z.object({ pillar: named, quarters: z.array(z.array(timelineKind)) })),
  /** How many milestones of its kind and quarter a mark stands for, the last one for fewer; 1 unless there are very many. */
  each: z.int(),
  kinds: z.array(z.object({ kind: timelineKind, label: z.string(), count: z.int() })),
  dated: z.int(),
  undated: z.int(),
});

export const milestoneList = z.object({
  ...everyPage,
  ...listed,
  items: z.array(milestoneLine),
  filters: z.object({
    pillar: z.array(choice),
    stage: z.array(choice),
    status: z.array(choice),
    overdue: z.array(choice),
    due: z.array(choice),
    lead: z.array(choice),
    topic: z.array(choice),
  }),
  /** Of all milestones found, not only of this part of the list. */
  timeline,
  recordedLater,
});

export type Move = z.infer<typeof move>;
export type MilestoneStory = z.infer<typeof milestoneStory>;
export type MilestoneLine = z.infer<typeof milestoneLine>;
export type Timeline = z.infer<typeof timeline>;
export type TimelineKind = z.infer<typeof timelineKind>;
export type MilestoneList = z.infer<typeof milestoneList>;
