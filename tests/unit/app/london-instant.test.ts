import { expect, it } from 'vitest';
import { londonInstant } from '#app/london-instant.server.ts';

const day = (day: string, month: string, year: string) => ({ day, month, year });

it('an hour in England is an instant, in summer and in winter', () => {
  expect(londonInstant(day('30', '6', '2027'), '9:30')).toBe('2027-06-30T08:30:00.000Z');
  expect(londonInstant(day('1', '12', '2026'), '09.30')).toBe('2026-12-01T09:30:00.000Z');
});

it.each([
  ['31', '2', '2027', '9:30'],
  ['0', '1', '2027', '9:30'],
  ['1', '13', '2027', '9:30'],
  ['1', '1', '27', '9:30'],
  ['1', '1', '2027', '25:00'],
  ['1', '1', '2027', 'noon'],
  ['', '', '', ''],
])('what is no moment gives none: %s %s %s %s', (date, month, year, hour) => {
  expect(londonInstant(day(date, month, year), hour)).toBeNull();
});
