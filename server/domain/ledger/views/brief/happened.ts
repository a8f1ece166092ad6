import { londonDay } from '#server/domain/london-day.ts';
import type { Commitment, ProgressKind } from '../../ledger.ts';
import type { BriefLine } from '../../pages/brief-page.ts';
import type { Move } from '../../pages/milestones/milestone-pages.ts';
import type { Reading } from '../../reading/reading.ts';
import { sourceOf, titleOf } from '../../reading/shown.ts';
import { responseLabels } from '../../response-words.ts';
import { rolloutNews } from '../../rollout/rollout-news.ts';
import { movesOf } from '../milestones/milestone-story.ts';
import { placedMilestones } from '../milestones/milestones.ts';
import { evidenceUrl, nowhere, ofMilestone } from './brief-line.ts';

/** A release as the brief tells of it. `publishedAt`: an instant. */
export type ReleaseTold = { number: number; title: string; publishedAt: string };

const progressWords: Record<ProgressKind, string> = {
  began: 'Begun',
  met: 'Met',
  'partly-met': 'Partly met',
  dropped: 'Dropped',
  replaced: 'Replaced',
  'late-reported': 'Reported late',
};

const endWords = { superseded: 'Superseded', dropped: 'Dropped', merged: 'Merged' } as const;

const whenMoved = (move: Move) => move.movedOn ?? move.movedBefore;

/** Dates and terms that were changed. */
export function moved(reading: Reading): BriefLine[] {
  const { lookup, commitments } = reading;
  const dates = placedMilestones(reading).flatMap((placed) =>
    movesOf(lookup, placed.facts.milestone.id).map((move) => ({
      ...ofMilestone(placed),
      ...{ id: move.id, on: whenMoved(move), kind: 'Date of a milestone', from: move.from, to: move.to },
      ...{ what: `Reason: ${move.reason ?? 'not published'}.`, sourceUrl: move.source?.url ?? null },
    })),
  );
  const terms = commitments.flatMap((commitment) =>
    lookup.termsOf(commitment.id).map(({ id, term, original, later, changedOn, why, sourceSlug }) => ({
      ...{ ...nowhere, id, on: changedOn, kind: 'Term of a promise', commitment: commitment.slug },
      ...{ title: titleOf(lookup, commitment), sourceUrl: sourceOf(lookup, sourceSlug)?.url ?? null },
      what: `${term}: from “${original}” to “${later}”. Reason: ${why ?? 'not published'}.`,
    })),
  );
  return [...dates, ...terms];
}

/** Answers of the government, verdicts, and promises that ended. */
export function decided({ lookup, commitments }: Reading): BriefLine[] {
  const responses = lookup.ledger.responses.flatMap(
    ({ id, recommendationId, response, note, statedOn, sourceSlug }) => {
      const recommendation = lookup.recommendations.get(recommendationId);
      if (!recommendation || response === 'unclear') return [];
      return {
        ...{ ...nowhere, id, on: statedOn, kind: 'Answer of the government', recommendation: recommendation.slug },
        ...{ title: recommendation.title, what: `${responseLabels[response]}. ${note}` },
        sourceUrl: sourceOf(lookup, sourceSlug)?.url ?? null,
      };
    },
  );
  const promises = commitments.flatMap((commitment) => {
    const own = { ...nowhere, commitment: commitment.slug, title: titleOf(lookup, commitment) };
    return [...ends(commitment, own), ...verdicts(commitment, own)];
  });
  return [...responses, ...promises];

  function ends({ id }: Commitment, own: Omit<BriefLine, 'id' | 'on' | 'kind' | 'what'>): BriefLine[] {
    return lookup.endsOf(id).map((end) => ({
      ...{ ...own, id: end.id, on: end.endedOn ?? end.statedOn, kind: 'End of a promise' },
      ...{ what: `${endWords[end.how]}. ${end.why}`, sourceUrl: sourceOf(lookup, end.sourceSlug)?.url ?? null },
    }));
  }

  function verdicts({ id }: Commitment, own: Omit<BriefLine, 'id' | 'on' | 'kind' | 'what'>): BriefLine[] {
    return [id, ...lookup.milestonesOf(id).map((milestone) => milestone.id)].flatMap((subject) =>
      lookup.judgementsOf(subject).map((one) => ({
        ...{ ...own, id: one.id, on: one.statedOn, kind: 'Verdict' },
        ...{ what: `${one.judge}: ${one.verdict}`, sourceUrl: evidenceUrl(lookup, one.evidenceId) },
      })),
    );
  }
}

