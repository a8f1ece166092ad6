import { describe, expect, it } from 'vitest';
import { correct } from '#server/domain/ledger/acts/correct.ts';
import { changeFit } from '#server/domain/ledger/acts/linking/answer-recommendation.ts';
import { moveDate } from '#server/domain/ledger/acts/move-date.ts';
import { foldLedger } from '#server/domain/ledger/fold.ts';
import type { Ledger } from '#server/domain/ledger/ledger.ts';
import { readingOf } from '#server/domain/ledger/reading/reading.ts';
import { historyPage } from '#server/domain/ledger/views/history/history.ts';
import { added, moment, smallLedger, standing, today } from './acts/promise.ts';
import { release, words } from './published-pack.ts';

const historyOf = (raw: Ledger, kind: 'commitment' | 'recommendation', slug: string, at: string | null = null) => {
  const reading = readingOf(foldLedger(raw), { release, at, today, words, metrics: new Map() });
  return historyPage(reading, raw, kind, slug);
};

const answered: Ledger = {
  ...smallLedger(),
  answers: [
    {
      ...{ id: 'a1', commitmentId: 'one', recommendationId: 'rec-one', fit: 'partial', why: 'Half.', corrects: null },
      ...{ confidence: 'high', statedOn: '2024-01-01', recordedAt: '2026-07-01T08:00:00.000Z', actorRole: 'official' },
      release: 1,
    },
  ],
};
const changed = added(
  answered,
  changeFit(
    standing(answered),
    {
      ...{ commitment: 'c-one', recommendation: 'r-one', seenFit: 'partial', fit: 'full', why: '' },
      reason: 'All was promised.',
    },
    moment(),
  ),
);

describe('the history of a record', () => {
  it('tells every row of a promise by its own id: what, why, of when, recorded when and by which role', () => {
    const page = historyOf(answered, 'commitment', 'c-one')!;
    expect(page.rows.map(({ id }) => id).toSorted()).toEqual(['a1', 'd0', 'dated', 'one', 'undated', 'w1']);
    expect(page.rows.find(({ id }) => id === 'd0')).toMatchObject({
      ...{ kind: 'dates', statedOn: '2024-01-01', recordedAt: '2026-07-01T08:00:00.000Z', actorRole: 'official' },
      ...{ release: 1, corrections: [] },
    });
    expect(page.rows.find(({ id }) => id === 'a1')).toMatchObject({
      words: 'Answers “Recommendation one”, fit partial',
      why: 'Half.',
    });
  });

  it('keeps the fit before a change, and why it changed, with the promise and with the recommendation', () => {
    for (const [kind, slug] of [
      ['commitment', 'c-one'],
      ['recommendation', 'r-one'],
    ] as const) {
      const row = historyOf(changed, kind, slug)?.rows.find(({ id }) => id === 'a1');
      const who = kind === 'recommendation' ? '“The first promise” answers' : 'Answers';
      expect(row?.words).toBe(`${who} “Recommendation one”, fit full`);
      expect(row?.corrections).toMatchObject([
        {
          reason: 'All was promised.',
          actorRole: 'official',
          changed: [{ field: 'fit', was: 'partial', now: 'full' }],
        },
      ]);
    }
  });

  it('keeps each mistake of a row corrected twice, and knows no reason where a load corrected it', () => {
    const mend = (raw: Ledger, title: string) =>
      added(
        raw,
        correct(
          standing(raw),
          { commitment: 'c-one', part: 'wordings', row: 'w1', changes: { title }, reason: `To ${title}.` },
          moment(),
        ),
      );
    const twice = mend(mend(answered, 'The frist promise'), 'The very first promise');
    const loaded = { ...twice, corrections: twice.corrections.slice(1) };
    const row = historyOf(loaded, 'commitment', 'c-one')?.rows.find(({ id }) => id === 'w1');
    expect(row?.words).toBe('Wording: “The very first promise”');
    expect(row?.corrections).toMatchObject([
      { reason: null, changed: [{ field: 'title', was: 'The first promise', now: 'The frist promise' }] },
      { reason: 'To The very first promise.', changed: [{ was: 'The frist promise', now: 'The very first promise' }] },
    ]);
  });

  it('as at a day shows what was so by then, and is of no other promise', () => {
    const given = {
      ...{ milestone: 'm-dated', seenStep: 0, due: '2026-12-31', movedOn: '2026-05-01', reasonCode: 'funding' },
      ...{ reason: 'Money.', note: '', precision: 'day' as const, source: { slug: 'known-source' } },
    };
    const moved = added(answered, moveDate(standing(answered), given, moment()));
    const dates = (at: string | null) =>
      historyOf(moved, 'commitment', 'c-one', at)?.rows.filter(({ kind }) => kind === 'dates');
    expect(dates(null)).toMatchObject([
      { words: 'Date of “First three areas named” moved to 31 December 2026', why: 'Money.' },
      { id: 'd0', why: null },
    ]);
    const silent = { ...moved, dates: moved.dates.map((date) => ({ ...date, reason: null })) };
    expect(historyOf(silent, 'commitment', 'c-one')?.rows.find(({ kind }) => kind === 'dates')?.why).toBe(
      'No reason was published',
    );
    expect(dates('2026-04-30')).toMatchObject([{ id: 'd0' }]);
    expect(historyOf(moved, 'commitment', 'c-two')?.rows.map(({ id }) => id)).toEqual(['two']);
    expect(historyOf(moved, 'commitment', 'c-none')).toBeNull();
  });
});
