import { addDays, format, parseISO, subMonths } from 'date-fns';
import { londonDay } from '#server/domain/london-day.ts';
import type { Commitment, ProgressKind } from '../ledger.ts';
import type { Lookup } from '../lookup.ts';
import { latenessLabels } from '../milestone-words.ts';
import type { BriefLine, BriefPage, BriefSection } from '../pages/brief-page.ts';
import type { Move } from '../pages/milestones/milestone-pages.ts';
import { isRefused, type PartsAsked, partsOf, type Refused } from '../reading/listing.ts';
import type { Reading } from '../reading/reading.ts';
import { sourceOf, titleOf } from '../reading/shown.ts';
import { responseLabels } from '../response-words.ts';
import { rolloutNews } from '../rollout/rollout-news.ts';
import { movesOf } from './milestones/milestone-story.ts';
import { type Placed, placedMilestones } from './milestones/milestones.ts';

/** A release as the brief tells of it. `publishedAt`: an instant. */
export type ReleaseTold = { number: number; title: string; publishedAt: string };

const sections: readonly { section: BriefSection; title: string; meaning: string }[] = [
  { section: 'moved', title: 'Moved', meaning: 'Dates and terms that were changed.' },
  { section: 'decided', title: 'Decided', meaning: 'Answers of the government, verdicts, and promises that ended.' },
  {
    section: 'reached',
    title: 'Reached',
    meaning: 'Milestones recorded as begun, met, dropped or late, and how far areas have set a step up.',
  },
  {
    section: 'published',
    title: 'Published',
    meaning: 'Evidence by the day it is recorded for, lived-experience notes, and releases of this service.',
  },
  {
    section: 'overdue',
    title: 'Fell overdue',
    meaning: 'Dates that passed in this time with nothing recorded as met. It is said where nobody has checked since.',
  },
  {
    section: 'due-soon',
    title: 'Due in the next four weeks',
    meaning: 'Whether they will be kept is not known.',
  },
];

const progressWords: Record<ProgressKind, string> = {
  began: 'Begun',
  met: 'Met',
  'partly-met': 'Partly met',
  dropped: 'Dropped',
  replaced: 'Replaced',
  'late-reported': 'Reported late',
};

const endWords = { superseded: 'Superseded', dropped: 'Dropped', merged: 'Merged' } as const;

const nowhere = {
  ...{ commitment: null, milestone: null, recommendation: null, step: null, release: null },
  ...{ precision: null, from: null, to: null, checkedOn: null, sourceUrl: null },
};

const ofMilestone = ({ commitment, facts }: Placed) => ({
  ...nowhere,
  ...{ commitment: commitment.slug, milestone: facts.milestone.slug, title: facts.milestone.title },
});

/** The day three months before another: how far a brief goes back where nobody says since when. */
export function threeMonthsBefore(day: string): string {
  return format(subMonths(parseISO(day), 3), 'yyyy-MM-dd');
}

/** Address of the source of some evidence; null where there is none. */
function evidenceUrl({ evidenceById, sourceById }: Lookup, evidenceId: string | null): string | null {
  const sourceId = evidenceId === null ? null : (evidenceById.get(evidenceId)?.sourceId ?? null);
  return sourceId === null ? null : (sourceById.get(sourceId)?.url ?? null);
}

const whenMoved = (move: Move) => move.movedOn ?? move.movedBefore;

function moved(reading: Reading): BriefLine[] {
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

function decided({ lookup, commitments }: Reading): BriefLine[] {
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

function reached(reading: Reading): BriefLine[] {
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
function inPlaces({ lookup }: Reading, since: string): BriefLine[] {
  return rolloutNews(lookup, since).map(({ step, id, on, reports, answers, moves, before, now }) => ({
    ...{ ...nowhere, id, on, kind: 'Rollout by place', title: step.title, step: step.slug },
    what: [
      `Live in ${now.live} of ${now.of} areas, in ${before.live} before.`,
      `${count(reports, 'report', 'reports')} of areas, ${count(answers, 'answer', 'answers')} of the department.`,
      ...(moves > 0 ? [`${count(moves, 'go-live date', 'go-live dates')} changed.`] : []),
    ].join(' '),
  }));
}

function published(reading: Reading, releases: readonly ReleaseTold[]): BriefLine[] {
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

function dates(reading: Reading, from: string, to: string, only: (placed: Placed) => string | null): BriefLine[] {
  return placedMilestones(reading).flatMap((placed) => {
    const { due } = placed.facts;
    const what = only(placed);
    if (!due?.due || what === null || due.due < from || due.due > to) return [];
    const { checkedOn } = reading.judge(placed.commitment);
    return {
      ...ofMilestone(placed),
      ...{ id: due.id, on: due.due, precision: due.precision, kind: 'Milestone', what, checkedOn },
    };
  });
}

function overdue(reading: Reading, since: string): BriefLine[] {
  return dates(reading, since, reading.day, ({ facts: { lateness } }) =>
    lateness === null ? null : `${latenessLabels[lateness]}.`,
  ).filter(({ on }) => on !== null && on < reading.day);
}

function dueSoon(reading: Reading): BriefLine[] {
  const to = format(addDays(parseISO(reading.day), 28), 'yyyy-MM-dd');
  return dates(reading, reading.day, to, ({ facts: { state } }) =>
    state === 'met' || state === 'dropped' || state === 'replaced' ? null : 'Still to come.',
  );
}

/**
 * What happened from a day on, the latest first; dates to come the nearest first. Each thing is told for its own day, not
 * for the day it was recorded here.
 * @param since `YYYY-MM-DD`, that day included; not after the day the reading is as at
 * @param releases those that are out
 * @param asked which part of its sections
 */
export function briefPage(
  reading: Reading,
  since: string,
  releases: readonly ReleaseTold[],
  asked: PartsAsked,
): BriefPage | Refused {
  const { day } = reading;
  const within = ({ on }: BriefLine) => on !== null && on >= since && on <= day;
  const lines: Record<BriefSection, BriefLine[]> = {
    moved: moved(reading).filter(within),
    decided: decided(reading).filter(within),
    reached: [...reached(reading), ...inPlaces(reading, since)].filter(within),
    published: published(reading, releases).filter(within),
    overdue: overdue(reading, since),
    'due-soon': dueSoon(reading),
  };
  for (const [section, own] of Object.entries(lines)) {
    own.sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? 1 : -1) * (section === 'due-soon' ? -1 : 1));
  }
  const found = partsOf(lines, asked);
  if (isRefused(found)) return found;
  const { items, parts, show } = found;
  return {
    ...reading.page,
    since,
    until: day,
    show,
    sections: sections
      .filter(({ section }) => show === null || section === show)
      .map((each) => ({ ...each, lines: items[each.section], ...parts[each.section] })),
  };
}
