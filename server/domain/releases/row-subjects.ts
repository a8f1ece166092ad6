import type { Ledger, LedgerRow } from '#server/domain/ledger/ledger.ts';
import type { LocalState } from '#server/domain/ledger/rollout/local-states.ts';
import { periodInWords } from '#server/domain/period.ts';

/** A row of any kind, with the columns by which kinds differ. */
export type AnyRow = LedgerRow & {
  slug?: string | null;
  title?: string;
  commitmentId?: string;
  milestoneId?: string;
  recommendationId?: string;
  localMilestoneId?: string;
  localProgressId?: string;
  commentaryId?: string;
  areaCode?: string | null;
  reason?: string | null;
  subjectId?: string;
  lookedOn?: string;
  state?: LocalState;
  liveOn?: string | null;
  confirmed?: boolean;
  note?: string | null;
  suppliedBy?: string;
  outcome?: string;
  answer?: string | null;
};

/** What a row is about: the title to tell it by, and where it belongs. */
export type About = {
  title: string;
  commitment: string | null;
  recommendation: string | null;
  pillar: string | null;
  step: string | null;
  area: string | null;
};

/** What each thing of the ledger is about, by id: its title, and the promise or recommendation it belongs to. */
export function aboutById(ledger: Ledger): Map<string, About> {
  const about = new Map<string, About>();
  const nothing = { commitment: null, recommendation: null, pillar: null, step: null, area: null };
  const pillars = new Map(ledger.pillars.map((row) => [row.id, row.slug]));
  const titles = new Map(ledger.wordings.map((row) => [row.commitmentId, row.title]));
  for (const row of ledger.pillars) about.set(row.id, { ...nothing, title: row.title, pillar: row.slug });
  for (const row of [...ledger.reviews, ...ledger.missions, ...ledger.sources]) {
    about.set(row.id, { ...nothing, title: row.title });
  }
  for (const row of ledger.recommendations)
    about.set(row.id, { ...nothing, title: row.title, recommendation: row.slug });
  for (const row of ledger.commitments) {
    const pillar = pillars.get(row.pillarId) ?? null;
    about.set(row.id, { ...nothing, title: titles.get(row.id) ?? row.slug, commitment: row.slug, pillar });
  }
  for (const row of ledger.milestones) {
    const of = about.get(row.commitmentId) ?? { ...nothing, title: '' };
    about.set(row.id, { ...of, title: row.title });
  }
  // A step that tells a milestone is about that milestone's promise too.
  for (const row of ledger.localMilestones) {
    const of = about.get(row.milestoneId ?? '') ?? nothing;
    about.set(row.id, { ...of, title: row.title, step: row.slug });
  }
  for (const row of ledger.localProgress) {
    const step = about.get(row.localMilestoneId);
    if (step) about.set(row.id, { ...step, area: row.areaCode });
  }
  // Evidence of the link between a promise and a metric is about the promise.
  for (const row of ledger.commitmentMetrics) {
    const of = about.get(row.commitmentId);
    if (of) about.set(row.id, of);
  }
  for (const row of [...ledger.partnershipReturns, ...ledger.partnershipTests]) {
    about.set(row.id, { ...nothing, title: row.partnershipId });
  }
  for (const row of ledger.commentaries) {
    about.set(row.id, { ...nothing, title: `Commentary on ${row.collectionId}`, area: row.areaCode });
  }
  for (const row of ledger.restarts) {
    about.set(row.id, { ...nothing, title: `${row.metric} from ${periodInWords(row.period)}`, area: row.areaCode });
  }
  for (const { id, subjectId } of ledger.judgements) about.set(id, about.get(subjectId) ?? { ...nothing, title: '' });
  return about;
}

/** Id of the thing that a row is a part of; undefined of a thing of its own. */
export const parentOf = (row: AnyRow) =>
  row.milestoneId ??
  row.commitmentId ??
  row.recommendationId ??
  row.localMilestoneId ??
  row.localProgressId ??
  row.commentaryId ??
  row.subjectId;
