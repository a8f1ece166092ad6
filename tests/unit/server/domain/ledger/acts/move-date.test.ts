import { describe, expect, it } from 'vitest';
import { endCommitment } from '#server/domain/ledger/acts/end-commitment.ts';
import { type MoveDate, moveDate, moveReasons } from '#server/domain/ledger/acts/move-date.ts';
import { recordEvidence } from '#server/domain/ledger/acts/record-evidence.ts';
import { movesOf } from '#server/domain/ledger/views/milestones/milestone-story.ts';
import { added, faultsOf, moment, smallLedger, standing } from './promise.ts';

const good: MoveDate = {
  milestone: 'm-dated',
  seenStep: 0,
  due: '2026-12-31',
  precision: 'day',
  movedOn: '2026-05-01',
  reasonCode: 'funding',
  reason: 'The money was agreed later than planned.',
  note: '',
  source: { slug: 'known-source' },
};
const raw = smallLedger();
const move = (change: Partial<MoveDate> = {}, ledger = raw) =>
  moveDate(standing(ledger), { ...good, ...change }, moment());

describe('moving a date', () => {
  it('adds one row with the step after, the reason and the source, and changes none', () => {
    const before = structuredClone(raw);
    const decision = move();
    const ledger = added(raw, decision);
    expect(raw).toEqual(before);
    expect(movesOf(standing(ledger).lookup, 'dated')).toMatchObject([
      { step: 1, from: { day: '2026-06-30' }, to: { day: '2026-12-31' }, direction: 'back', days: 184 },
    ]);
    expect(ledger.dates.at(-1)).toMatchObject({
      movedOn: '2026-05-01',
      reason: good.reason,
      sourceSlug: 'known-source',
    });
  });

  it('counts a move before the date has passed as a move', () => {
    expect(faultsOf(move({ movedOn: '2026-02-01' }))).toEqual({});
  });

  it('is refused without a reason', () => {
    expect(faultsOf(move({ reason: '  ' }))).toEqual({ reason: 'Enter the reason' });
  });

  it('is refused with a reason that is of the past only', () => {
    expect(moveReasons).not.toContain('not-published');
    expect(faultsOf(move({ reasonCode: 'not-published' })).reasonCode).toMatch(/^Choose the kind of reason: consult/);
  });

  it('is refused to the date it has', () => {
    expect(faultsOf(move({ due: '2026-06-30' })).due).toMatch(/another one than 30 June 2026/);
    expect(faultsOf(move({ due: '2026-06-03', precision: 'month' })).due).toMatch(/another one than 30 June 2026/);
  });

  it.each(['2026-02-30', '2026-13-01', '30/06/2026', 'soon', ''])('is refused to the impossible date “%s”', (due) => {
    expect(Object.keys(faultsOf(move({ due })))).toEqual(['due']);
  });

  it.each(['1066-10-14', '2206-06-30'])('is refused to %s, outside the strategy’s life', (due) => {
    expect(faultsOf(move({ due })).due).toMatch(/between 1 January 1989 and 31 December 2050/);
  });

  it('is refused to a date that had passed when it was moved', () => {
    expect(faultsOf(move({ due: '2026-04-30' })).due).toMatch(/before the day on which it was moved/);
  });

  it('is refused as moved on a day still to come, or before the date was given', () => {
    expect(faultsOf(move({ movedOn: '2026-11-26' })).movedOn).toMatch(/still to come/);
    expect(faultsOf(move({ movedOn: '2023-12-31' })).movedOn).toMatch(/last changed on 1 January 2024/);
  });

  it('is refused without a source, and with one that nobody could find', () => {
    expect(faultsOf(move({ source: {} }))['source.title']).toMatch(/Enter the source/);
    expect(faultsOf(move({ source: { slug: 'nowhere' } }))['source.slug']).toMatch(/no source “nowhere”/);
    const unfindable = { kind: 'press', title: 'An article', publisher: 'A paper' };
    expect(Object.keys(faultsOf(move({ source: unfindable })))).toEqual(['source.url']);
    const script = { ...unfindable, url: 'javascript:alert(1)' };
    expect(Object.keys(faultsOf(move({ source: script })))).toEqual(['source.url']);
  });

  it('is refused on a promise that has ended', () => {
    const end = {
      commitment: 'c-one',
      how: 'dropped',
      endedOn: '2026-08-01',
      why: 'w',
      successor: '',
      successorText: '',
    };
    const ended = added(raw, endCommitment(standing(raw), { ...end, source: good.source }, moment()));
    expect(faultsOf(move({}, ended)).milestone).toBe(
      'This promise has ended: it was dropped on 1 August 2026. It can no longer change',
    );
  });

  it('is refused on a milestone that was met', () => {
    const met = { milestone: 'm-dated', note: 'n', page: '', kind: 'met', happenedOn: '2026-06-01', precision: 'day' };
    const decision = recordEvidence(standing(raw), { ...met, precision: 'day', source: good.source }, moment());
    expect(faultsOf(move({}, added(raw, decision))).milestone).toMatch(/recorded as met/);
  });

  it('is refused on a milestone that is not the promise’s', () => {
    expect(faultsOf(move({ milestone: 'm-other' }))).toEqual({ milestone: 'There is no such milestone' });
  });

  it('tells the second of two officials the first one’s move, and takes it once it is confirmed with the new step', () => {
    const first = added(raw, move());
    const second = { due: '2027-03-31', movedOn: '2026-06-01' };
    const refused = move(second, first);
    expect(refused).toMatchObject({ conflict: true });
    expect(faultsOf(refused).due).toBe(
      'The date was moved since you read it, from 30 June 2026 to 31 December 2026 on 1 May 2026, because: “The money was agreed later than planned”. Check that, and send your move again if it still holds',
    );
    const confirmed = added(first, move({ ...second, seenStep: 1 }, first));
    expect(movesOf(standing(confirmed).lookup, 'dated').map(({ step, to }) => [step, to?.day])).toEqual([
      [1, '2026-12-31'],
      [2, '2027-03-31'],
    ]);
  });

  it('may take the date away without a new one, once', () => {
    const without = added(raw, move({ due: null }));
    expect(movesOf(standing(without).lookup, 'dated')).toMatchObject([{ direction: 'no-new-date', to: null }]);
    expect(faultsOf(move({ due: null, seenStep: 1 }, without)).due).toMatch(/no date already/);
  });

  it('gives a milestone that never had a date its first one, which is no move', () => {
    const given = added(raw, move({ milestone: 'm-undated', seenStep: -1, reasonCode: '', reason: '' }));
    expect(given.dates.at(-1)).toMatchObject({ step: 0, due: '2026-12-31', movedOn: null, reasonCode: null });
    expect(movesOf(standing(given).lookup, 'undated')).toEqual([]);
    expect(faultsOf(move({ milestone: 'm-undated', seenStep: -1, due: null })).due).toMatch(/first date/);
  });

  it.each([
    ['month', '2027-02-03', '2027-02-28'],
    ['quarter', '2027-02-03', '2027-03-31'],
    ['year', '2027-02-03', '2027-12-31'],
    ['year', '2027-03-31', '2027-03-31'],
    ['day', '2027-02-03', '2027-02-03'],
  ] as const)('of a %s the last day stands: %s is kept as %s', (precision, due, kept) => {
    expect(added(raw, move({ precision, due })).dates.at(-1)).toMatchObject({ due: kept, precision });
  });

  it('names every fault at once', () => {
    const faults = faultsOf(move({ due: '2026-06-31', reason: '', reasonCode: 'because', source: {}, seenStep: 4 }));
    expect(Object.keys(faults).toSorted()).toEqual(['due', 'reason', 'reasonCode', 'source.title']);
  });

  it.each([
    'Write to jane@example.org about it',
    'Ring 01632 960 001 about it',
    'The boy called Sam moved',
    'Mrs Smith decided so',
  ])('is refused with a reason that may tell of a person: %s', (reason) => {
    expect(Object.keys(faultsOf(move({ reason })))).toEqual(['reason']);
  });

  it('takes a reason that names days', () => {
    expect(faultsOf(move({ reason: 'The Bill fell on 2026-04-30 and came back on 1/6/2026.' }))).toEqual({});
  });
});
