import type { Answer, Commitment, CommitmentMetric, Evidence, Milestone, Recommendation } from '../../ledger.ts';
import { milestoneStateLabels } from '../../milestone-words.ts';
import type { LineageKind, LineagePage, LineageThing } from '../../pages/lineage-page.ts';
import type { Reading } from '../../reading/reading.ts';
import { titleOf } from '../../reading/shown.ts';
import { responseLabels } from '../../response-words.ts';
import { statusWords } from '../../status-words.ts';
import { latestResponse } from '../delivery-matrix.ts';
import { lineageDrawing } from './lineage-drawing.ts';

const fits = { full: 'answers it in full', partial: 'answers part of it', related: 'is related' } as const;
const roles = { delivers: 'delivers the promise', follows: 'accompanies the promise' } as const;
const metricRoles = {
  outcome: 'would show the outcome',
  output: 'would show what it produces',
  activity: 'would show activity',
  balance: 'is to be read beside the others',
} as const;

const none = { link: null, standing: null, commitment: null, milestone: null };

function recommendationThing(reading: Reading, recommendation: Recommendation, answer?: Answer): LineageThing {
  return {
    ...none,
    ...{ kind: 'recommendation', id: recommendation.slug, title: recommendation.title },
    link: answer ? fits[answer.fit] : null,
    standing: responseLabels[latestResponse(reading, recommendation)],
  };
}

function commitmentThing(reading: Reading, commitment: Commitment, link: string | null = null): LineageThing {
  return {
    ...none,
    ...{ kind: 'commitment', id: commitment.slug, title: titleOf(reading.lookup, commitment), link },
    standing: statusWords[reading.judge(commitment).status].label,
  };
}

function milestoneThing(reading: Reading, milestone: Milestone): LineageThing {
  const commitment = reading.lookup.commitments.get(milestone.commitmentId);
  const facts = commitment && reading.judge(commitment).milestones.find((each) => each.milestone.id === milestone.id);
  return {
    ...none,
    ...{ kind: 'milestone', id: milestone.slug, title: milestone.title, link: roles[milestone.role] },
    standing: facts ? milestoneStateLabels[facts.state] : null,
    commitment: commitment?.slug ?? null,
  };
}

function evidenceThing({ lookup }: Reading, evidence: Evidence, of: Commitment, milestone?: Milestone): LineageThing {
  const source = evidence.sourceId === null ? undefined : lookup.sourceById.get(evidence.sourceId);
  return {
    ...none,
    ...{ kind: 'evidence', id: evidence.id, title: source ? `${source.title} (${source.publisher})` : evidence.note },
    ...{ link: 'is evidence for it', commitment: of.slug, milestone: milestone?.slug ?? null },
  };
}

function metricThing({ metrics }: Reading, link: CommitmentMetric): LineageThing {
  const { metricId, role } = link;
  return {
    ...none,
    ...{ kind: 'metric', id: metricId, title: metrics.get(metricId)?.name ?? metricId, link: metricRoles[role] },
  };
}

function milestoneAndOn(reading: Reading, commitment: Commitment, milestone: Milestone) {
  return {
    ...milestoneThing(reading, milestone),
    next: reading.lookup
      .evidenceOf(milestone.id)
      .map((evidence) => evidenceThing(reading, evidence, commitment, milestone)),
  };
}

/** Milestones with their evidence, evidence for the promise itself, and metrics: what comes of a promise. */
function afterCommitment(reading: Reading, commitment: Commitment) {
  const { lookup } = reading;
  return [
    ...lookup.milestonesOf(commitment.id).map((milestone) => milestoneAndOn(reading, commitment, milestone)),
    ...lookup
      .evidenceOf(commitment.id)
      .map((evidence) => ({ ...evidenceThing(reading, evidence, commitment), next: [] as LineageThing[] })),
    ...lookup.metricsOf(commitment.id).map((link) => ({ ...metricThing(reading, link), next: [] as LineageThing[] })),
  ];
}

/** The recommendations a promise answers. */
function beforeCommitment(reading: Reading, commitment: Commitment) {
  const { lookup } = reading;
  return lookup.answersOf(commitment.id).flatMap((answer) => {
    const recommendation = lookup.recommendations.get(answer.recommendationId);
    return recommendation
      ? { ...recommendationThing(reading, recommendation, answer), next: [] as LineageThing[] }
      : [];
  });
}

const leaves = <Thing extends LineageThing>(things: Thing[]) => things.map((thing) => ({ ...thing, next: [] }));

type Found = Pick<LineagePage, 'here' | 'before' | 'after'> | null;

const finders: Record<Exclude<LineageKind, 'evidence'>, (reading: Reading, id: string) => Found> = {
  recommendation: (reading, slug) => {
    const { lookup } = reading;
    const recommendation = lookup.ledger.recommendations.find((each) => each.slug === slug);
    if (!recommendation) return null;
    const after = lookup.answersTo(recommendation.id).flatMap(({ commitmentId, fit }) => {
      const commitment = lookup.commitments.get(commitmentId);
      if (!commitment) return [];
      return { ...commitmentThing(reading, commitment, fits[fit]), next: afterCommitment(reading, commitment) };
    });
    return { here: recommendationThing(reading, recommendation), before: [], after };
  },
  commitment: (reading, slug) => {
    const commitment = reading.commitments.find((each) => each.slug === slug);
    if (!commitment) return null;
    return {
      here: commitmentThing(reading, commitment),
      before: leaves(beforeCommitment(reading, commitment)),
      after: afterCommitment(reading, commitment).map((branch) => ({ ...branch, next: leaves(branch.next) })),
    };
  },
  milestone: (reading, slug) => {
    const { lookup } = reading;
    const milestone = lookup.ledger.milestones.find((each) => each.slug === slug);
    const commitment = milestone && lookup.commitments.get(milestone.commitmentId);
    if (!milestone || !commitment) return null;
    const { next, ...here } = milestoneAndOn(reading, commitment, milestone);
    const before = [
      { ...commitmentThing(reading, commitment, here.link), next: beforeCommitment(reading, commitment) },
    ];
    return { here: { ...here, link: null }, before, after: leaves(next) };
  },
  metric: (reading, id) => {
    const { lookup, metrics } = reading;
    const metric = metrics.get(id);
    if (!metric) return null;
    const links = lookup.ledger.commitmentMetrics.filter(({ metricId }) => metricId === id);
    const before = links.flatMap(({ commitmentId, role }) => {
      const commitment = lookup.commitments.get(commitmentId);
      if (!commitment) return [];
      return {
        ...commitmentThing(reading, commitment, metricRoles[role]),
        next: beforeCommitment(reading, commitment),
      };
    });
    return { here: { ...none, kind: 'metric', id, title: metric.name }, before, after: [] };
  },
};

/** The kinds of thing a line can be asked of. */
export const lineageStarts = ['recommendation', 'commitment', 'milestone', 'metric'] as const;

/**
 * The line from recommendation to metric through one thing, both ways. Null where there is no such thing.
 * @param id the permanent id of the recommendation, promise or milestone, or the metric's id
 */
export function lineagePage(reading: Reading, kind: (typeof lineageStarts)[number], id: string): LineagePage | null {
  const found = finders[kind](reading, id);
  return found && { ...reading.page, ...found, drawing: lineageDrawing(found) };
}
