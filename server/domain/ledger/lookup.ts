import { oncePer } from '#server/domain/once-per.ts';
import type {
  Answer,
  Challenge,
  Commitment,
  CommitmentEnd,
  CommitmentMetric,
  Evidence,
  Judgement,
  Ledger,
  LivedNote,
  LocalConfirmation,
  LocalProgress,
  Look,
  Milestone,
  MilestoneDate,
  MilestoneProgress,
  Pillar,
  PromiseTerm,
  Recommendation,
  Response,
  Review,
  Source,
  Succession,
  Wording,
} from './ledger.ts';

/** The ledger by the keys its pages ask for; each group in the order a reader expects. */
export type Lookup = {
  ledger: Ledger;
  sources: Map<string, Source>;
  sourceById: Map<string, Source>;
  reviews: Map<string, Review>;
  pillars: Map<string, Pillar>;
  recommendations: Map<string, Recommendation>;
  commitments: Map<string, Commitment>;
  milestones: Map<string, Milestone>;
  evidenceById: Map<string, Evidence>;
  milestonesOf: (commitmentId: string) => Milestone[];
  wordingsOf: (commitmentId: string) => Wording[];
  termsOf: (commitmentId: string) => PromiseTerm[];
  endsOf: (commitmentId: string) => CommitmentEnd[];
  looksOf: (commitmentId: string) => Look[];
  metricsOf: (commitmentId: string) => CommitmentMetric[];
  successorsOf: (commitmentId: string) => Succession[];
  predecessorsOf: (commitmentId: string) => Succession[];
  answersOf: (commitmentId: string) => Answer[];
  answersTo: (recommendationId: string) => Answer[];
  responsesTo: (recommendationId: string) => Response[];
  datesOf: (milestoneId: string) => MilestoneDate[];
  progressOf: (milestoneId: string) => MilestoneProgress[];
  evidenceOf: (subjectId: string) => Evidence[];
  judgementsOf: (subjectId: string) => Judgement[];
  challengesOf: (subjectId: string) => Challenge[];
  livedNotesOf: (commitmentId: string) => LivedNote[];
  localProgressOf: (localMilestoneId: string) => LocalProgress[];
  localProgressIn: (areaCode: string) => LocalProgress[];
  localConfirmationsOf: (localProgressId: string) => LocalConfirmation[];
};

/** The same ledger is looked through once: it never changes. */
export const lookupOf: (ledger: Ledger) => Lookup = oncePer(build);

function build(ledger: Ledger): Lookup {
  return {
    ledger,
    sources: by(ledger.sources, 'slug'),
    sourceById: by(ledger.sources, 'id'),
    reviews: by(ledger.reviews, 'id'),
    pillars: by(ledger.pillars, 'id'),
    recommendations: by(ledger.recommendations, 'id'),
    commitments: by(ledger.commitments, 'id'),
    milestones: by(ledger.milestones, 'id'),
    evidenceById: by(ledger.evidence, 'id'),
    milestonesOf: groups(ledger.milestones, 'commitmentId', (m) => m.position),
    wordingsOf: groups(ledger.wordings, 'commitmentId', (w) => -w.version),
    termsOf: groups(ledger.terms, 'commitmentId', (t) => t.changedOn ?? t.statedOn),
    endsOf: groups(ledger.ends, 'commitmentId', (e) => e.statedOn),
    looksOf: groups(ledger.looks, 'commitmentId', (l) => l.lookedOn),
    metricsOf: groups(ledger.commitmentMetrics, 'commitmentId', (m) => metricRoles.indexOf(m.role)),
    successorsOf: groups(ledger.succession, 'commitmentId', (s) => s.happenedOn ?? ''),
    predecessorsOf: groups(ledger.succession, 'successorId', (s) => s.happenedOn ?? ''),
    answersOf: groups(ledger.answers, 'commitmentId', (a) => fits.indexOf(a.fit)),
    answersTo: groups(ledger.answers, 'recommendationId', (a) => fits.indexOf(a.fit)),
    responsesTo: groups(ledger.responses, 'recommendationId', (r) => r.statedOn),
    datesOf: groups(ledger.dates, 'milestoneId', (d) => d.step),
    progressOf: groups(ledger.progress, 'milestoneId', (p) => p.happenedOn ?? p.statedOn),
    evidenceOf: groups(ledger.evidence, 'subjectId', (e) => e.statedOn),
    judgementsOf: groups(ledger.judgements, 'subjectId', (j) => j.statedOn),
    challengesOf: groups(ledger.challenges, 'subjectId', (c) => c.recordedAt),
    livedNotesOf: groups(ledger.livedNotes, 'commitmentId', (n) => n.statedOn),
    localProgressOf: groups(ledger.localProgress, 'localMilestoneId', (p) => p.statedOn),
    localProgressIn: groups(ledger.localProgress, 'areaCode', (p) => p.statedOn),
    localConfirmationsOf: groups(ledger.localConfirmations, 'localProgressId', (c) => c.statedOn),
  };
}

const metricRoles = ['outcome', 'output', 'activity', 'balance'];
const fits = ['full', 'partial', 'related'];

function by<Row, Key extends keyof Row>(rows: readonly Row[], key: Key): Map<Row[Key], Row> {
  return new Map(rows.map((row) => [row[key], row]));
}

/** Rows of each owner in order; equal ones stay as they were read. Gone through when they are first asked for. */
function groups<Row>(rows: readonly Row[], key: keyof Row, order: (row: Row) => string | number) {
  let found: Map<unknown, Row[]> | undefined;
  return (owner: string): Row[] => {
    found ??= grouped(rows, key, order);
    return found.get(owner) ?? [];
  };
}

function grouped<Row>(rows: readonly Row[], key: keyof Row, order: (row: Row) => string | number) {
  const found = new Map<unknown, Row[]>();
  for (const row of rows) {
    const group = found.get(row[key]);
    if (group) group.push(row);
    else found.set(row[key], [row]);
  }
  for (const group of found.values()) {
    group.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
  }
  return found;
}
