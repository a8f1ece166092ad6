/** The ledger as read from the gallery: plain rows, dates as `YYYY-MM-DD`, lists already parsed. */
import type { Stage } from './stage-words.ts';

export type { Stage };
export type Precision = 'day' | 'month' | 'quarter' | 'year';
export type Confidence = 'source' | 'recall';
export type ResponseKind = 'accepted' | 'in-part' | 'in-principle' | 'rejected' | 'no-response' | 'unclear';
export type ProgressKind = 'began' | 'met' | 'partly-met' | 'dropped' | 'replaced' | 'late-reported';

/** Columns every ledger row has. `release` is the release that published it. */
export type LedgerRow = {
  id: string;
  statedOn: string;
  recordedAt: string;
  actorRole: string;
  corrects: string | null;
  release: number;
};

/** A row with a permanent public id. Correcting rows carry none of their own; `fold` gives them the original's. */
export type Thing = LedgerRow & { slug: string };

export type Review = Thing & {
  position: number;
  title: string;
  chair: string | null;
  commissionedBy: string;
  publishedOn: string;
  url: string | null;
  summary: string;
  totalRecommendations: number | null;
  totalNote: string | null;
};

export type Source = Thing & {
  kind: string;
  reference: string | null;
  title: string;
  publisher: string;
  publishedOn: string | null;
  precision: Precision | null;
  url: string | null;
  archivedUrl: string | null;
  copyOf: string | null;
  note: string | null;
  lastChecked: string | null;
};

export type Recommendation = Thing & {
  reviewId: string;
  position: number;
  chapter: string;
  kind: string;
  officialNumber: number | null;
  title: string;
  text: string;
  addressedTo: string;
  costGbp: number | null;
  costBasis: string | null;
  byText: string | null;
  nations: string[] | null;
  confidence: Confidence;
  confidenceNote: string | null;
  sourceSlugs: string[];
};

export type Response = LedgerRow & {
  recommendationId: string;
  response: ResponseKind;
  note: string;
  inStrategy: boolean | null;
  sourceSlug: string | null;
  confidence: Confidence | null;
  unansweredReason: string | null;
  unansweredNote: string | null;
  unansweredUrl: string | null;
};

export type Pillar = Thing & {
  position: number;
  title: string;
  shortTitle: string;
  summary: string;
  sourceSlug: string | null;
  checkNote: string | null;
};

export type Mission = Thing & {
  position: number;
  title: string;
  summary: string;
  aim: string | null;
  baseline: string | null;
  latestPosition: string;
  targetYear: number | null;
  metricId: string | null;
  sourceSlug: string | null;
  sourceNote: string | null;
  confidence: Confidence;
  checkNote: string | null;
};

export type Commitment = Thing & {
  pillarId: string;
  position: number;
  leadBody: string;
  partnerBodies: string[];
  ownerRole: string | null;
  fundingGbp: number | null;
  madeInSlug: string;
  promiseSourceSlug: string | null;
  dueText: string;
  due: string | null;
  duePrecision: Precision | null;
  topics: string[];
  /** Slugs of the missions it serves; null where none is recorded. */
  missions?: string[] | null;
  researchedTo: string;
  confidence: Confidence;
  confidenceNote: string | null;
  toCheck: boolean;
  checkNote: string | null;
  unpromptedNote: string | null;
  notMeasuredNote: string | null;
};

export type Wording = LedgerRow & {
  commitmentId: string;
  version: number;
  title: string;
  text: string;
  /** Whose words the text is in; null where it is ours. */
  inWordsOf?: string | null;
};

export type PromiseTerm = LedgerRow & {
  commitmentId: string;
  term: string;
  original: string;
  later: string;
  changedOn: string | null;
  why: string | null;
  isCeiling: boolean;
  note: string | null;
  sourceSlug: string;
  alsoSee: string[] | null;
};

export type CommitmentEnd = LedgerRow & {
  commitmentId: string;
  how: 'superseded' | 'dropped' | 'merged';
  endedOn: string | null;
  why: string;
  sourceSlug: string | null;
};

export type Succession = LedgerRow & {
  commitmentId: string;
  kind: string;
  successorId: string | null;
  successorText: string | null;
  successorUrl: string | null;
  happenedOn: string | null;
  why: string;
};

export type Answer = LedgerRow & {
  commitmentId: string;
  recommendationId: string;
  fit: 'full' | 'partial' | 'related';
  why: string;
  confidence: string;
};

export type Milestone = Thing & {
  commitmentId: string;
  position: number;
  title: string;
  stage: Stage;
  role: 'delivers' | 'follows';
  roleWhy: string | null;
  checkNote: string | null;
};

export type MilestoneDate = LedgerRow & {
  milestoneId: string;
  step: number;
  due: string | null;
  precision: Precision;
  movedOn: string | null;
  movedAfter: string | null;
  movedBefore: string | null;
  reasonCode: string | null;
  reason: string | null;
  note: string | null;
  sourceSlug: string | null;
};

export type MilestoneProgress = LedgerRow & {
  milestoneId: string;
  kind: ProgressKind;
  happenedOn: string | null;
  precision: Precision | null;
  note: string | null;
  evidenceId: string | null;
};

export type Evidence = LedgerRow & {
  /** `link`: between a promise and a metric. */
  subject: 'milestone' | 'commitment' | 'mission' | 'recommendation' | 'link';
  subjectId: string;
  sourceId: string | null;
  note: string;
  page: string | null;
  alsoSee: string[] | null;
};

export type Look = LedgerRow & { commitmentId: string; lookedOn: string; found: string };

