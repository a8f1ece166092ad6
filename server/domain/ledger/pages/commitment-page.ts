import { z } from 'zod';
import { milestoneStory } from './milestone-pages.ts';
import { promiseMoney } from './money-page.ts';
import {
  choice,
  confidence,
  dated,
  everyPage,
  evidence,
  fit,
  listed,
  named,
  reached,
  recordedLater,
  source,
  stage,
  status,
  statusCounts,
  term,
} from './page.ts';

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

/** A figure the strategy started from: what was said then, and the figure today. */
export const startingFigure = z.object({
  id: z.string(),
  said: z.string(),
  what: z.string().nullable(),
  how: z.string().nullable(),
  today: z.number().nullable(),
  todayPeriod: z.string().nullable(),
  todayHow: z.string().nullable(),
  metric: z.string().nullable(),
  label: z.string().nullable(),
  caution: z.string().nullable(),
  source: z.string().nullable(),
  saidBy: z.string(),
  saidYear: z.string().nullable(),
  thenPeriod: z.string().nullable(),
  /** Why no figure of today can stand beside it; null where one does. */
  notComparable: z.string().nullable(),
});

export const undatedCounts = z.object({
  commitments: z.int(),
  ofCommitments: z.int(),
  milestones: z.int(),
  ofMilestones: z.int(),
  delivering: z.int(),
  ofDelivering: z.int(),
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

const succession = z.object({
  kind: z.string(),
  /** The other commitment; null where it is outside the list. */
  commitment: named.nullable(),
  text: z.string().nullable(),
  url: z.string().nullable(),
  happenedOn: z.string().nullable(),
  why: z.string(),
});

export const judgement = z.object({
  /** The ledger row's own id, the same as in the list of changes. */
  id: z.string(),
  /** The milestone judged; null where the whole promise is. */
  milestone: named.nullable(),
  judge: z.string(),
  method: z.string(),
  interest: z.string(),
  verdict: z.string(),
  test: z.string(),
  outcomeSeen: z.enum(['yes', 'partly', 'not-yet', 'cannot-tell']),
  statedOn: z.string(),
  metric: z.string().nullable(),
  evidence: evidence.nullable(),
});

export const livedNote = z.object({
  /** The ledger row's own id, the same as in the list of changes. */
  id: z.string(),
  /** In their own words. */
  text: z.string(),
  /** An organisation or group, never a person. */
  suppliedBy: z.string(),
  /** How those whose words they are agreed to publication. */
  consent: z.string(),
  /** The organisation of the person who entered it, and of the one who approved it, with the latter's role. */
  enteredFor: z.string(),
  approvedFor: z.string(),
  approvedBy: z.string(),
  /** The day it was approved. */
  statedOn: z.string(),
});

export const challenge = z.object({
  /** The ledger row's own id, the same as in the list of changes. */
  id: z.string(),
  /** What is disputed, as a sentence goes on: “the status of this promise”. */
  about: z.string(),
  /** Empty while nobody has cleared it of personal data. */
  text: z.string(),
  source: z.string().nullable(),
  /** The ground on which words were taken out, in words. */
  removed: z.string().nullable(),
  outcome: z.enum(['received', 'upheld', 'declined']),
  answer: z.string().nullable(),
  /** The organisation of whoever decided. */
  moderator: z.string().nullable(),
  receivedOn: z.string(),
  statedOn: z.string(),
});

export const commitmentPage = z.object({
  ...everyPage,
  slug: z.string(),
  title: z.string(),
  text: z.string(),
  /** Whose words the text is in; null: our own. */
  inWordsOf: z.string().nullable(),
  /** The missions it is recorded to serve. */
  missions: z.array(named),
  /** Every version of the promise, the latest first. */
  wordings: z.array(z.object({ version: z.int(), title: z.string(), text: z.string(), statedOn: z.string() })),
  pillar: named,
  status,
  leadBody: z.string(),
  partnerBodies: z.array(z.string()),
  /** Null: no owner published. */
  ownerRole: z.string().nullable(),
  topics: z.array(named),
  fundingGbp: z.number().nullable(),
  madeIn: source.nullable(),
  /** Null: no source for the promise itself. */
  promiseSource: source.nullable(),
  dueText: z.string(),
  due: dated.nullable(),
  confidence,
  confidenceNote: z.string().nullable(),
  toCheck: z.boolean(),
  checkNote: z.string().nullable(),
  recommendations: z.array(
    z.object({
      slug: z.string(),
      title: z.string(),
      review: named,
      response: z.string(),
      fit,
      /** The fit in words, as on the page of methods. */
      fitMeaning: z.string(),
      why: z.string(),
      linkConfidence: z.string(),
    }),
  ),
  /** Why no recommendation is named, where none asks for it. */
  unpromptedNote: z.string().nullable(),
  milestones: z.array(milestoneStory),
  stages: z.array(stage),
  terms: z.array(term.extend({ alsoSee: z.array(source) })),
  metrics: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      unit: z.string(),
      /** published, derived, proposed or context. */
      status: z.string(),
      role: z.enum(['outcome', 'output', 'activity', 'balance']),
      why: z.string(),
      /** What to read beside it; empty where no counter-metric is named. */
      counterMetrics: z.array(z.object({ id: z.string(), name: z.string() })),
      /** What the link rests on; the links of the pack are editorial and have none. */
      evidence: z.array(evidence),
    }),
  ),
  notMeasuredNote: z.string().nullable(),
  evidence: z.array(evidence),
  looks: z.array(z.object({ id: z.string(), lookedOn: z.string(), found: z.string() })),
  judgements: z.array(judgement),
  challenges: z.array(challenge),
  livedNotes: z.array(livedNote),
  successors: z.array(succession),
  predecessors: z.array(succession),
  end: z
    .object({ how: z.string(), endedOn: z.string().nullable(), why: z.string(), source: source.nullable() })
    .nullable(),
  recordedLater,
  /** What was asked for, announced, allocated and spent, on one stated basis. */
  money: promiseMoney,
  /** What is missing, each as a code and a sentence. */
  missing: z.array(z.object({ code: z.string(), text: z.string() })),
});

export type CommitmentLine = z.infer<typeof commitmentLine>;
export type CommitmentList = z.infer<typeof commitmentList>;
export type PillarCard = z.infer<typeof pillarCard>;
export type StartingFigure = z.infer<typeof startingFigure>;
export type OverviewPage = z.infer<typeof overviewPage>;
export type PillarPage = z.infer<typeof pillarPage>;
export type CommitmentPage = z.infer<typeof commitmentPage>;
export type ChallengeShown = z.infer<typeof challenge>;
export type LivedNoteShown = z.infer<typeof livedNote>;
export type JudgementShown = z.infer<typeof judgement>;
export type SuccessionShown = z.infer<typeof succession>;
export type UndatedCounts = z.infer<typeof undatedCounts>;
