import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalConfirmation, LocalProgress } from '#server/domain/ledger/ledger.ts';
import { lookupOf } from '#server/domain/ledger/lookup.ts';
import { briefPage as briefSchema } from '#server/domain/ledger/pages/brief-page.ts';
import { isRefused } from '#server/domain/ledger/reading/listing.ts';
import { readingOf } from '#server/domain/ledger/reading/reading.ts';
import { localStates } from '#server/domain/ledger/rollout/local-states.ts';
import { rolloutNews } from '#server/domain/ledger/rollout/rollout-news.ts';
import { briefPage } from '#server/domain/ledger/views/brief/brief.ts';
import { ledger, metricsById, release, words } from '../published-pack.ts';
import { report, word } from './reports.ts';

const step = ledger.localMilestones[0]!;
const [one, two] = ['E08000025', 'E08000026'];
const takingPart = new Map([[step.programmeId, [one, two]]]);
const ledgerWith = (localProgress: LocalProgress[], localConfirmations: LocalConfirmation[] = []) => ({
  ...ledger,
  ...{ takingPart, localProgress, localConfirmations },
});
const news = (rows: LocalProgress[], answers: LocalConfirmation[] = [], since = '2026-10-01') =>
  rolloutNews(lookupOf(ledgerWith(rows, answers)), since);

const of = { localMilestoneId: step.id };
const before = report('live', { ...of, areaCode: one, statedOn: '2026-08-01', liveOn: '2026-07-01' });
const moved = report('live', { ...of, areaCode: one, statedOn: '2026-10-05', liveOn: '2026-09-01', reason: 'A slip.' });
const second = report('live', { ...of, areaCode: two, statedOn: '2026-10-06', liveOn: '2026-10-01' });
const rows = [before, moved, second];
const answers = [word(before, true), word(second, true, { statedOn: '2026-10-20' })];

describe('what happened to a step by place', () => {
  it('tells reports, answers, moved go-live dates and the counts before and now, with the latest row', () => {
    expect(news(rows, answers)).toMatchObject([
      {
        ...{ step: { id: step.id }, id: answers[1]!.id, on: '2026-10-20', reports: 2, answers: 1, moves: 1 },
        before: { live: 1, notReported: 1 },
        now: { live: 2, notReported: 0 },
      },
    ]);
  });

  it('leaves out steps without news, made-up areas and areas that take no part', () => {
    expect(news(rows, answers, '2026-11-01')).toEqual([]);
    const outside = ['T09000001', 'E06000999'].map((areaCode) =>
      report('live', { ...of, areaCode, statedOn: '2026-10-09' }),
    );
    expect(
      news(
        outside,
        outside.map((row) => word(row, true)),
      ),
    ).toEqual([]);
  });

  it('counts before and now to the same areas, whatever was reported', () => {
    const day = fc
      .integer({ min: 1, max: 300 })
      .map((at) => new Date(Date.UTC(2026, 0, at)).toISOString().slice(0, 10));
    const reported = fc.record({
      areaCode: fc.constantFrom(one, two, 'T09000001'),
      state: fc.constantFrom(...localStates),
      statedOn: day,
      words: fc.array(fc.boolean(), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(reported, { maxLength: 20 }), day, (all, since) => {
        const rows = all.map(({ words: _, state, ...more }) => report(state, { ...of, ...more }));
        const answers = rows.flatMap((row, at) => all[at]!.words.map((confirmed) => word(row, confirmed)));
        for (const { before, now } of news(rows, answers, since)) {
          for (const { of, liveNotConfirmed: _, ...groups } of [before, now]) {
            expect(Object.values(groups).reduce((sum, each) => sum + each, 0)).toBe(of);
          }
        }
      }),
    );
  });

  it('stands in the brief as one line a step, with the id that is in the list of changes', () => {
    const given = { release, at: null, today: '2026-11-25', words, metrics: metricsById };
    const page = briefPage(readingOf(ledgerWith(rows, answers), given), '2026-10-01', [], { limit: 500 });
    if (isRefused(page)) throw new Error(page.faults.join(' '));
    expect(briefSchema.parse(page)).toEqual(page);
    const lines = page.sections.flatMap(({ lines }) => lines).filter((line) => line.step === step.slug);
    expect(lines).toMatchObject([
      {
        ...{ id: answers[1]!.id, on: '2026-10-20', kind: 'Rollout by place', title: step.title },
        what: 'Live in 2 of 2 areas, in 1 before. 2 reports of areas, 1 answer of the department. 1 go-live date changed.',
      },
    ]);
  });
});
