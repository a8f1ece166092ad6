import type { CommitmentEnd } from './ledger.ts';
import type { MilestoneFacts } from './milestone-facts.ts';
import type { Status } from './status-words.ts';

/** What a rule is asked about. */
export type PromiseFacts = { end: CommitmentEnd | null; delivering: MilestoneFacts[]; following: MilestoneFacts[] };

export type StatusRule = {
  id: string;
  status: Status;
  /** The written test, as shown to the reader. */
  test: string;
  /** The milestones that pass the test; null where the rule does not apply. */
  causes: (facts: PromiseFacts) => MilestoneFacts[] | null;
};

const some = (found: MilestoneFacts[]) => (found.length > 0 ? found : null);
const isGone = ({ state }: MilestoneFacts) => state === 'dropped' || state === 'replaced';
const hasBegun = ({ state }: MilestoneFacts) => state === 'met' || state === 'partly-met' || state === 'began';

/**
 * The rules that give a promise its status: the first that applies holds. A milestone counts as *delivering* where the
 * promise is not kept until it is met; all others accompany the promise. Dates are compared with the day the promise
 * was last checked, never with a later one.
 * Source: the roles and principles published at /methodology; checked against the status found by research.
 */
export const statusRules: readonly StatusRule[] = [
  {
    id: 'ended-superseded',
    status: 'superseded',
    test: 'The promise is recorded as replaced by something else or merged into it.',
    causes: ({ end }) => (end?.how === 'superseded' || end?.how === 'merged' ? [] : null),
  },
  {
    id: 'ended-dropped',
    status: 'abandoned',
    test: 'The promise is recorded as dropped.',
    causes: ({ end }) => (end?.how === 'dropped' ? [] : null),
  },
  {
    id: 'all-delivering-met',
    status: 'delivered',
    test: 'The promise has at least one milestone that delivers it, and every one of them is recorded as met.',
    causes: ({ delivering }) => (delivering.every(({ state }) => state === 'met') ? some(delivering) : null),
  },
  {
    id: 'all-delivering-dropped',
    status: 'abandoned',
    test: 'Every milestone that delivers the promise is recorded as dropped or replaced.',
    causes: ({ delivering }) => (delivering.every(isGone) ? some(delivering) : null),
  },
  {
    id: 'delivering-late',
    status: 'delayed',
    test: 'A milestone that delivers the promise is not met, and evidence says it is late or its date was moved back.',
    causes: ({ delivering }) => some(delivering.filter(({ lateness }) => lateness === 'late')),
  },
  {
    id: 'delivering-date-passed',
    status: 'delayed',
    test: 'The date of a milestone that delivers the promise had passed when the promise was last checked, and nothing recorded says it was met.',
    causes: ({ delivering }) => some(delivering.filter(({ lateness }) => lateness === 'date-passed-nothing-recorded')),
  },
  {
    id: 'begun',
    status: 'in-progress',
    test: 'A milestone that delivers the promise is recorded as begun or met, or one that accompanies it is, announcements apart: a statement that makes or repeats the promise begins nothing.',
    causes: ({ delivering, following }) =>
      some([
        ...delivering.filter(hasBegun),
        ...following.filter((facts) => hasBegun(facts) && facts.milestone.stage !== 'announced'),
      ]),
  },
  {
    id: 'nothing-begun',
    status: 'not-started',
    test: 'None of the other tests is met: nothing is recorded as begun.',
    causes: ({ delivering }) => delivering,
  },
];