/** What is recorded of the milestones. */
export function reached(reading: Reading): BriefLine[] {
  return placedMilestones(reading).flatMap((placed) =>
    reading.lookup.progressOf(placed.facts.milestone.id).map((progress) => ({
      ...{ ...ofMilestone(placed), id: progress.id, on: progress.happenedOn ?? progress.statedOn, kind: 'Milestone' },
      precision: progress.happenedOn ? progress.precision : null,
      sourceUrl: evidenceUrl(reading.lookup, progress.evidenceId),
      what: `${progressWords[progress.kind]}.${progress.note ? ` ${progress.note}` : ''}`,
    })),
  );
}

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

/** One line a step, however many areas reported it. */
export function inPlaces({ lookup }: Reading, since: string): BriefLine[] {
  return rolloutNews(lookup, since).map(({ step, id, on, reports, answers, moves, before, now }) => ({
    ...{ ...nowhere, id, on, kind: 'Rollout by place', title: step.title, step: step.slug },
    what: [
      `Live in ${now.live} of ${now.of} areas, in ${before.live} before.`,
      `${count(reports, 'report', 'reports')} of areas, ${count(answers, 'answer', 'answers')} of the department.`,
      ...(moves > 0 ? [`${count(moves, 'go-live date', 'go-live dates')} changed.`] : []),
    ].join(' '),
  }));
}

/** Evidence, lived-experience notes and releases. */
export function published(reading: Reading, releases: readonly ReleaseTold[]): BriefLine[] {
  const { lookup } = reading;
  const byId = new Map(lookup.ledger.milestones.map((milestone) => [milestone.id, milestone]));
  const links = new Map(lookup.ledger.commitmentMetrics.map(({ id, commitmentId }) => [id, commitmentId]));
  const evidence = lookup.ledger.evidence.map((row): BriefLine => {
    const milestone = byId.get(row.subjectId);
    const commitment = lookup.commitments.get(milestone?.commitmentId ?? links.get(row.subjectId) ?? row.subjectId);
    const recommendation = lookup.recommendations.get(row.subjectId);
    const source = row.sourceId === null ? undefined : lookup.sourceById.get(row.sourceId);
    return {
      ...{ ...nowhere, id: row.id, on: row.statedOn, kind: 'Evidence' },
      title: source ? `${source.title} (${source.publisher})` : 'No source was read',
      ...{ what: row.note, sourceUrl: source?.url ?? null },
      commitment: commitment?.slug ?? null,
      milestone: milestone?.slug ?? null,
      recommendation: recommendation?.slug ?? null,
    };
  });
  const told = releases.map(({ number, title, publishedAt }) => ({
    ...{ ...nowhere, id: `release-${number}`, on: londonDay(new Date(publishedAt)), kind: 'Release of this service' },
    ...{ title, what: `Release ${number}.`, release: number },
  }));
  const notes = lookup.ledger.livedNotes.flatMap(({ id, commitmentId, suppliedBy, statedOn }): BriefLine[] => {
    const commitment = lookup.commitments.get(commitmentId);
    if (!commitment) return [];
    const own = { ...nowhere, id, on: statedOn, kind: 'Lived-experience note', commitment: commitment.slug };
    return [{ ...own, title: titleOf(lookup, commitment), what: `Supplied by ${suppliedBy}.` }];
  });
  return [...evidence, ...notes, ...told];
}
