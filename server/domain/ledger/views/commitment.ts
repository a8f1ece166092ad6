import type { Commitment, Judgement, LivedNote, Succession } from '../ledger.ts';
import type { CommitmentPage, SuccessionShown } from '../pages/promises/commitment-page.ts';
import type { Reading } from '../reading/reading.ts';
import {
  commitmentNamed,
  dated,
  evidenceShown,
  pillarNamed,
  sourceOf,
  sourcesOf,
  statusShown,
} from '../reading/shown.ts';
import { fitLabels } from '../response-words.ts';
import { topicsNamed } from './commitments.ts';
import { recordedLater } from './history/recorded-later.ts';
import { milestoneStory } from './milestones/milestone-story.ts';
import { missingOf } from './missing.ts';
import { promiseMoney } from './money/promise-money.ts';
import { challengesShown } from './voices/challenges.ts';

/** One promise with all that is known of it and what is missing; null where no such promise is published. */
export function commitmentPage(reading: Reading, slug: string): CommitmentPage | null {
  const commitment = reading.commitments.find((each) => each.slug === slug);
  if (!commitment) return null;
  const { lookup, judge } = reading;
  const { id } = commitment;
  const wordings = lookup.wordingsOf(id);
  const { milestones } = judge(commitment);
  return {
    ...reading.page,
    researchedTo: commitment.researchedTo,
    ...promiseOf(reading, commitment),
    text: wordings[0]?.text ?? '',
    inWordsOf: wordings[0]?.inWordsOf ?? null,
    missions: missionsOf(reading, commitment),
    wordings: wordings.map(({ version, title, text, statedOn }) => ({ version, title, text, statedOn })),
    status: statusShown(reading, commitment),
    recommendations: recommendationsOf(reading, commitment),
    milestones: milestones.map((facts) => milestoneStory(lookup, facts, reading.day)),
    stages: [...new Set(milestones.map(({ milestone }) => milestone.stage))],
    terms: lookup
      .termsOf(id)
      .map(({ id, term, original, later, changedOn, why, isCeiling, note, sourceSlug, alsoSee }) => ({
        ...{ id, term, original, later, changedOn, why, isCeiling, note },
        source: sourceOf(lookup, sourceSlug),
        alsoSee: sourcesOf(lookup, alsoSee),
      })),
    metrics: metricsOf(reading, commitment),
    evidence: lookup.evidenceOf(id).map((evidence) => evidenceShown(lookup, evidence)),
    looks: lookup.looksOf(id).map(({ id, lookedOn, found }) => ({ id, lookedOn, found })),
    judgements: [id, ...milestones.map(({ milestone }) => milestone.id)].flatMap((subject) =>
      lookup.judgementsOf(subject).map((judgement) => judgementShown(reading, judgement)),
    ),
    challenges: challengesShown(reading, commitment),
    livedNotes: lookup.livedNotesOf(id).map(livedNoteShown),
    successors: lookup.successorsOf(id).map((succession) => successionShown(reading, succession, 'successorId')),
    predecessors: lookup.predecessorsOf(id).map((succession) => successionShown(reading, succession, 'commitmentId')),
    end: endOf(reading, commitment),
    recordedLater: recordedLater(reading, commitment),
    money: promiseMoney(reading, commitment),
    missing: missingOf(reading, commitment),
  };
}

function promiseOf(reading: Reading, commitment: Commitment) {
  const { lookup } = reading;
  const { leadBody, partnerBodies, ownerRole, fundingGbp, dueText } = commitment;
  const { confidence, confidenceNote, toCheck, checkNote, unpromptedNote, notMeasuredNote } = commitment;
  return {
    ...commitmentNamed(lookup, commitment),
    pillar: pillarNamed(lookup, commitment),
    ...{ leadBody, partnerBodies, ownerRole, fundingGbp, dueText },
    topics: topicsNamed(reading, commitment),
    madeIn: sourceOf(lookup, commitment.madeInSlug),
    promiseSource: sourceOf(lookup, commitment.promiseSourceSlug),
    due: dated(commitment.due, commitment.duePrecision),
    ...{ confidence, confidenceNote, toCheck, checkNote, unpromptedNote, notMeasuredNote },
  };
}

