import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalConfirmation, LocalProgress } from '#server/domain/ledger/ledger.ts';
import { countPlaces } from '#server/domain/ledger/rollout/count-places.ts';
import { localStates } from '#server/domain/ledger/rollout/local-states.ts';
import { countedByArea } from '#server/domain/ledger/rollout/place-counted.ts';
import { standingsByArea } from '#server/domain/ledger/rollout/place-standing.ts';
import { reportProgress } from '#server/domain/ledger/rollout/report-progress.ts';
import { on, report, standingOf, word } from './reports.ts';

const [one, two, three] = ['E08000025', 'E08000026', 'E08000027'];
const count = (rows: LocalProgress[], words: LocalConfirmation[] = [], places = [one, two, three]) =>
  countPlaces(places, countedByArea(rows, on(words)));

describe('how an area stands with a step', () => {
  it('keeps the first go-live date and every move with its reason, in order', () => {
    const rows = [
      report('in-design', { statedOn: '2026-01-10' }),
      report('live', { statedOn: '2026-03-02', liveOn: '2026-03-01' }),
      report('live', { statedOn: '2026-04-02', liveOn: '2026-04-01', reason: 'First day of one office only.' }),
      report('in-design', { statedOn: '2026-05-02', reason: 'The team left.' }),
      report('live', { statedOn: '2026-07-02', liveOn: '2026-07-01', reason: 'A new team.' }),
    ];
    const standing = standingOf(rows.toReversed())!;
    expect(standing.firstLiveOn).toBe('2026-03-01');
    expect(standing.moves.map(({ from, to, reason }) => [from, to, reason])).toEqual([
      ['2026-03-01', '2026-04-01', 'First day of one office only.'],
      ['2026-04-01', null, 'The team left.'],
      [null, '2026-07-01', 'A new team.'],
    ]);
    expect(standing.reports).toHaveLength(5);
    expect(standing.latest).toMatchObject({ state: 'live', by: 'preparer', decision: 'waiting' });
  });

  it('goes by the department’s last word on a report', () => {
    const row = report('live', { liveOn: '2026-03-01' });
    const words = [word(row, true), word(row, false, { statedOn: '2026-09-01' })];
    expect(standingOf([row], words)).toMatchObject({
      confirmed: null,
      latest: { decision: 'not-confirmed', decidedOn: '2026-09-01', decisionNote: 'We read otherwise.' },
    });
  });
});

describe('in how many areas a step is live', () => {
  it('counts what is confirmed; who did not report is not reported, never not started', () => {
    const [a, b] = [report('live', { areaCode: one, liveOn: '2026-03-01' }), report('live', { areaCode: two })];
    expect(count([a, b], [word(a, true)])).toEqual({
      ...{ live: 1, inDesign: 0, notStarted: 0, notBeingImplemented: 0, waiting: 1, notReported: 1, of: 3 },
      liveNotConfirmed: 1,
    });
  });

  it('goes on counting the last confirmed report while a newer one waits', () => {
    const design = report('in-design', { areaCode: one, statedOn: '2026-01-10' });
    const live = report('live', { areaCode: one, liveOn: '2026-03-01' });
    expect(count([design, live], [word(design, true)])).toMatchObject({ live: 0, inDesign: 1, liveNotConfirmed: 1 });
  });

  it('never counts who does not take part', () => {
    const row = report('live', { areaCode: 'T09000001', liveOn: '2026-03-01' });
    expect(count([row], [word(row, true)])).toMatchObject({ live: 0, waiting: 0, notReported: 3, liveNotConfirmed: 0 });
  });

  const day = fc.integer({ min: 1, max: 300 }).map((at) => new Date(Date.UTC(2026, 0, at)).toISOString().slice(0, 10));
  const reported = fc.record({
    areaCode: fc.constantFrom(one, two, three, 'T09000001'),
    state: fc.constantFrom(...localStates),
    statedOn: day,
    liveOn: fc.option(day, { nil: null }),
    words: fc.array(fc.boolean(), { maxLength: 3 }),
  });

  it('always adds up to all areas, and counts none as live without a confirmed report that says so', () => {
    fc.assert(
      fc.property(fc.array(reported, { maxLength: 30 }), (all) => {
        const rows = all.map(({ words: _, state, ...more }) => report(state, more));
        const words = rows.flatMap((row, at) => all[at]!.words.map((confirmed) => word(row, confirmed)));
        const counts = count(rows, words);
        const { live, inDesign, notStarted, notBeingImplemented, waiting, notReported, of } = counts;
        expect(live + inDesign + notStarted + notBeingImplemented + waiting + notReported).toBe(of);
        const confirmedLive = rows.filter(
          (row) =>
            row.state === 'live' &&
            row.areaCode !== 'T09000001' &&
            words.some((w) => w.localProgressId === row.id && w.confirmed),
        );
        expect(live).toBeLessThanOrEqual(new Set(confirmedLive.map(({ areaCode }) => areaCode)).size);
        expect(notReported).toBe(3 - new Set(rows.map((r) => r.areaCode).filter((c) => c !== 'T09000001')).size);
      }),
    );
  });

  it('says the same as the whole history of each area', () => {
    fc.assert(
      fc.property(fc.array(reported, { maxLength: 30 }), (all) => {
        const rows = all.map(({ words: _, state, ...more }) => report(state, more));
        const words = rows.flatMap((row, at) => all[at]!.words.map((confirmed) => word(row, confirmed)));
        const standings = [...standingsByArea(rows, on(words))].map(([area, { latest, confirmed }]) => [
          area,
          {
            says: latest.state,
            confirmed: confirmed?.state ?? null,
            saidConfirmed: latest.decision === 'confirmed',
          },
        ]);
        expect(Object.fromEntries(countedByArea(rows, on(words)))).toEqual(Object.fromEntries(standings));
      }),
    );
  });

  it('no sequence of reports loses one, or moves a go-live date without its reason', () => {
    const asked = fc.record({
      state: fc.constantFrom(...localStates),
      liveOn: fc.option(day, { nil: '' }),
      reason: fc.constantFrom('', 'The plan changed.'),
    });
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 20 }), (all) => {
        const rows: LocalProgress[] = [];
        for (const [at, input] of all.entries()) {
          const standing = standingOf(rows);
          const moment = { today: '2026-11-25', newId: () => `id-${String(at).padStart(3, '0')}` };
          const seen = standing?.latest.id ?? null;
          const decision = reportProgress(
            { step: 'step', standing },
            { area: one, stage: 's', seen, ...input },
            moment,
          );
          if ('row' in decision) rows.push(report(decision.row.state, decision.row));
        }
        const standing = standingOf(rows);
        expect(standing?.reports.map(({ id }) => id) ?? []).toEqual(rows.map(({ id }) => id));
        const dates = rows.map(({ liveOn }) => liveOn).filter((liveOn) => liveOn !== null);
        expect(standing?.firstLiveOn ?? null).toBe(dates[0] ?? null);
        for (const { from, to, reason } of standing?.moves ?? []) {
          if (from !== null && from !== to) expect(reason).toBe('The plan changed.');
        }
      }),
    );
  });
});
