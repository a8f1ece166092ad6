import { describe, expect, it } from 'vitest';
import { foldLedger } from '#server/domain/ledger/fold.ts';
import type { Ledger, MilestoneDate, MilestoneProgress } from '#server/domain/ledger/ledger.ts';
import { lookupOf } from '#server/domain/ledger/lookup.ts';
import { datesPassed } from '#server/domain/releases/dates-passed.ts';
import { smallLedger } from '../ledger/acts/promise.ts';

const releases = [
  { number: 2, publishedAt: '2026-07-15T08:00:00.000Z' },
  { number: 1, publishedAt: '2026-01-01T08:00:00.000Z' },
];
const raw = smallLedger();
const passed = (ledger: Ledger, today: string, filter = {}) =>
  Object.fromEntries(
    [...datesPassed(lookupOf(foldLedger(ledger)), ledger, releases, today, filter)].map(([number, list]) => [
      number,
      list.map(({ id }) => id),
    ]),
  );

const moved: MilestoneDate = {
  ...{ ...raw.dates[0]!, id: 'd1', step: 1, due: '2026-08-31', movedOn: '2026-06-01', reason: 'r', release: 2 },
};
const met: MilestoneProgress = {
  ...{ id: 'p1', milestoneId: 'dated', kind: 'met', happenedOn: '2026-06-01', precision: 'day', note: null },
  ...{ evidenceId: null, statedOn: '2026-06-01', recordedAt: '', actorRole: 'official', corrects: null, release: 1 },
};

describe('dates that passed', () => {
  it('pass on the day after, with the release that was the latest then', () => {
    expect(passed(raw, '2026-06-30')).toEqual({});
    expect(passed(raw, '2026-07-01')).toEqual({ 1: ['passed-d0'] });
  });

  it('passed once and for all: a move that a later release published does not undo it, and passes by itself', () => {
    const ledger = { ...raw, dates: [...raw.dates, moved] };
    expect(passed(ledger, '2026-08-31')).toEqual({ 1: ['passed-d0'] });
    expect(passed(ledger, '2026-09-01')).toEqual({ 1: ['passed-d0'], 2: ['passed-d1'] });
  });

  it('did not pass where it was moved, met or ended in the release that was the latest then', () => {
    expect(passed({ ...raw, dates: [...raw.dates, { ...moved, release: 1 }] }, '2026-08-01')).toEqual({});
    expect(passed({ ...raw, progress: [met] }, '2026-08-01')).toEqual({});
    const late = { ...raw, progress: [{ ...met, release: 2 }] };
    expect(passed(late, '2026-08-01')).toEqual({ 1: ['passed-d0'] });
  });

  it('that had passed before it was published stands with the release that published it', () => {
    const ledger = { ...raw, dates: raw.dates.map((date) => ({ ...date, release: 2 })) };
    expect(passed(ledger, '2026-08-01')).toEqual({ 2: ['passed-d0'] });
  });

  it('can be only those of one promise or pillar', () => {
    expect(passed(raw, '2026-08-01', { commitment: 'c-two' })).toEqual({});
    expect(passed(raw, '2026-08-01', { commitment: 'c-one' })).toEqual({ 1: ['passed-d0'] });
    expect(passed(raw, '2026-08-01', { pillar: 'another' })).toEqual({});
  });
});
