import { z } from 'zod';
import { choiceFault, type Decision, type Fault, type Moment, type NewRow, refusal, textFault } from './act.ts';
import { dayFault } from './act-days.ts';
import { citedSource, citedSourceOf } from './cited-source.ts';
import { endedFault, type Standing } from './standing.ts';

/** How a promise may end without being kept. */
export const endings = ['superseded', 'dropped', 'merged'] as const;

const words = z.string().trim().max(10_000).default('');

/** `successor`: the permanent id of a promise; `successorText`: what follows where that is none of the list. */
export const endCommitmentInput = {
  commitment: z.string().max(120),
  how: z.string().trim().max(40).default(''),
  endedOn: z.string().trim().max(20).default(''),
  why: words,
  successor: z.string().trim().max(120).default(''),
  successorText: words,
  source: citedSource.default({}),
};
const schema = z.object(endCommitmentInput);
export type EndCommitment = z.infer<typeof schema>;

/** Whether following successors from one promise leads to another. */
function leadsTo({ lookup }: Standing, from: string, to: string): boolean {
  const seen = new Set<string>();
  const todo = [from];
  for (let here = todo.pop(); here !== undefined; here = todo.pop()) {
    if (here === to) return true;
    if (seen.has(here)) continue;
    seen.add(here);
    todo.push(...lookup.successorsOf(here).flatMap(({ successorId }) => successorId ?? []));
  }
  return false;
}

function successorFault(standing: Standing, input: EndCommitment): Fault | null {
  const { how, successor, successorText } = input;
  const field = 'successor';
  const given = [successor, successorText].filter((text) => text !== '').length;
  if (how === 'dropped') {
    return given > 0
      ? { field, message: 'A dropped promise has no successor. Choose another ending, or name none' }
      : null;
  }
  if (given !== 1) return { field, message: 'Enter what follows: a promise of the list or, in words, something else' };
  if (successor === '') return null;
  const follows = standing.lookup.ledger.commitments.find(({ slug }) => slug === successor);
  if (!follows) return { field, message: `There is no promise “${successor}”` };
  if (leadsTo(standing, follows.id, standing.commitment.id)) {
    return { field, message: 'That promise leads back to this one: a promise cannot come after itself' };
  }
  return null;
}

/**
 * Ends a promise: replaced, merged or dropped, with the reason, the evidence and what follows. Its history stays, and
 * it never counts as delivered. Refused once it has ended, and where its successors would lead back to it.
 * Source: promises 1 and 3.
 */
export function endCommitment(standing: Standing, input: EndCommitment, moment: Moment): Decision {
  const source = citedSourceOf(standing, input.source, moment);
  const refused = refusal([
    endedFault(standing, 'commitment'),
    choiceFault('how', input.how, endings, 'how the promise ended'),
    dayFault('endedOn', input.endedOn, 'the day on which it ended', { notAfter: moment.today }),
    textFault('why', input.why, 'the reason'),
    textFault('successorText', input.successorText, 'what follows', { required: false, most: 300 }),
    successorFault(standing, input),
    ...('faults' in source ? source.faults : []),
  ]);
  if (refused) return refused;
  const cited = 'cited' in source ? source.cited : null;
  const { why, endedOn } = input;
  const how = input.how as (typeof endings)[number];
  const own = { commitmentId: standing.commitment.id, why, statedOn: endedOn, corrects: null };
  const id = moment.newId();
  const rows: NewRow[] = [
    ...(cited?.rows ?? []),
    { part: 'ends', row: { ...own, id, how, endedOn, sourceSlug: cited?.slug ?? null } },
  ];
  if (how !== 'dropped') {
    const follows = standing.lookup.ledger.commitments.find(({ slug }) => slug === input.successor);
    const row = {
      ...{ ...own, id: moment.newId(), kind: how === 'merged' ? 'merged-into' : 'replaced-by', happenedOn: endedOn },
      ...{ successorId: follows?.id ?? null, successorText: input.successorText || null, successorUrl: null },
    };
    rows.push({ part: 'succession', row });
  }
  return { id, rows };
}
