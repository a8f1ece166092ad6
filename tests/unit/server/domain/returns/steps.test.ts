import { expect, test } from 'vitest';
import { closedReason, type QueryMessage, unanswered } from '#server/domain/returns/steps.ts';

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
