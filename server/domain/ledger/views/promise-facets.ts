import type { Commitment } from '../ledger.ts';
import { type Facet, slugOf } from '../reading/listing.ts';
import type { Reading } from '../reading/reading.ts';
import { pillarNamed } from '../reading/shown.ts';

/**
 * How lists of promises, and of what belongs to promises, can be narrowed by the promise.
 * @param promiseOf the promise of an item
 */
export function promiseFacets<Item>({ lookup, commitments, words }: Reading, promiseOf: (item: Item) => Commitment) {
  const leads = [...new Set(commitments.map(({ leadBody }) => leadBody))].sort();
  return {
    pillar: {
      name: 'pillar',
      valuesOf: (item) => [pillarNamed(lookup, promiseOf(item)).slug],
      choices: lookup.ledger.pillars.map(({ slug, shortTitle }) => ({ value: slug, label: shortTitle })),
    },
    lead: {
      name: 'lead',
      valuesOf: (item) => [slugOf(promiseOf(item).leadBody)],
      choices: leads.map((lead) => ({ value: slugOf(lead), label: lead })),
    },
    topic: {
      name: 'topic',
      valuesOf: (item) => promiseOf(item).topics,
      choices: words.topics.map(({ id, title }) => ({ value: id, label: title })),
    },
  } satisfies Record<string, Facet<Item>>;
}
