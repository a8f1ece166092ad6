import { expect, test } from 'vitest';
import { returnStates } from '#server/domain/people/permissions.ts';
import {
  closedReason,
  type QueryMessage,
  returnActs,
  standingOf,
  stepFrom,
  unanswered,
} from '#server/domain/returns/steps.ts';

test('the way from nothing to published goes through every step', () => {
  const way = ['submit', 'sign-off', 'query', 'answer', 'accept', 'release'] as const;
  let state: (typeof returnStates)[number] = 'open';
  for (const act of way) {
    const step = stepFrom(state, act);
    if (!('to' in step)) throw new Error(step.reason);
    state = step.to;
  }
  expect(state).toBe('released');
});

test('nothing changes an accepted or published return', () => {
  for (const state of ['accepted', 'released'] as const) {
    for (const act of returnActs.filter((one) => one !== 'release')) {
      expect(stepFrom(state, act)).toMatchObject({ reason: expect.stringContaining('no longer be changed') });
    }
  }
});

test('every refusal says why', () => {
  for (const state of returnStates) {
    for (const act of returnActs) {
      const step = stepFrom(state, act);
      expect('to' in step || step.reason.length > 10).toBe(true);
    }
  }
});

test('the days a collection opens and locks still count', () => {
  const collection = { opensOn: '2026-07-01', locksOn: '2026-08-31' };
  expect(closedReason(collection, '2026-06-30')).toContain('opens on 2026-07-01');
  expect(closedReason(collection, '2026-07-01')).toBeNull();
  expect(closedReason(collection, '2026-08-31')).toBeNull();
  expect(closedReason(collection, '2026-09-01')).toContain('locked');
});

test('a question is open until the authority has the last word, or a new version takes its place', () => {
  const message = (more: Partial<QueryMessage>): QueryMessage => ({
    thread: 'a',
    version: 1,
    metric: 'families',
    breakdown: 'total',
    text: 'Why?',
    actorRole: 'official',
    at: '2026-08-01T09:00:00.000Z',
    ...more,
  });
  const asked = [message({}), message({ thread: 'b' })];
  expect(unanswered(asked, 1)).toEqual(['a', 'b']);
  const answer = message({ actorRole: 'preparer', at: '2026-08-02T09:00:00.000Z' });
  expect(unanswered([...asked, answer], 1)).toEqual(['b']);
  expect(unanswered(asked, 2)).toEqual([]);
});

test('a return is late only after its due day and only while the authority has not handed it in', () => {
  const collection = { opensOn: '2026-07-01', dueOn: '2026-07-31', locksOn: '2026-08-31' };
  expect(standingOf(collection, 'open', 0, '2026-06-30')).toBe('not-open');
  expect(standingOf(collection, 'open', 0, '2026-07-31')).toBe('to-do');
  expect(standingOf(collection, 'open', 0, '2026-08-01')).toBe('late');
  expect(standingOf(collection, 'open', 0, '2026-09-01')).toBe('locked');
  expect(standingOf(collection, 'submitted', 0, '2026-08-01')).toBe('to-sign-off');
  expect(standingOf(collection, 'queried', 1, '2026-08-01')).toBe('to-answer');
  expect(standingOf(collection, 'queried', 0, '2026-08-01')).toBe('with-department');
});
