import type { Judgement } from '../ledger.ts';
import type { AboutPage } from '../pages/method-pages.ts';
import type { Reading } from '../reading/reading.ts';

/** An organisation and what it may do here, as the accounts have it today. */
type Organisation = { organisation: string; role: 'assessor' | 'moderator' };

const latestOf = (judgements: readonly Judgement[]) =>
  judgements.reduce(
    (last: Judgement | null, each) => (last === null || each.statedOn >= last.statedOn ? each : last),
    null,
  );

/**
 * Who judges and who moderates. A judge is named whether it has judged yet or has an account no longer; its method and
 * interest are as its latest judgement states them, and null before the first.
 */
export function aboutPage({ page, lookup }: Pick<Reading, 'page' | 'lookup'>, all: readonly Organisation[]): AboutPage {
  const { judgements } = lookup.ledger;
  const named = (role: Organisation['role']) =>
    all.filter((each) => each.role === role).map(({ organisation }) => organisation);
  const judges = [...new Set([...named('assessor'), ...judgements.map(({ judge }) => judge)])];
  return {
    ...page,
    judges: judges
      .sort((a, b) => a.localeCompare(b, 'en-GB'))
      .map((organisation) => {
        const own = judgements.filter(({ judge }) => judge === organisation);
        const { method = null, interest = null, statedOn = null } = latestOf(own) ?? {};
        return { organisation, judgements: own.length, method, interest, latestOn: statedOn };
      }),
    moderators: named('moderator'),
  };
}
