import { oncePer } from '#server/domain/once-per.ts';
import type { Commitment } from '../ledger.ts';
import type { Named, StatusCounts } from '../pages/page.ts';
import type { CommitmentLine, CommitmentList } from '../pages/promises/commitment-list.ts';
import {
  catalogueOf,
  type Facet,
  isRefused,
  listedFrom,
  type PartAsked,
  plain,
  type Refused,
} from '../reading/listing.ts';
import { oncePerStanding, type Reading, type Standing } from '../reading/reading.ts';
import { commitmentNamed, dated, pillarNamed, statusShown } from '../reading/shown.ts';
import { type Status, statuses, statusWords } from '../status-words.ts';
import { promiseFacets } from './promise-facets.ts';
import { stepsReached } from './promise-steps.ts';

export type CommitmentsAsked = PartAsked & {
  pillar?: string | undefined;
  status?: string | undefined;
  lead?: string | undefined;
  topic?: string | undefined;
  q?: string | undefined;
};

/** The topics of a promise by title. */
export function topicsNamed({ words }: Reading, { topics }: Commitment): Named[] {
  return topics.map((slug) => ({ slug, title: words.topics.find(({ id }) => id === slug)?.title ?? slug }));
}

/** One promise as a line of a list. */
export function commitmentLine(reading: Reading, commitment: Commitment): CommitmentLine {
  const { lookup } = reading;
  const { leadBody, dueText, confidence, confidenceNote, toCheck, researchedTo } = commitment;
  return {
    ...commitmentNamed(lookup, commitment),
    pillar: pillarNamed(lookup, commitment),
    leadBody,
    topics: topicsNamed(reading, commitment),
    status: statusShown(reading, commitment),
    dueText,
    due: dated(commitment.due, commitment.duePrecision),
    furthest: [...stepsReached(reading, commitment)].at(-1) ?? 'announced',
    confidence,
    confidenceNote,
    toCheck,
    researchedTo,
  };
}

/** How many of these promises have each status. */
export function statusCountsOf({ judge }: Standing, commitments: readonly Commitment[]): StatusCounts {
  const counts = new Map<Status, number>();
  for (const { status } of commitments.map(judge)) counts.set(status, (counts.get(status) ?? 0) + 1);
  return statuses.map((status) => ({ status, ...statusWords[status], count: counts.get(status) ?? 0 }));
}

function facetsOf(reading: Reading): Facet<Commitment>[] {
  const { pillar, lead, topic } = promiseFacets<Commitment>(reading, (commitment) => commitment);
  const status = {
    name: 'status',
    valuesOf: (commitment: Commitment) => [reading.judge(commitment).status],
    choices: statuses.map((value: Status) => ({ value, label: statusWords[value].label })),
  };
  return [pillar, status, lead, topic];
}

/** What a text search of promises looks through. */
function commitmentText({ lookup }: Pick<Standing, 'lookup'>, commitment: Commitment): string {
  const wordings = lookup.wordingsOf(commitment.id).flatMap(({ title, text }) => [title, text]);
  return [commitment.slug, ...wordings, commitment.leadBody, ...commitment.partnerBodies].join(' ');
}

/** The same of every promise, made `plain`, by its id. */
export const commitmentTexts = oncePerStanding(
  (standing) => new Map(standing.commitments.map((one) => [one.id, plain(commitmentText(standing, one))])),
);

const catalogue = oncePer((reading: Reading) => catalogueOf(reading.commitments, facetsOf(reading)));

/** Promises narrowed by pillar, status, lead body, topic and words, in the order of their pillars. */
export function commitmentList(reading: Reading, asked: CommitmentsAsked): CommitmentList | Refused {
  const listed = listedFrom(catalogue(reading), asked, {
    text: ({ id }) => commitmentTexts(reading).get(id) ?? '',
    key: ({ slug }) => slug,
  });
  if (isRefused(listed)) return listed;
  return {
    ...reading.page,
    ...listed.part,
    items: listed.part.items.map((commitment) => commitmentLine(reading, commitment)),
    filters: listed.filters as CommitmentList['filters'],
  };
}
