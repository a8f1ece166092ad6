import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slipTrendPage as schema } from '#server/domain/ledger/pages/milestones/slip-trend-page.ts';
import { quarterOfMove, slipTrendPage } from '#server/domain/ledger/views/milestones/slip-trend.ts';
import { movesShown } from '#server/domain/ledger/views/milestones/slippage.ts';
import { read } from './published-pack.ts';

const reading = read();
const page = slipTrendPage(reading);
const moves = movesShown(reading).filter(({ direction }) => direction !== 'first-date');

describe('moves by the quarter they were made in', () => {
  it('loses no move: quarters and what is not known add up to all of them', () => {
    expect(schema.parse(page)).toEqual(page);
    expect(page.moves).toBe(moves.length);
    expect(page.quarters.reduce((sum, quarter) => sum + quarter.moves, page.unknown)).toBe(moves.length);
    expect(page.unknown).toBe(moves.filter((move) => quarterOfMove(move) === null).length);
    for (const { moves, later, earlier, withdrawn } of page.quarters) expect(later + earlier + withdrawn).toBe(moves);
  });

  it('goes on through quarters in which nothing moved', () => {
    expect(page.quarters.some((quarter) => quarter.moves === 0)).toBe(true);
    page.quarters.slice(1).forEach((quarter, at) => {
      const before = new Date(`${page.quarters[at]!.to}T12:00:00Z`);
      before.setUTCDate(before.getUTCDate() + 1);
      expect(quarter.from).toBe(before.toISOString().slice(0, 10));
    });
  });

  it('tells the London secure home’s withdrawn date in the quarter it was withdrawn', () => {
    expect(page.quarters.find(({ quarter }) => quarter === '2024-Q3')).toMatchObject({
      label: 'July to September 2024',
      withdrawn: 1,
    });
  });

  it('puts a move known by a span into a quarter only where the span lies in one', () => {
    const span = (movedAfter: string | null, movedBefore: string | null) =>
      quarterOfMove({ movedOn: null, movedAfter, movedBefore });
    expect(span('2024-01-01', '2024-03-31')).toBe('2024-01-01');
    expect(span('2024-03-31', '2024-04-01')).toBeNull();
    expect(span(null, '2024-03-31')).toBeNull();
    fc.assert(
      fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }), (day) => {
        const movedOn = day.toISOString().slice(0, 10);
        const start = quarterOfMove({ movedOn, movedAfter: null, movedBefore: null })!;
        expect(start <= movedOn).toBe(true);
        expect(start).toMatch(/-(01|04|07|10)-01$/);
      }),
    );
  });

  it('as at a day before any move has no quarter', () => {
    expect(slipTrendPage(read('2026-11-25', '2023-02-03'))).toMatchObject({ quarters: [], moves: 0, unknown: 0 });
  });
});
