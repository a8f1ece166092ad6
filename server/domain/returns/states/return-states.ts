/**
 * Every state of a return, in the order in which a return comes to them. `open`, `draft` and `reopened` are the three in
 * which nothing is handed in: nothing begun, something kept for later, opened again by the department for some days.
 */
export const returnStates = [
  'open',
  'draft',
  'reopened',
  'submitted',
  'director-signed',
  'finance-signed',
  'signed-off',
  'queried',
  'answered',
  'accepted',
  'withdrawal-asked',
  'withdrawn',
  'released',
] as const;
export type ReturnState = (typeof returnStates)[number];

/** What the row of a return says: the other two are worked out from a draft and from an exception to the lock. */
export type StoredState = Exclude<ReturnState, 'draft' | 'reopened'>;

/** Each state in words: what it is called, and what it means for whoever looks. */
export const stateWords: Record<ReturnState, { name: string; meaning: string }> = {
  open: { name: 'Not started', meaning: 'Nothing has been submitted yet.' },
  draft: { name: 'Draft', meaning: 'Figures are kept for later and nothing has been submitted yet.' },
  reopened: { name: 'Reopened', meaning: 'The department has reopened the return until a day it named.' },
  submitted: { name: 'Submitted', meaning: 'The return is waiting to be signed off by the authority.' },
  'director-signed': {
    name: 'Signed off, money not yet',
    meaning: 'The director or deputy has signed the return off. The section 151 officer has not, and it reports money.',
  },
  'finance-signed': {
    name: 'Money signed off, return not yet',
    meaning: 'The section 151 officer has signed the money off. The director or deputy has not signed the return off.',
  },
  'signed-off': { name: 'Signed off', meaning: 'The return has been signed off and waits for the department.' },
  queried: { name: 'Queried', meaning: 'The department has asked a question about the return.' },
  answered: { name: 'Answered', meaning: 'Every question of the department about the return has been answered.' },
  accepted: {
    name: 'Accepted',
    meaning: 'The department has accepted the return. It can no longer be changed unless the department reopens it.',
  },
  'withdrawal-asked': {
    name: 'Withdrawal asked for',
    meaning: 'The authority has asked to withdraw the accepted return. It is not published before that is decided.',
  },
  withdrawn: { name: 'Withdrawn', meaning: 'The authority has withdrawn the return. Another can be submitted.' },
  released: {
    name: 'Published',
    meaning:
      'The return has been published. It can no longer be changed or withdrawn: a reopened one is revised or corrected.',
  },
};

/** What decides the state beside the row itself. Days are `YYYY-MM-DD`, the last day of an exception counts. */
export type StateFacts = {
  state: StoredState;
  /** Last day of an exception given since the latest version; null where there is none. */
  reopenedUntil: string | null;
  /** Whether somebody of the authority keeps a draft. */
  draft: boolean;
};

const reopens: readonly StoredState[] = ['open', 'accepted', 'withdrawn', 'released'];

/** The state on a day. Once an exception has ended the return is again what it was before. */
export function stateOn({ state, reopenedUntil, draft }: StateFacts, today: string): ReturnState {
  if (reopenedUntil !== null && today <= reopenedUntil && reopens.includes(state)) return 'reopened';
  return state === 'open' && draft ? 'draft' : state;
}
