import { packId } from '#seed/pack-id.ts';
import type { Pack } from '#server/domain/pack/pack.ts';
import { packKey } from '#server/domain/pack/references.ts';

/** A row as a procedure takes it: the table's columns, lists still lists. Who recorded it, and when, is added there. */
export type TableRow = { id: string; statedOn: string } & Record<string, unknown>;

const or = (id: string | null, make: (id: string) => string) => (id === null ? null : make(id));
const list = (ids: string[]) => (ids.length > 0 ? ids : null);

export const commitmentId = (slug: string) => packId('Commitment', slug);
export const milestoneId = (slug: string) => packId('Milestone', slug);
export const recommendationId = (slug: string) => packId('Recommendation', slug);
export const evidenceId = (key: string) => packId('Evidence', key);
export const sourceId = (slug: string) => packId('Source', slug);

const subjectId = {
  milestone: milestoneId,
  commitment: commitmentId,
  recommendation: recommendationId,
  mission: (slug: string) => packId('Mission', slug),
};

/** Pillars, missions and promises, with what was promised, how it changed and how it ended. */
export function promiseRows(pack: Pack) {
  const { researchedTo } = pack.about;
  const urls = new Map(pack.sources.map((row) => [row.id, row.url]));
  return {
    Pillar: pack.pillars.map(({ id, source, alsoSee: _, ...row }): TableRow => {
      return { ...row, id: packId('Pillar', id), slug: id, sourceSlug: source };
    }),
    Mission: pack.missions.map(({ id, metric, source, alsoSee: _, ...row }): TableRow => {
      return { ...row, id: packId('Mission', id), slug: id, baseline: null, metricId: metric, sourceSlug: source };
    }),
    Commitment: pack.commitments.map(
      ({ id, pillar, title: _, text: __, madeIn, promiseSource, alsoSee: ___, ...row }): TableRow => ({
        ...row,
        id: commitmentId(id),
        slug: id,
        pillarId: packId('Pillar', pillar),
        madeInSlug: madeIn,
        promiseSourceSlug: promiseSource,
      }),
    ),
    Wording: pack.commitments.map(({ id, title, text, statedOn }): TableRow => {
      return { id: packId('Wording', `${id} 1`), commitmentId: commitmentId(id), version: 1, title, text, statedOn };
    }),
    PromiseTerm: pack.terms.map((term): TableRow => {
      const { commitment, source, alsoSee, ...row } = term;
      const id = packId('PromiseTerm', packKey('terms', term));
      return { ...row, id, commitmentId: commitmentId(commitment), sourceSlug: source, alsoSee: list(alsoSee) };
    }),
    CommitmentEnd: pack.ends.map(
      ({ commitment, source, ...row }): TableRow => ({
        ...row,
        id: packId('CommitmentEnd', commitment),
        commitmentId: commitmentId(commitment),
        sourceSlug: source,
        statedOn: row.endedOn ?? researchedTo,
      }),
    ),
    Succession: pack.succession.map(
      (row): TableRow => ({
        id: packId('Succession', packKey('succession', row)),
        commitmentId: commitmentId(row.commitment),
        kind: row.kind,
        successorId: or(row.successor, commitmentId),
        successorText: row.successorText,
        successorUrl: or(row.source, (slug) => urls.get(slug) ?? '') || null,
        happenedOn: row.happenedOn,
        why: row.why,
        statedOn: row.statedOn,
      }),
    ),
    Look: pack.looks.map((look): TableRow => {
      const { commitment, ...row } = look;
      const id = packId('Look', packKey('looks', look));
      return { ...row, id, commitmentId: commitmentId(commitment), statedOn: look.lookedOn };
    }),
    CommitmentMetric: pack.commitmentMetrics.map(
      (link): TableRow => ({
        id: packId('CommitmentMetric', packKey('commitmentMetrics', link)),
        commitmentId: commitmentId(link.commitment),
        metricId: link.metric,
        role: link.role,
        why: link.why,
        statedOn: researchedTo,
      }),
    ),
  };
}

/** Milestones with their dates, what is known to have happened, and the evidence for it. */
export function milestoneRows(pack: Pack) {
  return {
    Milestone: pack.milestones.map(({ id, commitment, confidence: _, ...row }): TableRow => {
      return { ...row, id: milestoneId(id), slug: id, commitmentId: commitmentId(commitment) };
    }),
    MilestoneDate: pack.dates.map((date): TableRow => {
      const { milestone, from: _, source, ...row } = date;
      const id = packId('MilestoneDate', packKey('dates', date));
      return { ...row, id, milestoneId: milestoneId(milestone), sourceSlug: source };
    }),
    Evidence: pack.evidence.map(
      ({ id, of, source, alsoSee, ...row }): TableRow => ({
        ...row,
        id: evidenceId(id),
        subjectId: subjectId[row.subject](of),
        sourceId: or(source, sourceId),
        page: null,
        alsoSee: list(alsoSee),
      }),
    ),
    MilestoneProgress: pack.progress.map((step): TableRow => {
      const { milestone, evidence, ...row } = step;
      const id = packId('MilestoneProgress', packKey('progress', step));
      return { ...row, id, milestoneId: milestoneId(milestone), evidenceId: or(evidence, evidenceId) };
    }),
    LocalMilestone: pack.deliveryStages.map(({ id, programme, milestone, ...row }): TableRow => {
      const of = { programmeId: programme, milestoneId: or(milestone, milestoneId) };
      return { ...row, ...of, id: packId('LocalMilestone', id), slug: id };
    }),
  };
}
