import { differenceInCalendarDays, parseISO } from 'date-fns';
import { oncePer } from '#server/domain/once-per.ts';
import type { Commitment } from '../../ledger.ts';
import type { MilestoneFacts } from '../../milestone-facts.ts';
import {
  type DueStanding,
  dueLabels,
  dueStandings,
  latenesses,
  latenessLabels,
  milestoneStateLabels,
  milestoneStates,
} from '../../milestone-words.ts';
import type { MilestoneLine, MilestoneList } from '../../pages/milestones/milestone-pages.ts';
import {
  catalogueOf,
  type Facet,
  isRefused,
  listedFrom,
  type PartAsked,
  plain,
  type Refused,
} from '../../reading/listing.ts';
import { oncePerStanding, type Reading } from '../../reading/reading.ts';
import { commitmentNamed, pillarNamed } from '../../reading/shown.ts';
import { stageLabels, stages } from '../../stage-words.ts';
import { milestoneLinesRecordedLater } from '../history/recorded-later.ts';
import { promiseFacets } from '../promise-facets.ts';
import { milestoneStory } from './milestone-story.ts';
import { milestoneTimeline } from './milestone-timeline.ts';

export type MilestonesAsked = PartAsked & {
  pillar?: string | undefined;
  stage?: string | undefined;
  status?: string | undefined;
  overdue?: string | undefined;
  due?: string | undefined;
  lead?: string | undefined;
  topic?: string | undefined;
  q?: string | undefined;
};

/** A milestone with its promise. */
export type Placed = { commitment: Commitment; facts: MilestoneFacts };

/** Every milestone with its promise, in the order of the promises. */
export const placedMilestones = oncePerStanding(({ commitments, judge }): Placed[] =>
  commitments.flatMap((commitment) => judge(commitment).milestones.map((facts) => ({ commitment, facts }))),
);

/** How many days ahead a date counts as soon: 12 weeks. */
const SOON = 84;

/** Where the date of a milestone lies, seen from a day; null where it is met, dropped or replaced. */
export function dueStanding({ state, first, due }: MilestoneFacts, day: string): DueStanding | null {
  if (state === 'met' || state === 'dropped' || state === 'replaced') return null;
  if (first === null) return 'undated';
  if (!due?.due) return 'withdrawn';
  if (due.due < day) return 'passed';
  return differenceInCalendarDays(parseISO(due.due), parseISO(day)) <= SOON ? 'soon' : 'later';
}

function facetsOf(reading: Reading): Facet<Placed>[] {
  const { pillar, lead, topic } = promiseFacets<Placed>(reading, ({ commitment }) => commitment);
  return [
    pillar,
    {
      name: 'stage',
      valuesOf: ({ facts }) => [facts.milestone.stage],
      choices: stages.map((stage) => ({ value: stage, label: stageLabels[stage] })),
    },
    {
      name: 'status',
      valuesOf: ({ facts }) => [facts.state],
      choices: milestoneStates.map((state) => ({ value: state, label: milestoneStateLabels[state] })),
    },
    {
      name: 'overdue',
      valuesOf: ({ facts }) => (facts.lateness ? [facts.lateness] : []),
      choices: latenesses.map((lateness) => ({ value: lateness, label: latenessLabels[lateness] })),
    },
    {
      name: 'due',
      valuesOf: ({ facts }) => [dueStanding(facts, reading.day) ?? []].flat(),
      choices: dueStandings.map((standing) => ({ value: standing, label: dueLabels[standing] })),
    },
    lead,
    topic,
  ];
}

function lineOf({ lookup, day, judge }: Reading, { commitment, facts }: Placed): MilestoneLine {
  const { progress: _, passed: __, evidence, moves, ...story } = milestoneStory(lookup, facts, day);
  return {
    ...story,
    commitment: commitmentNamed(lookup, commitment),
    pillar: pillarNamed(lookup, commitment),
    lead: commitment.leadBody,
    standing: dueStanding(facts, day),
    checkedOn: judge(commitment).checkedOn,
    moves: moves.length,
    sources: evidence.flatMap(({ source }) => source ?? []),
    researchedTo: commitment.researchedTo,
  };
}

const catalogue = oncePer((reading: Reading) => catalogueOf(placedMilestones(reading), facetsOf(reading)));

const texts = oncePerStanding(
  (standing) =>
    new Map(
      placedMilestones(standing).map((one) => [one, plain(`${one.facts.milestone.slug} ${one.facts.milestone.title}`)]),
    ),
);

/** Milestones narrowed by pillar, stage, what they came to, lateness, date, lead body, topic, and words. */
export function milestoneList(reading: Reading, asked: MilestonesAsked): MilestoneList | Refused {
  const list = catalogue(reading);
  const listed = listedFrom(list, asked, {
    text: (one) => texts(reading).get(one) ?? '',
    key: ({ facts }) => facts.milestone.slug,
  });
  if (isRefused(listed)) return listed;
  const { found, part } = listed;
  return {
    ...reading.page,
    ...part,
    items: part.items.map((placed) => lineOf(reading, placed)),
    filters: list.filters as MilestoneList['filters'],
    recordedLater: milestoneLinesRecordedLater(reading, {
      milestones: part.items.map(({ facts }) => facts.milestone.slug),
    }),
    timeline: found === list.all ? timelineOfAll(reading) : milestoneTimeline(reading, found),
  };
}

const timelineOfAll = oncePerStanding((standing) => milestoneTimeline(standing, placedMilestones(standing)));
