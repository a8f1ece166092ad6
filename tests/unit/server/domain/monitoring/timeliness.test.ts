import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monitoredArea, warningsByCheck } from '#server/domain/monitoring/monitored.ts';
import { questionsOut } from '#server/domain/monitoring/questions-out.ts';
import { reminderDue, reminderKinds } from '#server/domain/monitoring/reminders.ts';
import { timelinessOf } from '#server/domain/monitoring/timeliness.ts';

const collection = { id: 'c', opensOn: '2026-07-01', dueOn: '2026-08-28', locksOn: '2026-10-30' };
const dayAfter = (days: number) => new Date(Date.UTC(2026, 6, 1 + days)).toISOString().slice(0, 10);

describe('timeliness', () => {
  it.each([
    ['2026-08-28', '2026-09-30', { kind: 'in-time', days: 0 }],
    ['2026-08-29', '2026-09-30', { kind: 'late', days: 1 }],
    [null, '2026-08-28', { kind: 'not-due', days: 0 }],
    [null, '2026-09-04', { kind: 'overdue', days: 7 }],
    [null, '2026-10-30', { kind: 'overdue', days: 63 }],
    [null, '2026-10-31', { kind: 'missed', days: 64 }],
  ])('signed off on %s, looked at on %s', (signedOffOn, today, expected) => {
    expect(timelinessOf(collection, signedOffOn, today)).toEqual(expected);
  });
});

describe('reminders', () => {
  it.each([
    ['2026-06-30', null],
    ['2026-08-20', null],
    ['2026-08-21', 'before'],
    ['2026-08-27', 'before'],
    ['2026-08-28', 'due'],
    ['2026-08-29', 'late'],
    ['2026-09-03', 'late'],
    ['2026-09-04', 'late-again'],
    ['2026-10-26', 'late-again'],
    ['2026-10-27', 'before-lock'],
    ['2026-10-30', 'before-lock'],
    ['2026-10-31', null],
  ])('on %s: %s', (today, kind) => {
    expect(reminderDue(collection, today)).toBe(kind);
  });

  it('come in one order, each kind in one stretch of days, whatever the days of the collection', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (due, lock) => {
        const days = { id: 'c', opensOn: dayAfter(0), dueOn: dayAfter(due), locksOn: dayAfter(due + lock) };
        const kinds = Array.from({ length: due + lock + 3 }, (_, day) => reminderDue(days, dayAfter(day - 1)));
        const said = kinds.filter((kind, at) => kind !== null && kind !== kinds[at - 1]);
        expect(new Set(said).size).toBe(said.length);
        expect(said.map((kind) => reminderKinds.indexOf(kind!))).toEqual(
          said.map((kind) => reminderKinds.indexOf(kind!)).sort((a, b) => a - b),
        );
        expect(kinds[0]).toBeNull();
        expect(kinds.at(-1)).toBeNull();
      }),
    );
  });
});

describe('what officials see of a return', () => {
  it('is how much was given, how timely by the London day of the sign-off, and how often checks warned', () => {
    const facts = { state: 'signed-off', given: 9, warnings: { 'CHG-001': 2, 'OUT-001': 1 } };
    const signedOffAt = '2026-08-28T23:30:00.000Z';
    expect(monitoredArea({ ...collection, asked: 12 }, { ...facts, signedOffAt }, '2026-09-30')).toEqual({
      ...{ timeliness: { kind: 'late', days: 1 }, completeness: 0.75, warningCount: 3, waits: false },
    });
    expect(monitoredArea({ ...collection, asked: 0 }, { ...facts, signedOffAt: null }, '2026-08-01').completeness).toBe(
      1,
    );
  });

  it.each(['withdrawn', 'submitted', 'director-signed', 'finance-signed', 'reopened'])(
    'is not in time while it waits for its authority, whatever was signed before: %s',
    (state) => {
      const facts = { state, given: 9, warnings: {}, signedOffAt: '2026-08-01T10:00:00.000Z' };
      const seen = monitoredArea({ ...collection, asked: 12 }, facts, '2026-09-04');
      expect(seen).toMatchObject({ timeliness: { kind: 'overdue', days: 7 }, waits: true });
    },
  );

  it('by check: how often it warned, and in how many returns', () => {
    expect(warningsByCheck([{ warnings: { 'CHG-001': 2 } }, { warnings: { 'CHG-001': 1, 'OUT-001': 5 } }])).toEqual([
      { code: 'OUT-001', warnings: 5, returns: 1 },
      { code: 'CHG-001', warnings: 3, returns: 2 },
    ]);
  });

  it('questions wait until the authority has answered, the longest first', () => {
    const of = { returnId: 'r', latest: 1, version: 1, collection: 'c', area: 'a', areaName: 'A', breakdown: 'total' };
    const asked = { ...of, actorRole: 'official', text: '?' };
    const messages = [
      { ...asked, thread: 't1', metric: 'm1', at: '2026-09-01T10:00:00.000Z' },
      { ...asked, thread: 't2', metric: 'm2', at: '2026-09-03T10:00:00.000Z' },
      { ...asked, thread: 't3', metric: 'm3', at: '2026-09-02T10:00:00.000Z' },
      { ...asked, actorRole: 'preparer', thread: 't2', metric: 'm2', at: '2026-09-04T10:00:00.000Z' },
    ];
    expect(questionsOut(messages, '2026-09-05').map(({ metric, days }) => [metric, days])).toEqual([
      ['m1', 4],
      ['m3', 3],
    ]);
  });
});
