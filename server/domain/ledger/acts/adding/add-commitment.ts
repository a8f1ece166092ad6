import { z } from 'zod';
import type { Precision } from '../../ledger.ts';
import { plain, slugOf } from '../../reading/listing.ts';
import { type Decision, type Fault, type Moment, refusal, textFault } from '../act.ts';
import { dayFault, dayInWords, lastDayOf } from '../act-days.ts';
import { citedSource, citedSourceOf } from '../cited-source.ts';
import type { ProgrammeStanding } from '../standing.ts';

const words = z.string().trim().max(10_000).default('');
const day = z.string().trim().max(20).default('');

/**
 * `text`: the promise; `inWordsOf`: whose words these are, empty for our own. `due` null: no date was given. `slug`: its
 * permanent id, made from the title where none is given. `note`, `page`: what the source says, and where.
 */
export const addCommitmentInput = {
  title: words,
  text: words,
  inWordsOf: words,
  pillar: z.string().trim().max(120).default(''),
  leadBody: words,
  ownerRole: words,
  madeOn: day,
  due: day.nullable(),
  precision: z.enum(['day', 'month', 'quarter', 'year']).default('day'),
  missions: z.array(z.string().trim().max(120)).max(50).default([]),
  slug: z.string().trim().max(200).default(''),
  note: words,
  page: words,
  source: citedSource.default({}),
};
const schema = z.object(addCommitmentInput);
export type AddCommitment = z.infer<typeof schema>;

/** The permanent id a new promise gets. */
const slugFor = ({ slug, title }: AddCommitment) => slug || `c-${slugOf(title)}`.slice(0, 80).replace(/-$/, '');

function slugFault({ lookup }: ProgrammeStanding, input: AddCommitment): Fault | null {
  const slug = slugFor(input);
  if (!/^c-[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > 80) {
    const message = 'The id must begin with c- and hold small letters, digits and single hyphens only, 80 at most';
    return input.slug === '' && input.title === '' ? null : { field: 'slug', message };
  }
  if (!lookup.ledger.commitments.some((each) => each.slug === slug)) return null;
  return { field: 'slug', message: `There is a promise “${slug}” already: an id is never used twice. Enter another` };
}

/** A promise of the same title, in any of its wordings, is most likely the same promise. */
function titleFault({ lookup }: ProgrammeStanding, { title }: AddCommitment): Fault | null {
  const same = lookup.ledger.wordings.find((each) => plain(each.title) === plain(title));
  const slug = same && lookup.commitments.get(same.commitmentId)?.slug;
  return slug ? { field: 'title', message: `There is a promise of this title already: “${slug}”` } : null;
}

function pillarFault({ lookup }: ProgrammeStanding, { pillar }: AddCommitment): Fault | null {
  if (lookup.ledger.pillars.some(({ slug }) => slug === pillar)) return null;
  return { field: 'pillar', message: pillar === '' ? 'Choose the pillar' : `There is no pillar “${pillar}”` };
}

/** What is wrong with the day something is promised for: none is said outright (null), never left empty. */
export function promisedDayFault(due: string | null, givenOn: string, field = 'due'): Fault | null {
  if (due === null) return null;
  if (due === '') return { field, message: 'Enter the date, or say that none was given' };
  const fault = dayFault(field, due, 'the date');
  if (fault || givenOn === '' || due >= givenOn) return fault;
  return { field, message: `The date cannot lie before ${dayInWords(givenOn)}, the day on which it was given` };
}

/** The words for the day something was promised for. */
const dueWords = (due: string | null, precision: Precision) => {
  if (due === null) return 'No date was given.';
  return precision === 'day'
    ? `By ${dayInWords(due)}.`
    : `By the end of the ${precision} that ends on ${dayInWords(due)}.`;
};

/**
 * Adds a promise: its wording, whose words these are, pillar, missions, lead body, when it was made, and the source with
 * the page it stands on. It counts as followed up to the day it was made and no further. Refused where a promise of that
 * title or id is there already.
 * Source: promises 1 and 13.
 */
export function addCommitment(standing: ProgrammeStanding, input: AddCommitment, moment: Moment): Decision {
  const { lookup } = standing;
  const { today } = moment;
  const missions = new Set(lookup.ledger.missions.map(({ slug }) => slug));
  const unknown = input.missions.find((slug) => !missions.has(slug));
  const source = citedSourceOf(standing, input.source, moment);
  const made = dayFault('madeOn', input.madeOn, 'the day on which it was promised', { notAfter: today });
  const dueFault = promisedDayFault(input.due, made ? '' : input.madeOn);
  const sameTitle = titleFault(standing, input);
  const refused = refusal([
    textFault('title', input.title, 'the title', { most: 300 }) ?? sameTitle,
    sameTitle ? null : slugFault(standing, input),
    textFault('text', input.text, 'what was promised'),
    textFault('inWordsOf', input.inWordsOf, 'whose words these are', { required: false, most: 200 }),
    pillarFault(standing, input),
    textFault('leadBody', input.leadBody, 'the lead body', { most: 200 }),
    textFault('ownerRole', input.ownerRole, 'the role that answers for it', { required: false, most: 200 }),
    made,
    dueFault,
    unknown === undefined ? null : { field: 'missions', message: `There is no mission “${unknown}”` },
    textFault('note', input.note, 'what the source says, in your own words'),
    textFault('page', input.page, 'the page', { required: false, most: 60 }),
    ...('faults' in source ? source.faults : []),
  ]);
  if (refused) return refused;
  const cited = 'cited' in source ? source.cited : null;
  const id = moment.newId();
  const due = input.due === null ? null : lastDayOf(input.due, input.precision);
  const stated = { statedOn: input.madeOn, corrects: null };
  const commitment = {
    ...{ id, slug: slugFor(input), ...stated },
    pillarId: lookup.ledger.pillars.find(({ slug }) => slug === input.pillar)?.id ?? '',
    position: Math.max(0, ...lookup.ledger.commitments.map(({ position }) => position)) + 1,
    ...{ leadBody: input.leadBody, partnerBodies: [], ownerRole: input.ownerRole || null, fundingGbp: null },
    ...{ madeInSlug: cited?.slug ?? '', promiseSourceSlug: cited?.slug ?? null },
    ...{ dueText: dueWords(due, input.precision), due, duePrecision: due === null ? null : input.precision },
    ...{ topics: [], missions: input.missions.length > 0 ? [...new Set(input.missions)] : null },
    ...{ researchedTo: input.madeOn, confidence: 'source' as const, confidenceNote: null, toCheck: false },
    ...{ checkNote: null, unpromptedNote: null, notMeasuredNote: null },
  };
  const { title, text } = input;
  const wording = { ...{ id: moment.newId(), commitmentId: id, version: 1, title, text }, ...stated };
  const evidence = {
    ...{ id: moment.newId(), subject: 'commitment' as const, subjectId: id, sourceId: cited?.id ?? null },
    ...{ note: input.note, page: input.page || null, alsoSee: null, ...stated },
  };
  return {
    id,
    rows: [
      ...(cited?.rows ?? []),
      { part: 'commitments', row: commitment },
      { part: 'wordings', row: { ...wording, inWordsOf: input.inWordsOf || null } },
      { part: 'evidence', row: evidence },
    ],
  };
}