export type Judgement = LedgerRow & {
  subject: 'commitment' | 'milestone';
  subjectId: string;
  judge: string;
  method: string;
  interest: string;
  verdict: string;
  test: string;
  outcomeSeen: 'yes' | 'partly' | 'not-yet' | 'cannot-tell';
  metricId: string | null;
  evidenceId: string | null;
};

export type CommitmentMetric = LedgerRow & {
  commitmentId: string;
  metricId: string;
  role: 'outcome' | 'output' | 'activity' | 'balance';
  why: string;
};

export type LocalMilestone = Thing & {
  programmeId: string;
  position: number;
  pillar: string;
  title: string;
  inPlace: number | null;
  inDesign: number | null;
  unplaced: number | null;
  sourceNote: string | null;
  /** The milestone that says “every area” and is derived from this step; null: none. */
  milestoneId: string | null;
  /** Why this step tells it. */
  linkWhy: string | null;
};

export type LocalProgress = LedgerRow & {
  localMilestoneId: string;
  areaCode: string;
  state: 'not-started' | 'in-design' | 'live' | 'not-being-implemented';
  liveOn: string | null;
  reason: string | null;
};

/** The department's word on one report of an area; the latest on a report stands. */
export type LocalConfirmation = LedgerRow & { localProgressId: string; confirmed: boolean; note: string | null };

/** Why the row `rowId`, which corrects another, was added. Rows that a load corrected have none. */
export type Correction = LedgerRow & { tableName: string; rowId: string; reason: string };

/** What is published of a challenge: its answer with the text, or, where it waits too long, that it was received. */
export type Challenge = LedgerRow & {
  subject: 'commitment' | 'milestone' | 'recommendation' | 'judgement';
  subjectId: string;
  /** Empty while it waits for the check for personal data. */
  text: string;
  source: string | null;
  /** The ground on which words were taken out. */
  removed: string | null;
  outcome: 'received' | 'upheld' | 'declined';
  answer: string | null;
  /** The challenge that this row answers; null in the row that only says it was received. */
  answers: string | null;
  /** The organisation of its moderator. */
  moderator: string | null;
  receivedOn: string;
};

/** What people who live with a promise say of it. `actorRole` is that of the second person, who approved it. */
export type LivedNote = LedgerRow & {
  commitmentId: string;
  text: string;
  suppliedBy: string;
  consent: string;
  enteredFor: string;
  approvedFor: string;
};

/** What a safeguarding partnership reports of a year; the latest row of a year stands. Null: not answered, which is not none. */
export type PartnershipReturn = LedgerRow & {
  partnershipId: string;
  /** `202526|FY`. */
  period: string;
  /** The lead council that reported. */
  areaCode: string;
  moneyGbp: number | null;
  moneyHow: 'pooled' | 'spent-together' | 'both' | null;
  moneyDocument: string | null;
  agreementsSigned: number | null;
  agreementsInForce: number | null;
  agreementsDocument: string | null;
  delegations: number | null;
  delegationsText: string | null;
  delegationsDocument: string | null;
  education: string | null;
  /** Why it replaces the report before it. */
  reason: string | null;
};

/** The answer to one of the three tests of a partnership and year; the latest of a test stands. */
export type PartnershipTest = LedgerRow & {
  partnershipId: string;
  period: string;
  test: 'money' | 'information' | 'delegations';
  verdict: 'met' | 'partly' | 'not-met';
  reason: string;
  document: string;
  /** The organisation that answered: the independent scrutineer or the department. */
  judge: string;
};

/** What the department says of an authority's figures, published once its right of reply was kept. */
export type Commentary = LedgerRow & {
  collectionId: string;
  areaCode: string;
  /** The version of the return whose figures it is about. */
  version: number;
  text: string;
  /** The last day on which it waited for a reply. */
  replyBy: string;
  /** The commentary that it took the place of before either was published. */
  replaces: string | null;
};

/** What the authority says to a commentary. */
export type Reply = LedgerRow & { commentaryId: string; text: string };

/** From a period on, a metric's usual ranges begin again, for a stated reason. */
export type RangeRestart = LedgerRow & {
  metric: string;
  /** Null: everywhere. */
  areaCode: string | null;
  period: string;
  reason: string;
};

/** Everything the ledger published up to one release, corrections folded in. Small: a few thousand rows. */
export type Ledger = {
  release: number;
  reviews: Review[];
  sources: Source[];
  recommendations: Recommendation[];
  responses: Response[];
  pillars: Pillar[];
  missions: Mission[];
  commitments: Commitment[];
  wordings: Wording[];
  terms: PromiseTerm[];
  ends: CommitmentEnd[];
  succession: Succession[];
  answers: Answer[];
  milestones: Milestone[];
  dates: MilestoneDate[];
  progress: MilestoneProgress[];
  evidence: Evidence[];
  looks: Look[];
  judgements: Judgement[];
  commitmentMetrics: CommitmentMetric[];
  localMilestones: LocalMilestone[];
  localProgress: LocalProgress[];
  localConfirmations: LocalConfirmation[];
  challenges: Challenge[];
  livedNotes: LivedNote[];
  partnershipReturns: PartnershipReturn[];
  partnershipTests: PartnershipTest[];
  commentaries: Commentary[];
  replies: Reply[];
  restarts: RangeRestart[];
  corrections: Correction[];
  /** Codes of the areas that take part in each real programme, made-up ones apart; left out where only a part was read. */
  takingPart?: ReadonlyMap<string, readonly string[]>;
};
