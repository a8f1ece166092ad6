import { expect, test } from 'vitest';
import { standingOf, standingWords } from '#server/domain/returns/states/standing.ts';

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

test('a return that waits for nothing is called by its state, another by what it waits for', () => {
  expect(standingWords('done', 'accepted')).toBe('Accepted');
  expect(standingWords('done', 'released')).toBe('Published');
  expect(standingWords('reopened', 'reopened')).toBe('Reopened');
  expect(standingWords('to-sign-off', 'director-signed')).toBe('To sign off');
});
