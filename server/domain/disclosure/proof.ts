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

/** A sum of more parts than this is not hidden whole for one figure. */
const MOST_PARTS = 40;

/**
 * The last resort where no move was found: hides all that may be hidden of the sums a quantity is part of, then of those
 * their parts are part of, and looks whether that is enough.
 * @returns what was hidden; null where even that is no proof, and then nothing is
 */
export function proveByAll(problem: Problem, quantity: number, width: number): Hides | null {
  const hides = new Map<number, number>();
  let around = new Set([quantity]);
  for (let ring = 0; ring < 2; ring++) {
    const next = new Set<number>();
    for (const each of around) {
      for (const relation of problem.relationsOf[each]!) {
        const { members } = problem.relations[relation]!;
        if (members.length > MOST_PARTS) continue;
        for (const member of members) {
          next.add(member);
          for (const at of problem.switchesOf[member]!) {
            const found = problem.switches[at]!;
            if (!found.shown || !found.hideable) continue;
            found.shown = false;
            hides.set(at, relation);
          }
        }
      }
    }
    if (hides.size > 0 && reachOf(problem, quantity, width) >= width) return hides;
    around = next;
  }
  for (const each of hides.keys()) problem.switches[each]!.shown = true;
  return null;
}
