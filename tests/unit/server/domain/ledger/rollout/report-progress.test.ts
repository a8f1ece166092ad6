import { describe, expect, it } from 'vitest';
import {
  type ConfirmProgress,
  confirmProgress,
  confirmReports,
} from '#server/domain/ledger/rollout/confirm-progress.ts';
import type { PlaceStanding } from '#server/domain/ledger/rollout/place-standing.ts';
import { type ReportProgress, reportProgress } from '#server/domain/ledger/rollout/report-progress.ts';
import { report, standingOf, word } from './reports.ts';

const moment = { today: '2026-11-25', newId: () => 'new' };
const good: ReportProgress = {
  ...{ area: 'E08000025', stage: 's-one', seen: null, state: 'live', liveOn: '2026-10-01', reason: '' },
};
const ask = (change: Partial<ReportProgress>, standing: PlaceStanding | null = null) =>
  reportProgress({ step: 'step', standing }, { ...good, seen: standing?.latest.id ?? null, ...change }, moment);
const faultsOf = (decision: object) =>
  'refused' in decision
    ? Object.fromEntries((decision.refused as { field: string; message: string }[]).map((f) => [f.field, f.message]))
    : {};
const live = standingOf([report('live', { liveOn: '2026-06-01' })]);

describe('an area’s report on a step', () => {
  it('becomes one row that says since when it is live', () => {
    expect(ask({})).toEqual({
      row: {
        ...{ id: 'new', localMilestoneId: 'step', areaCode: 'E08000025', state: 'live', liveOn: '2026-10-01' },
        ...{ reason: null, statedOn: '2026-11-25', corrects: null },
      },
    });
  });

  it.each(['not-started', 'in-design'])('may say %s without a day or a reason', (state) => {
    expect(faultsOf(ask({ state, liveOn: '' }))).toEqual({});
  });

  it('is refused for a state that is none', () => {
    expect(faultsOf(ask({ state: 'almost', liveOn: '' })).state).toMatch(
      /^Choose how far it is: not-started, in-design/,
    );
  });

  it('is refused for live without a go-live date', () => {
    expect(faultsOf(ask({ liveOn: '' }))).toEqual({ liveOn: 'Enter the day on which it went live' });
  });

  it('is refused for a go-live date still to come, and taken for today', () => {
    expect(faultsOf(ask({ liveOn: '2026-11-26' })).liveOn).toMatch(/cannot be still to come/);
    expect(faultsOf(ask({ liveOn: '2026-11-25' }))).toEqual({});
  });

  it.each(['2026-02-30', 'soon', '30/06/2026'])('is refused for the impossible go-live date “%s”', (liveOn) => {
    expect(faultsOf(ask({ liveOn })).liveOn).toMatch(/^The day on which it went live must be a real date/);
  });

  it('is refused for a go-live date of what is not live', () => {
    expect(faultsOf(ask({ state: 'in-design' })).liveOn).toMatch(/^Only a step that is live/);
  });

  it('is refused for not being implemented without a reason', () => {
    const none = { state: 'not-being-implemented', liveOn: '' };
    expect(faultsOf(ask(none))).toEqual({ reason: 'Enter why it is not being implemented' });
    expect(faultsOf(ask({ ...none, reason: 'Neighbouring areas do it for us.' }))).toEqual({});
  });

  it('is refused where the go-live date moves without a reason', () => {
    expect(faultsOf(ask({}, live))).toEqual({ reason: 'Enter why the day moved from 1 June 2026' });
    expect(faultsOf(ask({ reason: 'The first day was of one office only.' }, live))).toEqual({});
  });

  it('is refused where a step is no longer live without a reason', () => {
    expect(faultsOf(ask({ state: 'in-design', liveOn: '' }, live))).toEqual({
      reason: 'Enter why it is no longer live',
    });
  });

  it('remembers the first date of what was taken back: another one is a move', () => {
    const back = standingOf([
      report('live', { liveOn: '2026-06-01' }),
      report('in-design', { statedOn: '2026-08-01', reason: 'The team left.' }),
    ]);
    expect(faultsOf(ask({}, back)).reason).toBe('Enter why the day moved from 1 June 2026');
    expect(faultsOf(ask({ liveOn: '2026-06-01' }, back))).toEqual({});
  });

  it('is refused where nothing is new, unless the department did not confirm it', () => {
    expect(faultsOf(ask({ liveOn: '2026-06-01' }, live)).state).toBe('This is what you reported on 1 July 2026');
    const row = report('live', { liveOn: '2026-06-01' });
    const declined = standingOf([row], [word(row, false)]);
    expect(faultsOf(ask({ liveOn: '2026-06-01' }, declined))).toEqual({});
  });

  it('is refused as a conflict, telling the other’s report, where somebody reported meanwhile', () => {
    const decision = ask({ seen: null, reason: 'Checked again.' }, live);
    expect(decision).toMatchObject({ conflict: true });
    expect(faultsOf(decision).state).toMatch(/“Live”, live since 1 June 2026, on 1 July 2026/);
  });

  it('is refused where the reason looks as if it told of one person', () => {
    expect(faultsOf(ask({ reason: 'Ring 07700 900123 about it.' })).reason).toMatch(/telephone number/);
  });

  it('gets every fault at once', () => {
    const all = { state: 'almost', liveOn: '', reason: 'x'.repeat(2_001) };
    expect(Object.keys(faultsOf(ask(all))).sort()).toEqual(['reason', 'state']);
  });
});

