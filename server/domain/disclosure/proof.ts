import { listed } from './lists.ts';
import { type Model, turn } from './model.ts';
import { type Move, openMover } from './moves.ts';

/** States looked at for one move, among what is hidden already and with further hiding. */
const AMONG_HIDDEN = 300;
const WITH_HIDING = 1_500;

const AFTER_ALL = 1_000;
/** How far from a figure all is hidden to find a move: sums of its sums, and so on. */
const RINGS = 6;

/** How many times more is hidden for one figure before control gives up. */
const ROUNDS = 8;

/** A sum of more parts than this is not hidden whole for one figure. */
const MOST_PARTS = 40;

/** Switches to hide, each with the relation of the model that it keeps from telling. */
export type Hides = ReadonlyMap<number, number>;

/** Who looks for proofs in a model. */
export type Prover = {
  /**
   * Whether a variable can be as far from its truth, both ways together, as `width`, while everything shown stays as it
   * is: move after move, each from where the last one led. What is found on the way is kept for the others.
   */
  isWide(variable: number, width: number, states?: number): boolean;
  /** Proves it, hiding further figures where it must. Gives what was hidden; null for no proof, and nothing hidden. */
  prove(variable: number, width: number): Hides | null;
  /**
   * The last resort where no move was found: looks for one as if all that may be hidden were hidden of the sums a
   * variable is part of, then of those their parts are part of, and so on, and hides what the move needs.
   */
  proveByAll(variable: number, width: number): Hides | null;
};

/** A prover for a model, in which it turns switches off. */
export function openProver(model: Model): Prover {
  const mover = openMover(model);
  /** What of the proofs so far was less before something was tried that may be taken back. */
  let undo: (readonly [variable: number, up: number, down: number])[] = [];

  /** A world that fits everything shown proves something of each variable in it. */
  const keep = (touched: Iterable<number>) => {
    const { provenUp, provenDown } = model;
    for (const each of touched) {
      const away = mover.world[each]!;
      if (away > provenUp[each]! || -away > provenDown[each]!) {
        undo.push([each, provenUp[each]!, provenDown[each]!]);
        if (away > 0) provenUp[each] = away;
        else provenDown[each] = -away;
      }
    }
  };
  const go = (move: Move, times: number, touched: Set<number>) => {
    for (const [each, step] of move.steps) {
      mover.world[each]! += step * times;
      touched.add(each);
    }
  };
  /** What moved in the worlds found since this was cleared last. */
  const moved = new Set<number>();
  const back = (touched: Set<number>) => {
    for (const each of touched) {
      mover.world[each] = 0;
      moved.add(each);
    }
  };
  const provenOf = (variable: number) => model.provenUp[variable]! + model.provenDown[variable]!;

  const isWide = (variable: number, width: number, states = AMONG_HIDDEN): boolean => {
    for (const way of [1, -1] as const) {
      if (provenOf(variable) >= width) return true;
      const enough = width - (way === 1 ? model.provenDown : model.provenUp)[variable]!;
      const touched = new Set<number>();
      // All the way in one move, or step by step: a short move may lead where there is no going on.
      for (let [reached, least] = [0, enough]; reached < enough; ) {
        const search = { way, wanted: enough - reached, least, hiding: false, states };
        const move = mover.find(variable, search);
        if (!move && least === 1) break;
        if (move) {
          const times = Math.min(move.times, enough - reached);
          go(move, times, touched);
          keep(touched);
          reached += times;
        }
        least = 1;
      }
      back(touched);
    }
    return provenOf(variable) >= width;
  };

  const hideAll = (hides: Hides) => {
    for (const each of hides.keys()) turn(model, each, false);
  };
  const takeBack = (hides: Hides) => {
    for (const each of hides.keys()) turn(model, each, true);
    for (const [each, up, down] of undo.reverse()) [model.provenUp[each], model.provenDown[each]] = [up, down];
  };

  const prove = (variable: number, width: number): Hides | null => {
    const hides = new Map<number, number>();
    undo = [];
    for (let round = 0; round <= ROUNDS; round++) {
      if (isWide(variable, width)) return hides;
      const search = { wanted: width - provenOf(variable), least: 1, hiding: true, states: WITH_HIDING };
      const move = mover.find(variable, { ...search, way: 1 }) ?? mover.find(variable, { ...search, way: -1 });
      if (!move) break;
      hideAll(move.hides);
      for (const [each, relation] of move.hides) hides.set(each, relation);
      // With that hidden the move leads to a world that fits.
      const touched = new Set<number>();
      go(move, Math.min(move.times, width), touched);
      keep(touched);
      back(touched);
    }
    takeBack(hides);
    return null;
  };

  /** Hides all that may be hidden of the sums these variables are part of; gives the variables of those sums. */
  const hideAround = (around: ReadonlySet<number>, hides: Map<number, number>): Set<number> => {
    const { members, relationsOf, switchesOf } = model;
    const next = new Set<number>();
    for (const each of around) {
      for (const relation of listed(relationsOf, each)) {
        const all = listed(members, relation);
        if (all.length > MOST_PARTS) continue;
        for (const member of all) {
          next.add(member);
          for (const of of listed(switchesOf, member)) {
            if (!model.shown[of] || !model.hideable[of]) continue;
            turn(model, of, false);
            hides.set(of, relation);
          }
        }
      }
    }
    return next;
  };

  const proveByAll = (variable: number, width: number): Hides | null => {
    const hides = new Map<number, number>();
    undo = [];
    moved.clear();
    let around = new Set([variable]);
    for (let ring = 0; ring < RINGS; ring++) {
      around = hideAround(around, hides);
      if (hides.size === 0 || !isWide(variable, width, AFTER_ALL)) continue;
      // What none of the moves found needs is shown again.
      for (const each of hides.keys()) {
        if (listed(model.fixedBy, each).some((of) => moved.has(of))) continue;
        turn(model, each, true);
        hides.delete(each);
      }
      return hides;
    }
    takeBack(hides);
    return null;
  };

  return { isWide, prove, proveByAll };
}
