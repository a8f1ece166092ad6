import { foldLedger } from '../fold.ts';
import type { Ledger } from '../ledger.ts';
import { lookupOf } from '../lookup.ts';

/** What a form lets choose: the permanent id and the words for it. */
export type ListedChoice = { value: string; text: string };
export type ActLists = Record<'pillars' | 'missions' | 'recommendations' | 'metrics', ListedChoice[]>;

/**
 * The things that acts name, released or not, each list in the order a person looks through it.
 * @param raw every pillar, mission and recommendation, corrections not laid over
 */
export function actLists(raw: Ledger, metrics: readonly { id: string; name: string }[]): ActLists {
  const { ledger } = lookupOf(foldLedger(raw));
  const listed = (rows: readonly { slug: string; title: string }[]) =>
    rows.map(({ slug, title }) => ({ value: slug, text: title }));
  const byText = (a: ListedChoice, b: ListedChoice) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);
  return {
    pillars: listed(ledger.pillars),
    missions: listed(ledger.missions),
    recommendations: listed(ledger.recommendations).sort(byText),
    metrics: metrics.map(({ id, name }) => ({ value: id, text: name })).sort(byText),
  };
}
