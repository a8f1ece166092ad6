import { findMove, type Problem, type Search } from './moves.ts';

/** States looked at for one move, among what is hidden already and with further hiding. */
const AMONG_HIDDEN = 300;
const WITH_HIDING = 1_500;

/** How many times more is hidden for one figure before control gives up. */
const ROUNDS = 8;

/** Switches to hide, each with the relation it keeps from telling. */
export type Hides = ReadonlyMap<number, number>;

/**
 * How far a quantity can be from its truth, both ways together, while everything shown stays as it is, counted up to
 * `enough`: move after move, each from where the last one led.
 */
export function reachOf(problem: Problem, quantity: number, enough: number): number {
  const up = reach(problem, quantity, enough, 1);
  return up >= enough ? up : up + reach(problem, quantity, enough - up, -1);
}

function reach(problem: Problem, quantity: number, enough: number, way: 1 | -1): number {
  const world = new Map<number, number>();
  let reached = 0;
  while (reached < enough) {
    const search: Search = { way, wanted: enough - reached, hiding: false, states: AMONG_HIDDEN, world };
    const move = findMove(problem, quantity, search);
    if (!move) return reached;
    const times = Math.min(move.times, enough - reached);
    for (const [each, step] of move.steps) {
      world.set(each, (world.get(each) ?? problem.truth[each]!) + step * times);
    }
    reached += times;
  }
  return reached;
}

/**
 * Proves that a quantity can be placed only in a range as wide as `width`, hiding further figures where it must: those
 * switches are turned off in `problem`.
 * @returns what was hidden for it; null where no proof was found, and then nothing is
 */
export function prove(problem: Problem, quantity: number, width: number): Hides | null {
  const hides = new Map<number, number>();
  for (let round = 0; round < ROUNDS; round++) {
    const reached = reachOf(problem, quantity, width);
    if (reached >= width) return hides;
    const search = { wanted: width - reached, hiding: true, states: WITH_HIDING, world: new Map() };
    const move =
      findMove(problem, quantity, { ...search, way: 1 }) ?? findMove(problem, quantity, { ...search, way: -1 });
    if (!move) break;
    for (const [each, relation] of move.hides) {
      problem.switches[each]!.shown = false;
      hides.set(each, relation);
    }
  }
  for (const each of hides.keys()) problem.switches[each]!.shown = true;
  return null;
}
