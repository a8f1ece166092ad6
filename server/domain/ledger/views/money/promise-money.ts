import type { Commitment } from '../../ledger.ts';
import type { MoneyKind, MoneyOfKind, MoneyPage, PromiseMoney, Sum } from '../../pages/promises/money-page.ts';
import type { Reading } from '../../reading/reading.ts';
import { commitmentNamed, pillarNamed, sourceOf, sourcesOf } from '../../reading/shown.ts';

const basis =
  'Cash, as the source states it: no sum is adjusted for prices, and each covers only the years named beside it. The sums differ in years and in what they cover, and some are part of others, so they are never added up.';

/** The kinds of sum, in the order money goes, with what is said where there is none. */
export const moneyKinds: readonly { kind: MoneyKind; label: string; meaning: string; absence: string }[] = [
  {
    kind: 'asked',
    label: 'Asked for',
    meaning: 'The cost a review put on a recommendation that the promise answers.',
    absence: 'No recommendation that this promise answers names a sum, in the pages read.',
  },
  {
    kind: 'announced',
    label: 'Announced',
    meaning: 'A statement of the government, or one about it, that so much will be given.',
    absence: 'Not found in the pages read.',
  },
  {
    kind: 'allocated',
    label: 'Allocated',
    meaning: 'Set aside in a settlement, or given by grant or contract to somebody named.',
    absence: 'Not found in the pages read.',
  },
  {
    kind: 'spent',
    label: 'Spent',
    meaning: 'Reported as paid out.',
    absence: 'Not found in the pages read.',
  },
];

function askedFor({ lookup }: Reading, { id }: Commitment): Sum[] {
  return lookup.answersOf(id).flatMap(({ recommendationId, fit }) => {
    const recommendation = lookup.recommendations.get(recommendationId);
    if (!recommendation || recommendation.costGbp === null) return [];
    const { slug, title, costGbp, costBasis, byText, sourceSlugs, statedOn } = recommendation;
    const [source = null, ...alsoSee] = sourcesOf(lookup, sourceSlugs);
    return {
      ...{ id: slug, amountGbp: costGbp, bound: null, years: byText, covers: null, note: costBasis },
      ...{ statedOn, source, alsoSee, recommendation: { slug, title }, fit },
    };
  });
}

function saidOf({ lookup, words, day }: Reading, { slug }: Commitment, kind: MoneyKind): Sum[] {
  return words.promiseMoney
    .filter((sum) => sum.commitment === slug && sum.kind === kind && sum.statedOn <= day)
    .map(({ id, amountGbp, bound, years, covers, note, statedOn, source, alsoSee }) => ({
      ...{ id, amountGbp, bound, years, covers, note, statedOn },
      ...{ source: sourceOf(lookup, source), alsoSee: sourcesOf(lookup, alsoSee), recommendation: null, fit: null },
    }));
}

/**
 * What was asked for, announced, allocated and spent on a promise: one sum a line, in cash, with its years and its
 * source, as said by the day of the reading. Where there is none it is said in words, and nothing is added up.
 */
export function promiseMoney(reading: Reading, commitment: Commitment): PromiseMoney {
  return {
    basis,
    kinds: moneyKinds.map(({ absence, ...kind }): MoneyOfKind => {
      const sums = kind.kind === 'asked' ? askedFor(reading, commitment) : saidOf(reading, commitment, kind.kind);
      return { ...kind, sums, absence: sums.some(isNamed) ? null : absence };
    }),
  };
}

const isNamed = ({ amountGbp }: Sum) => amountGbp !== null;

/** The money of every promise that has a line of it, and of how many promises a sum of each kind was found. */
export function moneyPage(reading: Reading): MoneyPage {
  const { lookup, commitments, words, page } = reading;
  const all = commitments.map((commitment) => ({
    commitment: commitmentNamed(lookup, commitment),
    pillar: pillarNamed(lookup, commitment),
    kinds: promiseMoney(reading, commitment).kinds,
  }));
  const { askedInAll } = words;
  return {
    ...page,
    basis,
    askedInAll: askedInAll && { note: askedInAll.note, asked: askedInAll.asked },
    found: moneyKinds.map(({ kind, label, meaning }) => ({
      ...{ kind, label, meaning, of: all.length },
      promises: all.filter(({ kinds }) => kinds.some((each) => each.kind === kind && each.sums.some(isNamed))).length,
    })),
    items: all.filter(({ kinds }) => kinds.some(({ sums }) => sums.length > 0)),
    next: null,
  };
}
