import { z } from 'zod';
import type { Stage } from '../../ledger.ts';
import { plain, slugOf } from '../../reading/listing.ts';
import { stageLabels } from '../../stage-words.ts';
import { choiceFault, type Decision, type Fault, type Moment, type NewRow, refusal, textFault } from '../act.ts';
import { dayFault, earlier, lastDayOf } from '../act-days.ts';
import { citedSource, citedSourceOf } from '../cited-source.ts';
import { endedFault, type Standing } from '../standing.ts';
import { promisedDayFault } from './add-commitment.ts';

/** The kinds of step a milestone can be. */
export const milestoneStages = Object.keys(stageLabels) as Stage[];
/** `delivers`: the promise is not kept until it is met. `follows`: it accompanies the promise or comes after it. */
export const milestoneRoles = ['delivers', 'follows'] as const;

const words = z.string().trim().max(10_000).default('');
const day = z.string().trim().max(20).default('');

/** `due` null: no date was given. `givenOn`: the day the step was announced, that of the source where none is given. */
export const addMilestoneInput = {
  commitment: z.string().max(120),
  title: words,
  stage: z.string().trim().max(40).default(''),
  role: z.string().trim().max(40).default(''),
  roleWhy: words,
  due: day.nullable(),
  precision: z.enum(['day', 'month', 'quarter', 'year']).default('day'),
  givenOn: day,
  slug: z.string().trim().max(200).default(''),
  note: words,
  page: words,
  source: citedSource.default({}),
};
const schema = z.object(addMilestoneInput);
export type AddMilestone = z.infer<typeof schema>;

/** The permanent id a new milestone gets: its promise's and its title's, where none is given. */
export function milestoneSlug({
  commitment,
  slug,
  title,
}: Pick<AddMilestone, 'commitment' | 'slug' | 'title'>): string {
  return slug || `m-${commitment.replace(/^c-/, '')}-${slugOf(title)}`.slice(0, 120).replace(/-$/, '');
}

function slugFault(standing: Standing, input: AddMilestone): Fault | null {
  const slug = milestoneSlug(input);
  if (!/^m-[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > 120) {
    const message = 'The id must begin with m- and hold small letters, digits and single hyphens only, 120 at most';
    return { field: 'slug', message };
  }
  const own = standing.lookup.milestonesOf(standing.commitment.id);
  if (!standing.takenSlugs.has(slug) && !own.some((each) => each.slug === slug)) return null;
  return { field: 'slug', message: `There is a milestone “${slug}” already: an id is never used twice. Enter another` };
}

function titleFault({ lookup, commitment }: Standing, { title }: AddMilestone): Fault | null {
  const same = lookup.milestonesOf(commitment.id).find((each) => plain(each.title) === plain(title));
  return same ? { field: 'title', message: `The promise has a milestone of this title already: “${same.slug}”` } : null;
}

/**
 * Adds a milestone with its first date, or that none was given, whether it delivers the promise or follows it, and the
 * source. Refused on a promise that has ended, and where it has a milestone of that title.
 * Source: promises 1, 2 and 13.
 */
export function addMilestone(standing: Standing, input: AddMilestone, moment: Moment): Decision {
  const { today } = moment;
  const source = citedSourceOf(standing, input.source, moment);
  const cited = 'cited' in source ? source.cited : null;
  const givenOn = input.givenOn || earlier(cited?.publishedOn ?? today, today);
  const given = dayFault('givenOn', givenOn, 'the day on which it was announced', { notAfter: today });
  const sameTitle = titleFault(standing, input);
  const refused = refusal([
    endedFault(standing, 'commitment'),
    textFault('title', input.title, 'the title', { most: 400 }) ?? sameTitle ?? slugFault(standing, input),
    choiceFault('stage', input.stage, milestoneStages, 'what kind of step it is'),
    choiceFault('role', input.role, milestoneRoles, 'whether it delivers the promise'),
    textFault('roleWhy', input.roleWhy, 'why it does or does not deliver the promise'),
    promisedDayFault(input.due, given ? '' : givenOn),
    given,
    textFault('note', input.note, 'what the source says, in your own words'),
    textFault('page', input.page, 'the page', { required: false, most: 60 }),
    ...('faults' in source ? source.faults : []),
  ]);
  if (refused) return refused;
  const id = moment.newId();
  const stated = { statedOn: givenOn, corrects: null };
  const of = standing.lookup.milestonesOf(standing.commitment.id);
  const milestone = {
    ...{ id, slug: milestoneSlug(input), commitmentId: standing.commitment.id, title: input.title },
    position: Math.max(0, ...of.map(({ position }) => position)) + 1,
    ...{ stage: input.stage as Stage, role: input.role as (typeof milestoneRoles)[number] },
    ...{ roleWhy: input.roleWhy, checkNote: null, ...stated },
  };
  const rows: NewRow[] = [...(cited?.rows ?? []), { part: 'milestones', row: milestone }];
  if (input.due !== null) {
    const row = {
      ...{ id: moment.newId(), milestoneId: id, step: 0, due: lastDayOf(input.due, input.precision) },
      ...{ precision: input.precision, movedOn: null, movedAfter: null, movedBefore: null, reasonCode: null },
      ...{ reason: null, note: null, sourceSlug: cited?.slug ?? null, ...stated },
    };
    rows.push({ part: 'dates', row });
  }
  const evidence = {
    ...{ id: moment.newId(), subject: 'milestone' as const, subjectId: id, sourceId: cited?.id ?? null },
    ...{ note: input.note, page: input.page || null, alsoSee: null, ...stated },
  };
  rows.push({ part: 'evidence', row: evidence });
  return { id, rows };
}
