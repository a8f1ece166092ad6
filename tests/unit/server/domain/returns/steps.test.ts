import { expect, test } from 'vitest';
import { closedReason, type QueryMessage, standingOf, unanswered } from '#server/domain/returns/steps.ts';

test('the days a collection opens and locks still count', () => {
  const collection = { opensOn: '2026-07-01', locksOn: '2026-08-31' };
  expect(closedReason(collection, '2026-06-30')).toContain('opens on 2026-07-01');
  expect(closedReason(collection, '2026-07-01')).toBeNull();
  expect(closedReason(collection, '2026-08-31')).toBeNull();
  expect(closedReason(collection, '2026-09-01')).toContain('locked');
  expect(closedReason(collection, '2026-09-01', '2026-09-01')).toBeNull();
  expect(closedReason(collection, '2026-09-02', '2026-09-01')).toContain('exception for your authority ended');
  expect(closedReason(collection, '2026-06-30', '2026-09-01')).toContain('opens');
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
  expect(standingOf(collection, 'answered', 0, '2026-08-01')).toBe('with-department');
  expect(standingOf(collection, 'director-signed', 0, '2026-08-01')).toBe('to-sign-off');
  expect(standingOf(collection, 'withdrawn', 0, '2026-08-01')).toBe('late');
  expect(standingOf(collection, 'reopened', 0, '2026-09-02')).toBe('reopened');
});
