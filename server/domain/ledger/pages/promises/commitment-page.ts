import { z } from 'zod';
import { milestoneStory } from '../milestones/milestone-pages.ts';
import {
  confidence,
  dated,
  everyPage,
  evidence,
  fit,
  named,
  recordedLater,
  source,
  stage,
  status,
  term,
} from '../page.ts';
import { promiseMoney } from './money-page.ts';
import { challenge, judgement, livedNote } from './voices.ts';

const succession = z.object({
  kind: z.string(),
  /** The other commitment; null where it is outside the list. */
  commitment: named.nullable(),
  text: z.string().nullable(),
  url: z.string().nullable(),
  happenedOn: z.string().nullable(),
  why: z.string(),
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

export type CommitmentPage = z.infer<typeof commitmentPage>;
export type SuccessionShown = z.infer<typeof succession>;
