import { describe, expect, it } from 'vitest';
import { delayPage as schema } from '#server/domain/ledger/pages/delay-page.ts';
import { delayPage, longestDelay } from '#server/domain/ledger/views/delay.ts';
import { read } from './published-pack.ts';

const reading = read();

describe('the published estimate of what delay costs', () => {
  it('is shown as published where nobody asks for another delay, with its source', () => {
    const page = delayPage(reading, null);
    expect(schema.parse(page)).toEqual(page);
    expect(page.estimate).toMatchObject({ publishedYears: 2, years: 2, asPublished: true, moreChildrenInCare: 10_500 });
    expect(page.estimate!.costs.map(({ overYears, billionGbp }) => [overYears, billionGbp])).toEqual([
      [10, 1],
      [20, 2.6],
    ]);
    expect(page.estimate!.source?.publisher).toBe('Alma Economics');
    expect(delayPage(reading, 2)).toEqual(page);
  });

  it('grows in proportion to another delay, says so, and keeps what was published', () => {
    for (let years = 1; years <= longestDelay; years += 1) {
      const { asPublished, costs, moreChildrenInCare } = delayPage(reading, years).estimate!;
      expect(asPublished).toBe(years === 2);
      expect(costs.map(({ publishedBillionGbp }) => publishedBillionGbp)).toEqual([1, 2.6]);
      for (const { billionGbp, publishedBillionGbp } of costs) {
        expect(billionGbp).toBeCloseTo((publishedBillionGbp * years) / 2, 1);
      }
      expect(moreChildrenInCare).toBe(10_500);
    }
  });

  it('is nothing where no estimate is loaded', () => {
    expect(delayPage({ ...reading, words: { ...reading.words, delay: null } }, 3).estimate).toBeNull();
  });
});
