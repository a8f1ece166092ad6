import { expect, it } from 'vitest';
import { type SecurityNote, securityTally, together } from '#server/domain/people/security-events.ts';

const start = new Date('2026-11-25T10:00:00Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1_000);
const note = (network: string, kind: SecurityNote['kind'] = 'signIn.failed'): SecurityNote => ({
  ...{ kind, network, userId: null, role: null, what: null },
});

it('the first of a minute is told at once, and the others of it once it is over, as a number', () => {
  const tally = securityTally();
  tally.note(note('a'), at(0));
  tally.note(note('a'), at(1));
  expect(tally.take(at(2))).toEqual([{ ...note('a'), at: at(0), count: 2 }]);
  for (let seconds = 3; seconds < 50; seconds += 1) tally.note(note('a'), at(seconds));
  expect(tally.take(at(50))).toEqual([]);
  tally.note(note('b'), at(51));
  expect(tally.take(at(52))).toEqual([{ ...note('b'), at: at(51), count: 1 }]);
  expect(tally.take(at(60))).toEqual([{ ...note('a'), at: at(3), count: 47 }]);
  expect(tally.take(at(61))).toEqual([]);
  tally.note(note('a'), at(62));
  expect(tally.take(at(63))).toEqual([{ ...note('a'), at: at(62), count: 1 }]);
});

it('a flood from everywhere is at most a hundred rows a minute and one for each kind, twice, and loses no number', () => {
  const tally = securityTally();
  const rows = [];
  for (let seconds = 0; seconds < 120; seconds += 1) {
    for (let each = 0; each < 200; each += 1) tally.note(note(`${seconds} ${each}`), at(seconds));
    if (seconds % 2 === 1) rows.push(...tally.take(at(seconds)));
  }
  rows.push(...tally.take(at(180)));
  expect(rows.length).toBeLessThanOrEqual(2 * 2 * 101);
  expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(120 * 200);
  expect(
    rows.filter(({ what }) => what === together).every(({ network, userId }) => network === null && userId === null),
  ).toBe(true);
});

it('what could not be written is told the next time, with what came meanwhile', () => {
  const tally = securityTally();
  tally.note(note('a'), at(0));
  const taken = tally.take(at(1));
  tally.giveBack(taken);
  tally.note(note('a'), at(2));
  expect(tally.take(at(3))).toEqual([{ ...note('a'), at: at(0), count: 2 }]);
});

it('where nothing can be written for long, memory does not fill', () => {
  const tally = securityTally();
  for (let minute = 0; minute < 100; minute += 1) {
    for (let each = 0; each < 150; each += 1) tally.note(note(`${minute} ${each}`), at(minute * 60));
  }
  const rows = tally.take(at(100 * 60));
  expect(rows.length).toBeLessThan(2_200);
  expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(15_000);
});
