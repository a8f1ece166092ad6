import type { Table } from '#app/siblings.server.ts';
import type { MoneyPage } from '#server/domain/ledger/pages/promises/money-page.ts';

/** The money of the promises as CSV: a row for each sum, and one for each kind of which none was found. */
export function moneyTable({ items, researchedTo }: Pick<MoneyPage, 'items' | 'researchedTo'>): Table {
  return {
    columns: [
      { name: 'commitment', description: 'Permanent id of the promise' },
      { name: 'title', description: 'The promise' },
      { name: 'pillar', description: 'Permanent id of the pillar' },
      { name: 'kind', description: 'asked, announced, allocated or spent' },
      {
        name: 'amount_gbp',
        description: 'Pounds in cash as the source states them; empty where none was found. Never to be added up',
        datatype: 'integer',
      },
      { name: 'bound', description: 'exactly, about, over or up-to; empty: as the review put it' },
      { name: 'years', description: 'The years it covers, in the source’s terms; empty where not stated' },
      { name: 'covers', description: 'What it covers' },
      { name: 'note', description: 'What else is to be known of it, or why there is none' },
      { name: 'recommendation', description: 'Of a sum asked for: permanent id of the recommendation' },
      { name: 'fit', description: 'Of a sum asked for: how well the promise answers the recommendation' },
      { name: 'stated_on', description: 'The day it was stated', datatype: 'date' },
      { name: 'source', description: 'Permanent id of the source' },
      { name: 'researched_to', description: 'Nothing was followed up after this day', datatype: 'date' },
    ],
    rows: items.flatMap(({ commitment, pillar, kinds }) =>
      kinds.flatMap(({ kind, sums, absence }) => {
        const own = [commitment.slug, commitment.title, pillar.slug, kind];
        if (sums.length === 0) {
          return [[...own, null, null, null, null, absence, null, null, null, null, researchedTo]];
        }
        return sums.map((sum) => [
          ...own,
          ...[sum.amountGbp, sum.bound, sum.years, sum.covers, sum.note],
          ...[sum.recommendation?.slug ?? null, sum.fit, sum.statedOn, sum.source?.slug ?? null, researchedTo],
        ]);
      }),
    ),
  };
}
