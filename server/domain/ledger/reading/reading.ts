import { ledgerAt } from '../fold.ts';
import type { Commitment, Ledger } from '../ledger.ts';
import { type Lookup, lookupOf } from '../lookup.ts';
import type { EveryPage } from '../pages/page.ts';
import { type Judged, statusOf } from '../status.ts';
import type { Words } from '../words.ts';

/** What the pages say of a metric they name. */
export type MetricName = { id: string; name: string; definition: string; unit: string; status: string };

/** All that a page of the ledger is drawn from: one release, read on one day. */
export type Reading = {
  lookup: Lookup;
  /** The day dates are compared with: today, or the day asked for. */
  day: string;
  words: Words;
  metrics: ReadonlyMap<string, MetricName>;
  page: EveryPage;
  judge: (commitment: Commitment) => Judged;
  /** In the order of their pillars, then their own. */
  commitments: Commitment[];
};

/**
 * A release's ledger made ready for its pages.
 * @param ledger folded
 * @param given `at`: the day the ledger is wanted as at, not after `today`; null for today
 */
export function readingOf(
  ledger: Ledger,
  given: {
    release: EveryPage['release'];
    at: string | null;
    today: string;
    words: Words;
    metrics: ReadonlyMap<string, MetricName>;
  },
): Reading {
  const { release, at, today, words, metrics } = given;
  const day = at ?? today;
  const lookup = lookupOf(at === null ? ledger : ledgerAt(ledger, at));
  const judged = new Map<string, Judged>();
  const researched = lookup.ledger.commitments.map((commitment) => commitment.researchedTo).sort();
  return {
    lookup,
    day,
    words,
    metrics,
    page: { release, at, researchedTo: researched.at(-1) ?? null },
    judge: (commitment) => {
      const known = judged.get(commitment.id) ?? statusOf(lookup, commitment, day);
      judged.set(commitment.id, known);
      return known;
    },
    commitments: inPillars(lookup),
  };
}

function inPillars({ ledger, pillars }: Lookup): Commitment[] {
  const place = ({ pillarId, position }: Commitment) => (pillars.get(pillarId)?.position ?? 99) * 1_000 + position;
  return ledger.commitments.toSorted((a, b) => place(a) - place(b));
}
