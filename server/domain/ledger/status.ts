import type { Commitment } from './ledger.ts';
import type { Lookup } from './lookup.ts';
import { checkedOn, type MilestoneFacts, milestoneFacts, newsOf } from './milestone-facts.ts';
import type { Lateness } from './milestone-words.ts';
import { type PromiseFacts, type StatusRule, statusRules } from './status-rules.ts';
import type { Status } from './status-words.ts';

/** A promise's status with the rule that gave it and the milestones that caused it. */
export type Judged = {
  status: Status;
  rule: Pick<StatusRule, 'id' | 'test'>;
  causedBy: MilestoneFacts[];
  milestones: MilestoneFacts[];
  checkedOn: string;
  lateness: Lateness | null;
  undated: boolean;
  silent: boolean;
};

const finished: readonly Status[] = ['delivered', 'superseded', 'abandoned'];

/**
 * The status of a promise, judged as at the day it was last checked and never later, however much time has passed.
 * @param today `YYYY-MM-DD`; only tells which dates passed since the last check
 * Source: `statusRules`; promises 3, 4 and 13.
 */
export function statusOf(lookup: Lookup, commitment: Commitment, today: string): Judged {
  const checked = checkedOn(lookup, commitment, today);
  const milestones = lookup
    .milestonesOf(commitment.id)
    .map((milestone) => milestoneFacts(lookup, milestone, checked, today));
  const facts: PromiseFacts = {
    end: lookup.endsOf(commitment.id).at(-1) ?? null,
    delivering: milestones.filter(({ milestone }) => milestone.role === 'delivers'),
    following: milestones.filter(({ milestone }) => milestone.role === 'follows'),
  };
  const { rule, causedBy } = firstThatApplies(facts);
  const isOpen = !finished.includes(rule.status);
  return {
    status: rule.status,
    rule: { id: rule.id, test: rule.test },
    causedBy,
    milestones,
    checkedOn: checked,
    lateness: isOpen ? worst(facts.delivering) : null,
    undated: commitment.due === null,
    silent: isOpen && isSilent(newsOf(lookup, commitment), checked),
  };
}

function firstThatApplies(facts: PromiseFacts): { rule: StatusRule; causedBy: MilestoneFacts[] } {
  for (const rule of statusRules) {
    const causedBy = rule.causes(facts);
    if (causedBy) return { rule, causedBy };
  }
  throw new Error('The last rule always applies.');
}

function worst(delivering: MilestoneFacts[]): Lateness | null {
  const order: Lateness[] = ['late', 'date-passed-nothing-recorded', 'date-passed-not-checked'];
  return order.find((each) => delivering.some(({ lateness }) => lateness === each)) ?? null;
}

/** Nothing new in the year before the last check: said of the check, so that time alone makes nobody silent. */
function isSilent(news: string[], checked: string): boolean {
  const yearBefore = `${Number(checked.slice(0, 4)) - 1}${checked.slice(4)}`;
  return !news.some((day) => day > yearBefore && day <= checked);
}
