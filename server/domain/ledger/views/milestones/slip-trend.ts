import { addQuarters, endOfQuarter, format, getQuarter, parseISO, startOfQuarter } from 'date-fns';
import { niceTicks } from '../../../comparison/axis.ts';
import type { Move } from '../../pages/milestones/milestone-pages.ts';
import type { QuarterOfMoves, SlipTrendPage } from '../../pages/milestones/slip-trend-page.ts';
import type { Reading } from '../../reading/reading.ts';
import { medianOf, movesShown } from './slippage.ts';

const nameOf = (day: Date) => `${format(day, 'yyyy')}-Q${getQuarter(day)}`;

/**
 * The first day of the calendar quarter in which a move was made; null where only a span is known that lies in more
 * than one, or nothing.
 */
export function quarterOfMove({
  movedOn,
  movedAfter,
  movedBefore,
}: Pick<Move, 'movedOn' | 'movedAfter' | 'movedBefore'>) {
  if (movedOn) return startOf(movedOn);
  if (!movedAfter || !movedBefore) return null;
  const [first, last] = [startOf(movedAfter), startOf(movedBefore)];
  return first === last ? first : null;
}

const startOf = (day: string) => format(startOfQuarter(parseISO(day)), 'yyyy-MM-dd');

function counted(from: string, moves: readonly Pick<Move, 'direction' | 'days'>[]): QuarterOfMoves {
  const start = parseISO(from);
  const end = endOfQuarter(start);
  const of = (direction: Move['direction']) => moves.filter((move) => move.direction === direction);
  const days = of('back').flatMap((move) => move.days ?? []);
  return {
    quarter: nameOf(start),
    label: `${format(start, 'MMMM')} to ${format(end, 'MMMM yyyy')}`,
    ...{ from, to: format(end, 'yyyy-MM-dd') },
    moves: moves.length,
    later: of('back').length,
    earlier: of('forward').length,
    withdrawn: of('no-new-date').length,
    medianDays: medianOf(days),
    mostDays: days.length > 0 ? Math.max(...days) : null,
  };
}

function quartersBetween(first: string, last: string): string[] {
  const all: string[] = [];
  for (let day = parseISO(first); format(day, 'yyyy-MM-dd') <= last; day = addQuarters(day, 1)) {
    all.push(format(day, 'yyyy-MM-dd'));
  }
  return all;
}

/** Moves of dates by the calendar quarter they were made in, quarters without any between them included. */
export function slipTrendPage(reading: Reading): SlipTrendPage {
  const moves = movesShown(reading).filter(({ direction }) => direction !== 'first-date');
  const byQuarter = new Map<string, typeof moves>();
  for (const move of moves) {
    const quarter = quarterOfMove(move);
    if (quarter !== null) byQuarter.set(quarter, [...(byQuarter.get(quarter) ?? []), move]);
  }
  const known = [...byQuarter.keys()].sort();
  const [first, last] = [known[0], known.at(-1)];
  const quarters = first && last ? quartersBetween(first, last) : [];
  const shown = quarters.map((from) => counted(from, byQuarter.get(from) ?? []));
  const most = Math.max(0, ...shown.flatMap(({ later, withdrawn }) => [later, withdrawn]));
  const { domain, ticks } = niceTicks(0, most, 'count');
  return {
    ...reading.page,
    quarters: shown,
    unknown: moves.length - shown.reduce((sum, quarter) => sum + quarter.moves, 0),
    moves: moves.length,
    // Half a move there is not.
    axis: { domain, ticks: ticks.filter(Number.isInteger) },
  };
}
