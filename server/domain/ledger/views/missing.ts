import type { Commitment } from '../ledger.ts';
import type { CommitmentPage } from '../pages/promises/commitment-page.ts';
import type { Reading } from '../reading/reading.ts';
import type { Judged } from '../status.ts';

type Gap = { code: string; text: string; applies: (about: About) => boolean };
type About = Reading & { commitment: Commitment; judged: Judged };

const isOpen = ({ judged }: About) => ['in-progress', 'delayed', 'not-started'].includes(judged.status);
const metricsOf = ({ lookup, commitment, metrics }: About) =>
  lookup.metricsOf(commitment.id).filter(({ metricId }) => metrics.has(metricId));

const sumsOf = ({ words, day, commitment }: About, kind: string) =>
  words.promiseMoney.filter(
    (sum) => sum.commitment === commitment.slug && sum.kind === kind && sum.amountGbp !== null && sum.statedOn <= day,
  ).length;

/** What a reader would want to know of a promise and nobody has published or recorded. */
const gaps: readonly Gap[] = [
  {
    code: 'no-promise-source',
    text: 'Not found in the pages read: a source for the promise itself.',
    applies: ({ commitment }) => commitment.promiseSourceSlug === null,
  },
  {
    code: 'no-owner',
    text: 'No owner is published: no named role answers for it.',
    applies: ({ commitment }) => commitment.ownerRole === null,
  },
  {
    code: 'no-date',
    text: 'No date was ever given for it, so it can never miss one.',
    applies: ({ commitment }) => commitment.due === null,
  },
  {
    code: 'no-delivering-date',
    text: 'No milestone that delivers it ever had a date.',
    applies: ({ judged }) => {
      const delivering = judged.milestones.filter(({ milestone }) => milestone.role === 'delivers');
      return delivering.length > 0 && delivering.every(({ first }) => first === null);
    },
  },
  {
    code: 'no-delivering-milestone',
    text: 'No milestone is recorded that would deliver it.',
    applies: ({ judged }) => judged.milestones.every(({ milestone }) => milestone.role !== 'delivers'),
  },
  {
    code: 'own-date-passed',
    text: 'Its own date had passed when it was last checked. No milestone that delivers it is recorded as missing that date.',
    applies: ({ commitment, judged, ...about }) =>
      isOpen({ commitment, judged, ...about }) &&
      judged.lateness !== 'late' &&
      judged.lateness !== 'date-passed-nothing-recorded' &&
      commitment.due !== null &&
      commitment.due < judged.checkedOn,
  },
  {
    code: 'no-evidence',
    text: 'No evidence with a source is recorded for it or any of its milestones.',
    applies: ({ lookup, commitment, judged }) =>
      [commitment.id, ...judged.milestones.map(({ milestone }) => milestone.id)].every((id) =>
        lookup.evidenceOf(id).every(({ sourceId }) => sourceId === null),
      ),
  },
  {
    code: 'completion-date-unknown',
    text: 'A milestone is recorded as met, but the day is not known.',
    applies: ({ lookup, judged }) =>
      judged.milestones.some(
        ({ milestone, state }) =>
          state === 'met' &&
          lookup.progressOf(milestone.id).some(({ kind, happenedOn }) => kind === 'met' && happenedOn === null),
      ),
  },
  {
    code: 'no-metric',
    text: 'No local metric would show it working.',
    applies: (about) => metricsOf(about).length === 0,
  },
  {
    code: 'no-outcome-metric',
    text: 'Its metrics count activity and output only: none shows a result for children, families or staff.',
    applies: (about) => metricsOf(about).length > 0 && metricsOf(about).every(({ role }) => role !== 'outcome'),
  },
  {
    code: 'no-counter-metric',
    text: 'No counter-metric is named for a metric of its outcome, so nothing shows at what cost it moves.',
    applies: (about) =>
      metricsOf(about).some(
        ({ role, metricId }) => role === 'outcome' && about.metrics.get(metricId)?.counterMetrics.length === 0,
      ),
  },
  {
    code: 'no-update',
    text: 'No update: nothing new was found of it in the year before it was last checked.',
    applies: ({ judged }) => judged.silent,
  },
  {
    code: 'no-money',
    text: 'Not found in the pages read: any sum of money for it, announced or allocated.',
    applies: (about) => sumsOf(about, 'announced') + sumsOf(about, 'allocated') === 0,
  },
  {
    code: 'no-spending',
    text: 'Not found in the pages read: what was spent of the money named.',
    applies: (about) => sumsOf(about, 'announced') + sumsOf(about, 'allocated') > 0 && sumsOf(about, 'spent') === 0,
  },
  {
    code: 'no-answer-found',
    text: 'Not found in the pages read: the government’s answer to a recommendation it is linked to.',
    applies: ({ lookup, commitment }) =>
      lookup
        .answersOf(commitment.id)
        .some(
          ({ recommendationId }) => (lookup.responsesTo(recommendationId).at(-1)?.response ?? 'unclear') === 'unclear',
        ),
  },
  {
    code: 'no-judgement',
    text: 'No named organisation has recorded a judgement of it here.',
    applies: ({ lookup, commitment }) => lookup.judgementsOf(commitment.id).length === 0,
  },
  {
    code: 'not-checked-since',
    text: 'Nobody has checked it since the day named above.',
    applies: (about) => isOpen(about) && about.judged.checkedOn < about.day,
  },
  {
    code: 'no-recommendation',
    text: 'No recommendation of the three reviews is linked to it.',
    applies: ({ lookup, commitment }) => lookup.answersOf(commitment.id).length === 0,
  },
];

/** Everything that may be said to be missing, for the page of methods. */
export const gapWords = gaps.map(({ code, text }) => ({ code, text }));

/** What is missing about a promise, each as a code and a sentence. */
export function missingOf(reading: Reading, commitment: Commitment): CommitmentPage['missing'] {
  const about = { ...reading, commitment, judged: reading.judge(commitment) };
  return gaps.filter(({ applies }) => applies(about)).map(({ code, text }) => ({ code, text }));
}
