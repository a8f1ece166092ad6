import { describe, expect, it } from 'vitest';
import { moneyTable } from '#app/components/ledger/money/money-columns.ts';
import { moneyPage as schema } from '#server/domain/ledger/pages/promises/money-page.ts';
import { moneyPage, promiseMoney } from '#server/domain/ledger/views/money/promise-money.ts';
import { ledger, read, words } from './published-pack.ts';

const reading = read();
const of = (slug: string, on = reading) => {
  const commitment = on.commitments.find((each) => each.slug === slug);
  if (!commitment) throw new Error(`no ${slug}`);
  const { kinds } = promiseMoney(on, commitment);
  return Object.fromEntries(kinds.map((kind) => [kind.kind, kind]));
};
const said = (kind: ReturnType<typeof of>[string] | undefined) =>
  kind!.sums.map(({ amountGbp, bound, years, source }) => [amountGbp, bound, years, source?.slug]);

describe('the money of a promise', () => {
  it('stands in four kinds, each with its sum, years and source, or the words that there is none', () => {
    const { asked, announced, allocated, spent } = of('c-family-help-national-rollout');
    expect(asked!.sums).toMatchObject([
      { amountGbp: 2_000_000_000, fit: 'partial', recommendation: { slug: 'icsc-two-billion-investment' } },
    ]);
    expect(said(announced)).toEqual([[2_400_000_000, 'exactly', 'three years, 2026-27 to 2028-29', 'pq-106342']]);
    expect(said(allocated)).toEqual([[500_000_000, 'over', '2025-26', 'wms-ffp-2025']]);
    expect(spent).toMatchObject({ sums: [], absence: 'Not found in the pages read.' });
  });

  it('keeps what was looked for and not found as a line, which is no sum', () => {
    const { spent } = of('c-kinship-training-support');
    expect(spent!.sums).toMatchObject([{ amountGbp: null, note: expect.stringContaining('was not confirmed') }]);
    expect(spent!.absence).toBe('Not found in the pages read.');
  });

  it('as at a day holds only what had been said by then', () => {
    const sums = (at: string | null) =>
      of('c-kinship-financial-allowance', read('2026-11-25', at)).announced!.sums.map(({ amountGbp }) => amountGbp);
    expect(sums('2024-03-31')).toEqual([16_000_000]);
    expect(sums(null)).toEqual([16_000_000, 40_000_000, 126_000_000]);
  });

  it('is never added up: every sum on the page is one that a source states', () => {
    const stated = new Set<number | null>([
      ...words.promiseMoney.map(({ amountGbp }) => amountGbp),
      ...ledger.recommendations.map(({ costGbp }) => costGbp),
    ]);
    const page = moneyPage(reading);
    const shown = page.items.flatMap(({ kinds }) => kinds.flatMap(({ sums }) => sums));
    expect(shown.length).toBeGreaterThan(words.promiseMoney.length);
    for (const { amountGbp, source } of shown) {
      expect(stated.has(amountGbp)).toBe(true);
      expect(source).not.toBeNull();
    }
  });
});

describe('the page of money', () => {
  const page = moneyPage(reading);

  it('is what its schema says and counts promises, not pounds', () => {
    expect(schema.parse(page)).toEqual(page);
    expect(page.found.map(({ kind, promises, of }) => [kind, promises, of])).toEqual([
      ['asked', 3, 70],
      ['announced', 16, 70],
      ['allocated', 11, 70],
      ['spent', 0, 70],
    ]);
    expect(page.askedInAll?.asked).toHaveLength(3);
  });

  it('as CSV has a row for each sum, and one with words for each kind of which none was found', () => {
    const { columns, rows } = moneyTable(page);
    const lines = rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])));
    expect(
      lines.find(({ commitment, kind }) => commitment === 'c-phase-one-funding' && kind === 'spent'),
    ).toMatchObject({
      amount_gbp: null,
      note: 'Not found in the pages read.',
    });
    expect(lines.filter(({ amount_gbp }) => amount_gbp !== null)).toHaveLength(
      page.items.flatMap(({ kinds }) => kinds.flatMap(({ sums }) => sums.filter(({ amountGbp }) => amountGbp !== null)))
        .length,
    );
  });
});