describe('the department’s word on a report', () => {
  const standing = live!;
  const say = (change: Partial<ConfirmProgress> = {}, of = standing) =>
    confirmProgress(of, { report: of.latest.id, confirmed: true, note: '', ...change }, moment);

  it('becomes one row', () => {
    expect(say()).toEqual({
      row: {
        ...{ id: 'new', localProgressId: standing.latest.id, confirmed: true, note: null },
        ...{ statedOn: '2026-11-25', corrects: null },
      },
    });
  });

  it('needs a reason where it does not confirm', () => {
    expect(faultsOf(say({ confirmed: false }))).toEqual({ note: 'Enter why you do not confirm it' });
    expect(faultsOf(say({ confirmed: false, note: 'It is live in two of five offices.' }))).toEqual({});
  });

  it('is refused a second time, and may change', () => {
    const row = report('live', { liveOn: '2026-06-01' });
    const confirmed = standingOf([row], [word(row, true)])!;
    expect(faultsOf(say({}, confirmed))).toEqual({ report: 'This report is already confirmed' });
    expect(faultsOf(say({ confirmed: false, note: 'We erred.' }, confirmed))).toEqual({});
  });

  it('is refused as a conflict on a report that is no longer the latest', () => {
    const [first, second] = [report('in-design'), report('live', { liveOn: '2026-06-01', statedOn: '2026-08-01' })];
    const decision = say({ report: first.id }, standingOf([first, second])!);
    expect(decision).toMatchObject({ conflict: true });
    expect(faultsOf(decision).report).toMatch(/since you read it: “Live” on 1 August 2026/);
  });
});

describe('the department’s word on several reports at once', () => {
  const [one, two] = [report('live', { liveOn: '2026-06-01' }), report('in-design', { areaCode: 'E08000026' })];
  const about = (row: typeof one, standing = standingOf([row])!) => ({ report: row.id, about: row.areaCode, standing });

  it('becomes one row each', () => {
    const decision = confirmReports([about(one), about(two)], moment);
    expect(decision).toMatchObject({
      rows: [
        { localProgressId: one.id, confirmed: true, note: null },
        { localProgressId: two.id, confirmed: true, note: null },
      ],
    });
  });

  it('is refused as a whole where one is confirmed already, and says which', () => {
    const known = standingOf([one], [word(one, true)])!;
    expect(confirmReports([about(two), about(one, known)], moment)).toEqual({
      refused: [{ field: one.id, message: 'E08000025: This report is already confirmed' }],
      conflict: false,
    });
  });

  it('is refused as a conflict where one area reported since', () => {
    const later = standingOf([one, report('in-design', { statedOn: '2026-09-01', reason: 'The team left.' })])!;
    expect(confirmReports([about(one, later), about(two)], moment)).toMatchObject({
      conflict: true,
      refused: [{ field: one.id }],
    });
  });
});
