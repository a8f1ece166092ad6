import { oncePer } from '#server/domain/once-per.ts';
import { ledgerAt } from '../fold.ts';
import type { Commitment, Ledger } from '../ledger.ts';
import { type Lookup, lookupOf } from '../lookup.ts';
import type { EveryPage } from '../pages/page.ts';
import { type Judged, statusOf } from '../status.ts';
import type { Words } from '../words.ts';

/** What the pages say of a metric they name. */
export type MetricName = {
  id: string;
  name: string;
  definition: string;
  unit: string;
  status: string;
  /** Ids of the metrics to be read beside it, so that it is not bettered at their cost. */
  counterMetrics: readonly string[];
};

/** What follows from the ledger of a release and the day alone. */
export type Standing = {
  lookup: Lookup;
  /** The day dates are compared with: today, or the day asked for. */
  day: string;
  /** The day asked for; null for today. */
  at: string | null;
  judge: (commitment: Commitment) => Judged;
  /** In the order of their pillars, then their own. */
  commitments: Commitment[];
  /** How far promises were followed up; null where there is none. */
  researchedTo: string | null;
};

/** What is said beside it, and may change from one minute to the next. */
type Said = { release: EveryPage['release']; words: Words; metrics: ReadonlyMap<string, MetricName> };

/** All that a page of the ledger is drawn from: one release, read on one day. */
export type Reading = Standing & Omit<Said, 'release'> & { page: EveryPage };

/**
 * A release's ledger as it stands on a day.
 * @param ledger folded
 * @param at the day the ledger is wanted as at, not after `today`; null for today
 */
export function standingOf(ledger: Ledger, at: string | null, today: string): Standing {
  const day = at ?? today;
  const lookup = lookupOf(at === null ? ledger : ledgerAt(ledger, at));
  const { commitments } = lookup.ledger;
  return {
    lookup,
    day,
    at,
    judge: oncePer((commitment: Commitment) => statusOf(lookup, commitment, day)),
    commitments: inPillars(lookup),
    researchedTo: commitments.reduce((last: string | null, { researchedTo }) => later(last, researchedTo), null),
  };
}

const later = (a: string | null, b: string) => (a === null || b > a ? b : a);

/** The same, made ready for its pages. */
export function readingFrom(standing: Standing, { release, ...said }: Said): Reading {
  return { ...standing, ...said, page: { release, at: standing.at, researchedTo: standing.researchedTo } };
}

/** Both in one. */
export function readingOf(ledger: Ledger, given: Said & { at: string | null; today: string }): Reading {
  const { at, today, ...said } = given;
  return readingFrom(standingOf(ledger, at, today), said);
}

/** A pure function of ledger and day, gone through once for the two: all their readings share `judge`. */
export function oncePerStanding<Value>(make: (standing: Standing) => Value): (standing: Standing) => Value {
  return oncePer(make, ({ judge }) => judge);
}

function inPillars({ ledger, pillars }: Lookup): Commitment[] {
  const place = ({ pillarId }: Commitment) => pillars.get(pillarId)?.position ?? Number.POSITIVE_INFINITY;
  return ledger.commitments.toSorted((a, b) => compare(place(a), place(b)) || a.position - b.position);
}

const compare = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0);
