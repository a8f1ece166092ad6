import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankHolidays, lastYearOfBankHolidays } from '#server/domain/bank-holidays.ts';
import { addWorkingDays, isWorkingDay } from '#server/domain/working-days.ts';

const DAY = 86_400_000;
const utc = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day));
const monthDay = (moment: Date) => moment.toISOString().slice(5, 10);
const plus = (moment: Date, days: number) => new Date(moment.getTime() + days * DAY);

/** Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher. */
function easter(year: number): Date {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return utc(year, Math.floor(f / 31), (f % 31) + 1);
}

const monday = (from: Date, step: 1 | -1): Date => (from.getUTCDay() === 1 ? from : monday(plus(from, step), step));

/** A fixed holiday on a weekend moves to the next day that is neither weekend nor a holiday itself. */
function substituted(days: Date[]): Date[] {
  const taken: Date[] = [];
  for (const day of days) {
    let moved = day;
    const isFree = () => moved.getUTCDay() % 6 !== 0 && !taken.some((other) => other.getTime() === moved.getTime());
    while (!isFree()) moved = plus(moved, 1);
    taken.push(moved);
  }
  return taken;
}

describe('the bank holidays listed', () => {
  it.each(Object.keys(bankHolidays).map(Number))('of %i follow the rules they have, but for the coronation', (year) => {
    const fixed = [...substituted([utc(year, 1, 1)]), ...substituted([utc(year, 12, 25), utc(year, 12, 26)])];
    const sunday = easter(year);
    const spring = [monday(utc(year, 5, 1), 1), monday(utc(year, 5, 31), -1), monday(utc(year, 8, 31), -1)];
    const coronation = year === 2023 ? [utc(2023, 5, 8)] : [];
    const expected = [...fixed, plus(sunday, -2), plus(sunday, 1), ...spring, ...coronation].map(monthDay).sort();
    expect(bankHolidays[year]).toEqual(expected);
  });

  it('reach from the strategy’s year beyond this one', () => {
    expect(Object.keys(bankHolidays).map(Number)).toEqual([2023, 2024, 2025, 2026, 2027, 2028]);
    expect(lastYearOfBankHolidays).toBe(2028);
  });
});

describe('working days', () => {
  it('leave out weekends and bank holidays', () => {
    expect(['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'].map(isWorkingDay)).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(['2026-12-25', '2026-12-28', '2026-12-29', '2027-01-01'].map(isWorkingDay)).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });

  it.each([
    ['2026-11-26', 5, '2026-12-03'],
    ['2026-11-28', 1, '2026-11-30'],
    // Over Christmas: 23, 24, 29, 30 and 31 December.
    ['2026-12-22', 5, '2026-12-31'],
    // Over Easter: Good Friday and Easter Monday do not count.
    ['2027-03-25', 5, '2027-04-05'],
    // A month later, in another year.
    ['2026-12-31', 5, '2027-01-08'],
  ])('after %s the %ith is %s', (day, count, expected) => {
    expect(addWorkingDays(day, count)).toBe(expected);
  });

  it('are that many between two days, whatever day one begins on; beyond the list a limit only comes earlier', () => {
    const days = fc.integer({ min: 0, max: 365 * 12 }).map((count) =>
      plus(utc(2023, 1, 1), count)
        .toISOString()
        .slice(0, 10),
    );
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 20 }), (from, count) => {
        const to = addWorkingDays(from, count);
        let counted = 0;
        for (let at = plus(new Date(`${from}T00:00:00Z`), 1); at.toISOString().slice(0, 10) <= to; at = plus(at, 1)) {
          if (isWorkingDay(at.toISOString().slice(0, 10))) counted += 1;
        }
        expect(counted).toBe(count);
        expect(isWorkingDay(to)).toBe(true);
      }),
    );
    // New Year's Day of 2029 is a Monday and not in the list.
    expect(addWorkingDays('2028-12-29', 1)).toBe('2029-01-01');
  });
});