function missionsOf({ lookup }: Reading, { missions }: Commitment): CommitmentPage['missions'] {
  return (missions ?? []).flatMap((slug) => {
    const mission = lookup.ledger.missions.find((each) => each.slug === slug);
    return mission ? { slug, title: mission.title } : [];
  });
}

function recommendationsOf({ lookup }: Reading, { id }: Commitment): CommitmentPage['recommendations'] {
  return lookup.answersOf(id).flatMap(({ recommendationId, fit, why, confidence }) => {
    const recommendation = lookup.recommendations.get(recommendationId);
    if (!recommendation) return [];
    const { slug, title, reviewId } = recommendation;
    const review = lookup.reviews.get(reviewId);
    const response = lookup.responsesTo(recommendationId).at(-1)?.response ?? 'unclear';
    const fitMeaning = fitLabels[fit];
    return { ...{ slug, title, fit, fitMeaning, why, response }, linkConfidence: confidence, review: namedOr(review) };
  });
}

const namedOr = (thing: { slug: string; title: string } | undefined) => ({
  slug: thing?.slug ?? '',
  title: thing?.title ?? '',
});

function metricsOf({ lookup, metrics }: Reading, { id }: Commitment): CommitmentPage['metrics'] {
  return lookup.metricsOf(id).flatMap(({ id: link, metricId, role, why }) => {
    const metric = metrics.get(metricId);
    if (!metric) return [];
    const evidence = lookup.evidenceOf(link).map((each) => evidenceShown(lookup, each));
    const counterMetrics = metric.counterMetrics.flatMap((other) => {
      const counter = metrics.get(other);
      return counter ? { id: counter.id, name: counter.name } : [];
    });
    const { name, unit, status } = metric;
    return { ...{ id: metric.id, name, unit, status, role, why, evidence }, counterMetrics };
  });
}

function judgementShown({ lookup }: Reading, judgement: Judgement): CommitmentPage['judgements'][number] {
  const { id, judge, method, interest, verdict, test, outcomeSeen, statedOn, metricId, evidenceId } = judgement;
  const milestone = judgement.subject === 'milestone' ? lookup.milestones.get(judgement.subjectId) : undefined;
  const evidence = evidenceId === null ? undefined : lookup.evidenceById.get(evidenceId);
  return {
    ...{ id, judge, method, interest, verdict, test, outcomeSeen, statedOn },
    milestone: milestone ? { slug: milestone.slug, title: milestone.title } : null,
    metric: metricId,
    evidence: evidence ? evidenceShown(lookup, evidence) : null,
  };
}

/** Nobody's name: who supplied it is an organisation or group, who approved it is told by role and organisation. */
export function livedNoteShown(note: LivedNote): CommitmentPage['livedNotes'][number] {
  const { id, text, suppliedBy, consent, enteredFor, approvedFor, actorRole: approvedBy, statedOn } = note;
  return { id, text, suppliedBy, consent, enteredFor, approvedFor, approvedBy, statedOn };
}

/** @param other which end of the link is the other promise */
function successionShown(
  { lookup }: Reading,
  succession: Succession,
  other: 'successorId' | 'commitmentId',
): SuccessionShown {
  const { kind, happenedOn, why } = succession;
  const commitment = lookup.commitments.get(succession[other] ?? '');
  return {
    ...{ kind, happenedOn, why },
    commitment: commitment ? commitmentNamed(lookup, commitment) : null,
    text: succession.successorText,
    url: succession.successorUrl,
  };
}

function endOf({ lookup }: Reading, { id }: Commitment): CommitmentPage['end'] {
  const end = lookup.endsOf(id).at(-1);
  if (!end) return null;
  const { how, endedOn, why, sourceSlug } = end;
  return { how, endedOn, why, source: sourceOf(lookup, sourceSlug) };
}
