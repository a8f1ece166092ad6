import type { ReturnState } from './return-states.ts';

/** What can be done to a return. `release` is what approving a release does to each return in it. */
export const returnActs = [
  'submit',
  'signOff',
  'signOffMoney',
  'query',
  'answer',
  'accept',
  'withdraw',
  'askWithdrawal',
  'grantWithdrawal',
  'refuseWithdrawal',
  'reopen',
  'release',
] as const;
export type ReturnAct = (typeof returnActs)[number];

/** Each act in words, and what the history calls it once it is done. */
export const actWords: Record<ReturnAct, { name: string; event: string; done: string }> = {
  submit: { name: 'Submit a version', event: 'submitted', done: 'Submitted' },
  signOff: { name: 'Sign off', event: 'signed-off', done: 'Signed off' },
  signOffMoney: { name: 'Sign off the money', event: 'money-signed-off', done: 'Money signed off' },
  query: { name: 'Ask about a figure', event: 'queried', done: 'Question asked' },
  answer: { name: 'Answer a question', event: 'answered', done: 'Question answered' },
  accept: { name: 'Accept', event: 'accepted', done: 'Accepted' },
  withdraw: { name: 'Withdraw', event: 'withdrawn', done: 'Withdrawn' },
  askWithdrawal: { name: 'Ask to withdraw', event: 'withdrawal-asked', done: 'Withdrawal asked for' },
  grantWithdrawal: { name: 'Grant a withdrawal', event: 'withdrawal-granted', done: 'Withdrawal granted' },
  refuseWithdrawal: { name: 'Refuse a withdrawal', event: 'withdrawal-refused', done: 'Withdrawal refused' },
  reopen: { name: 'Reopen until a day', event: 'reopened', done: 'Reopened' },
  release: { name: 'Publish in a release', event: 'released', done: 'Published in a release' },
};

/** A step of the history in words, by the event it is kept as. */
export const doneWords = (event: string): string =>
  Object.values(actWords).find((words) => words.event === event)?.done ?? event;

/** What of the return itself decides between two ways. */
export type ReturnCase = { money: boolean; openQuestions: boolean };

/** Where neither decides: a submission clears what was open before it. */
export const noCase: ReturnCase = { money: false, openQuestions: false };

/** When a way is open, in words; a way without one is open whenever its state and role are. */
export const whenWords = {
  money: 'the collection asks for money',
  'no-money': 'the collection asks for no money',
  'all-answered': 'no question is left',
  'questions-left': 'another question is left',
} as const;
export type When = keyof typeof whenWords;

const holds: Record<When, (of: ReturnCase) => boolean> = {
  money: ({ money }) => money,
  'no-money': ({ money }) => !money,
  'all-answered': ({ openQuestions }) => !openQuestions,
  'questions-left': ({ openQuestions }) => openQuestions,
};

export const returnRoles = ['preparer', 'approver', 'finance-officer', 'official'] as const;
export type ReturnRole = (typeof returnRoles)[number];

/** One way: these roles may do this act in these states, and it leads there; `same` changes nothing. */
export type ReturnWay = {
  act: ReturnAct;
  roles: readonly ReturnRole[];
  from: readonly ReturnState[];
  to: ReturnState | 'same';
  when?: When;
};

const authority = ['preparer', 'approver'] as const;
const official = ['official'] as const;
const underWay = ['submitted', 'director-signed', 'finance-signed', 'signed-off', 'queried', 'answered'] as const;
const handedIn = ['director-signed', 'finance-signed', 'signed-off', 'queried', 'answered'] as const;

/**
 * The one table of a return: state × role × act → the next state. What is not here cannot be done. The permission table
 * takes its rows from here, every procedure asks `nextState`, and /methodology shows it.
 * Source: the steps of a return in the design; docs/decisions/0019-states-of-a-return.md.
 */
export const returnWays: readonly ReturnWay[] = [
  { act: 'submit', roles: authority, from: ['open', 'draft', 'reopened', 'withdrawn', ...underWay], to: 'submitted' },
  { act: 'signOff', roles: ['approver'], from: ['submitted'], to: 'signed-off', when: 'no-money' },
  { act: 'signOff', roles: ['approver'], from: ['submitted'], to: 'director-signed', when: 'money' },
  { act: 'signOff', roles: ['approver'], from: ['finance-signed'], to: 'signed-off' },
  { act: 'signOffMoney', roles: ['finance-officer'], from: ['submitted'], to: 'finance-signed', when: 'money' },
  { act: 'signOffMoney', roles: ['finance-officer'], from: ['director-signed'], to: 'signed-off' },
  { act: 'query', roles: official, from: ['signed-off', 'queried', 'answered'], to: 'queried' },
  { act: 'answer', roles: authority, from: ['queried'], to: 'answered', when: 'all-answered' },
  { act: 'answer', roles: authority, from: ['queried'], to: 'same', when: 'questions-left' },
  { act: 'answer', roles: authority, from: ['answered'], to: 'same' },
  { act: 'accept', roles: official, from: ['signed-off', 'answered'], to: 'accepted' },
  { act: 'withdraw', roles: authority, from: ['submitted'], to: 'withdrawn' },
  { act: 'withdraw', roles: ['approver'], from: handedIn, to: 'withdrawn' },
  { act: 'askWithdrawal', roles: ['approver'], from: ['accepted'], to: 'withdrawal-asked' },
  { act: 'grantWithdrawal', roles: official, from: ['withdrawal-asked'], to: 'withdrawn' },
  { act: 'refuseWithdrawal', roles: official, from: ['withdrawal-asked'], to: 'accepted' },
  {
    act: 'reopen',
    roles: official,
    from: ['open', 'draft', 'reopened', 'accepted', 'withdrawn', 'released'],
    to: 'reopened',
  },
  { act: 'reopen', roles: official, from: underWay, to: 'same' },
  { act: 'release', roles: official, from: ['accepted'], to: 'released' },
];

/** The states in which each role may do an act, for the permission table: whatever the return's case. */
export function statesByRole(act: ReturnAct): Partial<Record<ReturnRole, ReturnState[]>> {
  const states: Partial<Record<ReturnRole, ReturnState[]>> = {};
  for (const way of returnWays) {
    if (way.act !== act) continue;
    for (const role of way.roles) states[role] = [...new Set([...(states[role] ?? []), ...way.from])];
  }
  return states;
}

/** Every role that may do an act in some state. */
export const rolesOf = (act: ReturnAct) => returnRoles.filter((role) => statesByRole(act)[role] !== undefined);

/**
 * Where an act leads from a state, whoever does it.
 * @returns null where it cannot be done in this state, or not in this case
 */
export function nextState(state: ReturnState, act: ReturnAct, of: ReturnCase): ReturnState | null {
  const way = returnWays.find(
    (each) => each.act === act && each.from.includes(state) && (!each.when || holds[each.when](of)),
  );
  if (!way) return null;
  return way.to === 'same' ? state : way.to;
}
