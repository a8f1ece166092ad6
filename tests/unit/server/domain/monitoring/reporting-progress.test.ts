import { expect, it } from 'vitest';
import { reportingProgress } from '#server/domain/monitoring/reporting-progress.ts';

const collection = (...states: string[]) => ({
  opensOn: '2026-07-01',
  dueOn: '2026-08-28',
  areas: states.map((state) => ({ state })),
});

it('counts what is signed off and what is accepted, later steps included', () => {
  const progress = reportingProgress(
    collection('open', 'submitted', 'signed-off', 'queried', 'accepted', 'released'),
    '2026-08-01',
  );
  expect(progress).toEqual({ asked: 6, signedOff: 4, accepted: 2, waiting: 'open' });
});

it('is due only after its day, and while somebody has not signed off', () => {
  expect(reportingProgress(collection('submitted'), '2026-08-28').waiting).toBe('open');
  expect(reportingProgress(collection('submitted'), '2026-08-29').waiting).toBe('due');
  expect(reportingProgress(collection('signed-off'), '2026-08-29').waiting).toBe('complete');
});

it('is not open before its day, and never complete while it asks nobody', () => {
  expect(reportingProgress(collection('open'), '2026-06-30').waiting).toBe('not-open');
  expect(reportingProgress(collection(), '2026-08-01').waiting).toBe('open');
});
