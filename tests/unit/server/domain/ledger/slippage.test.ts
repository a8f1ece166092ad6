import { differenceInCalendarDays, parseISO } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookupOf } from '#server/domain/ledger/lookup.ts';
import type { SlippagePage } from '#server/domain/ledger/pages/milestones/slippage-page.ts';
import {
  medianOf,
  silentDates,
  slipOf,
  slippagePage,
  slippedMilestones,
  termChanges,
} from '#server/domain/ledger/views/milestones/slippage.ts';
import { ledger, read } from './published-pack.ts';

const reading = read();
const page = slippagePage(reading, { limit: 500 }) as SlippagePage;

describe('what slipped', () => {
  it('loses no move of the pack: every date after the first is one', () => {
    const later = ledger.milestones.flatMap(({ id }) => lookupOf(ledger).datesOf(id).slice(1));
    expect(later.length).toBeGreaterThan(0);
    expect(page.items.map(({ id }) => id).sort()).toEqual(later.map(({ id }) => id).sort());
  });

  it('counts days from the first date to the one that holds now', () => {
    const slipped = slippedMilestones(reading);
    expect(slipped.length).toBeGreaterThan(0);
    for (const { first, now, days } of slipped) {
      expect(days).toBe(first && now ? differenceInCalendarDays(parseISO(now.day), parseISO(first.day)) : null);
    }
  });

  it('adds up by pillar and by lead body to the whole', () => {
    for (const groups of [page.byPillar, page.byLead]) {
      for (const what of ['milestones', 'later', 'earlier', 'withdrawn'] as const) {
        expect(groups.reduce((sum, group) => sum + group[what], 0)).toBe(page.all[what]);
      }
    }
    expect(page.spread.reduce((sum, { count }) => sum + count, 0)).toBe(page.all.later);
    expect(page.years.reduce((sum, { moves }) => sum + moves, 0)).toBe(page.items.length);
  });

  it('gives what was withdrawn no number of days', () => {
    const withdrawn = page.slipped.filter(({ now }) => now === null);
    expect(withdrawn.length).toBeGreaterThan(0);
    expect(withdrawn.every(({ days }) => days === null)).toBe(true);
    expect(slipOf(withdrawn)).toMatchObject({ later: 0, withdrawn: withdrawn.length, median: null, longest: null });
  });

  it('takes the median of what is later only', () => {
    const one = page.slipped[0]!;
    const of = (days: number | null) => ({ ...one, days });
    expect(slipOf([of(10), of(30), of(-400), of(null)])).toMatchObject({
      later: 2,
      earlier: 1,
      median: 20,
      longest: 30,
    });
  });

  it('shows every changed term with whether it was a ceiling', () => {
    const terms = termChanges(reading);
    expect(terms.map(({ id }) => id).sort()).toEqual(ledger.terms.map(({ id }) => id).sort());
    expect(new Set(terms.map(({ isCeiling }) => isCeiling))).toEqual(new Set([true, false]));
  });

  it('says first that 37 of 70 promises never had a date', () => {
    expect(page.undated).toMatchObject({ commitments: 37, ofCommitments: 70 });
  });
});

describe('dates that passed in silence', () => {
  it('are judged as at the last check: time alone adds none', () => {
    const now = silentDates(reading);
    expect(now.length).toBeGreaterThan(0);
    expect(silentDates(read('2031-01-01'))).toEqual(now);
    for (const { due, checkedOn, days } of now) {
      expect(due.day < checkedOn).toBe(true);
      expect(days).toBeGreaterThan(0);
    }
  });

  it('are fewer on an earlier day and never later than it', () => {
    const before = silentDates(read('2026-11-25', '2024-01-31'));
    expect(before.length).toBeLessThan(silentDates(reading).length);
    expect(before.every(({ due }) => due.day < '2024-01-31')).toBe(true);
  });
});

describe('the median', () => {
  it('lies between the smallest and the largest, and has as many on either side', () => {
    expect(medianOf([])).toBeNull();
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1 }), (days) => {
        const median = medianOf(days)!;
        expect(days.filter((each) => each < median).length).toBeLessThanOrEqual(days.length / 2);
        expect(days.filter((each) => each > median).length).toBeLessThanOrEqual(days.length / 2);
      }),
    );
  });
});
