import { openHeap } from './heap.ts';
import type { Model } from './model.ts';

/** A step to another truth that fits everything shown: each variable changes by so much, so many times over. */
export type Move = {
  steps: readonly (readonly [variable: number, step: number])[];
  times: number;
  /** Switches to hide for it, each with the relation of the model it keeps from telling; -1 for being the same count. */
  hides: ReadonlyMap<number, number>;
};

export type Search = {
  /** Whether the variable is to rise (1) or to fall (-1). */
  way: 1 | -1;
  /** How many times over the step is wanted; fewer are taken where there is nothing better. */
  wanted: number;
  /** Fewer times over than this is no use. */
  least: number;
  /** Whether it is to hide something of what is shown. */
  hiding: boolean;
  /** How many states are looked at before giving up. */
  states: number;
};

/** How many members of one relation are tried: of those that may move already, and of those to be hidden. */
const MOST = 8;
/** A variable changes by no more than this in one step. */
const LONGEST = 2;
/**
 * What hiding one figure costs, and a relation out of balance. A state of many steps comes before one of few: whoever
 * goes on with what is begun finds a long move sooner than whoever begins again.
 */
const HIDING = 10;
const OPEN = 4;
const DEEPER = 2;

/** Searches for moves in one model. What it needs on the way is made once. */
export type Mover = {
  /** Where the variables are that moved already, as differences from the truth. */
  world: Float64Array;
  /**
   * Looks for a move of one variable, the one first that hides least: a step of it must be made up for in every relation
   * it is part of, by others that may move, until every relation holds again. A move found is a proof: where it leads
   * fits everything shown too, so nobody can tell it from the truth. None found proves nothing.
   */
  find(variable: number, search: Search): Move | null;
};

/** One step more than the state it comes from. */
type State = {
  from: State | null;
  variable: number;
  step: number;
  relation: number;
  times: number;
  weight: number;
  depth: number;
  cost: number;
};

/** A mover in a model; it sees what is hidden in the model meanwhile. */
export function openMover(model: Model): Mover {
  const { members, factors, relationsOf, factorsOf, switchesOf, shownOf, fixedBy } = model;
  const world = new Float64Array(model.up.length);
  // The state that is looked at, laid out: steps by variable, what each relation lacks, which switches it hides.
  const steps = new Int8Array(model.up.length);
  const lacks = new Float64Array(members.start.length - 1);
  const hides = new Uint8Array(model.shown.length);
  const hiddenOf = new Int32Array(model.up.length);
  let open: number[] = [];
  let laid: State | null = null;

  const stillShown = (variable: number) => shownOf[variable]! - hiddenOf[variable]!;

  /** What must be hidden before a variable can move, as its cost; -1 where it cannot move. */
  const hidingCost = (variable: number, hiding: boolean): number => {
    if (stillShown(variable) === 0) return 0;
    if (hiding) {
      let weight = 0;
      for (let at = switchesOf.start[variable]!; at < switchesOf.start[variable + 1]!; at++) {
        const each = switchesOf.items[at]!;
        if (!model.shown[each] || hides[each]) continue;
        if (!model.hideable[each]) return roundedOrNot(variable);
        weight += model.weight[each]!;
      }
      return weight;
    }
    return roundedOrNot(variable);
  };
  const roundedOrNot = (variable: number) => (model.upShown[variable]! > 0 || model.downShown[variable]! > 0 ? 0 : -1);

  /** How many times over a variable can change by this step. */
  const timesOf = (variable: number, step: number, freed: boolean): number => {
    const shown = !freed && stillShown(variable) > 0;
    const room =
      step > 0
        ? (shown ? model.upShown : model.up)[variable]! - world[variable]!
        : (shown ? model.downShown : model.down)[variable]! + world[variable]!;
    return Math.floor(room / Math.abs(step));
  };

  const lay = (state: State) => {
    const { variable, step } = state;
    steps[variable] = step;
    for (let at = relationsOf.start[variable]!; at < relationsOf.start[variable + 1]!; at++) {
      const relation = relationsOf.items[at]!;
      if (lacks[relation] === 0) open.push(relation);
      lacks[relation]! += step * factorsOf[at]!;
    }
    if (state.weight === (state.from?.weight ?? 0)) return;
    for (let at = switchesOf.start[variable]!; at < switchesOf.start[variable + 1]!; at++) {
      const each = switchesOf.items[at]!;
      if (!model.shown[each] || hides[each]) continue;
      hides[each] = 1;
      for (let of = fixedBy.start[each]!; of < fixedBy.start[each + 1]!; of++) hiddenOf[fixedBy.items[of]!]! += 1;
    }
  };
  const clear = () => {
    for (let state = laid; state; state = state.from) {
      const { variable } = state;
      steps[variable] = 0;
      for (let at = relationsOf.start[variable]!; at < relationsOf.start[variable + 1]!; at++) {
        lacks[relationsOf.items[at]!] = 0;
      }
      for (let at = switchesOf.start[variable]!; at < switchesOf.start[variable + 1]!; at++) {
        const each = switchesOf.items[at]!;
        if (!hides[each]) continue;
        hides[each] = 0;
        for (let of = fixedBy.start[each]!; of < fixedBy.start[each + 1]!; of++) hiddenOf[fixedBy.items[of]!]! -= 1;
      }
    }
    open = [];
    laid = null;
  };
  const layOut = (state: State) => {
    if (state.from === laid) lay(state);
    else {
      clear();
      const path: State[] = [];
      for (let each: State | null = state; each; each = each.from) path.push(each);
      for (const each of path.reverse()) lay(each);
    }
    laid = state;
    open = open.filter((relation, at) => lacks[relation] !== 0 && open.indexOf(relation) === at);
  };

  /** The relation out of balance with the fewest members: there the choice is least. */
  const narrowest = (): number => {
    let found = -1;
    let least = Infinity;
    for (const relation of open) {
      const size = members.start[relation + 1]! - members.start[relation]!;
      if (size < least) [found, least] = [relation, size];
    }
    return found;
  };

  /** How many relations more are out of balance after a step. */
  const opens = (variable: number, step: number): number => {
    let more = 0;
    for (let at = relationsOf.start[variable]!; at < relationsOf.start[variable + 1]!; at++) {
      const lacking = lacks[relationsOf.items[at]!]!;
      if (lacking === 0) more += 1;
      else if (lacking + step * factorsOf[at]! === 0) more -= 1;
    }
    return more;
  };

  const next = (from: State | null, variable: number, step: number, relation: number, search: Search): State | null => {
    const weight = hidingCost(variable, search.hiding);
    if (weight < 0) return null;
    const times = Math.min(from?.times ?? Infinity, timesOf(variable, step, weight > 0));
    if (times < search.least) return null;
    // A move that reaches less far than wanted needs a second one.
    const short = times >= search.wanted ? 0 : (HIDING * (search.wanted - times)) / search.wanted;
    const all = (from?.weight ?? 0) + weight;
    const depth = (from?.depth ?? 0) + 1;
    const cost = all * HIDING + short - DEEPER * depth + OPEN * (open.length + opens(variable, step));
    return { from, variable, step, relation, times, weight: all, depth, cost };
  };

  const nextStates = (state: State, relation: number, search: Search): State[] => {
    const free: State[] = [];
    const others: State[] = [];
    for (let at = members.start[relation]!; at < members.start[relation + 1]!; at++) {
      const member = members.items[at]!;
      const step = -lacks[relation]! / factors[at]!;
      if (steps[member] !== 0 || !Number.isInteger(step) || Math.abs(step) > LONGEST) continue;
      const made = next(state, member, step, relation, search);
      if (made) (made.weight === state.weight ? free : others).push(made);
    }
    const best = (list: State[]) => list.sort((a, b) => a.cost - b.cost || a.variable - b.variable).slice(0, MOST);
    return [...best(free), ...best(others)];
  };

  const moveOf = (state: State): Move => {
    const found: [number, number][] = [];
    const hidden = new Map<number, number>();
    for (let each: State | null = state; each; each = each.from) {
      found.push([each.variable, each.step]);
      if (each.weight === (each.from?.weight ?? 0)) continue;
      const { variable, relation } = each;
      for (let at = switchesOf.start[variable]!; at < switchesOf.start[variable + 1]!; at++) {
        if (hides[switchesOf.items[at]!]) hidden.set(switchesOf.items[at]!, relation);
      }
    }
    return { steps: found.reverse(), times: state.times, hides: hidden };
  };

  return {
    world,
    find(variable, search) {
      const heap = openHeap<State>((state) => state.cost);
      const seen = new Set<number>();
      const first = next(null, variable, search.way, -1, search);
      if (first) heap.push(first);
      let found: Move | null = null;
      for (let looked = 0; looked < search.states && !found; looked++) {
        const state = heap.pop();
        if (!state) break;
        layOut(state);
        const relation = narrowest();
        if (relation < 0) {
          // What can be done without hiding has been done before somebody asks for more.
          if (!search.hiding || state.weight > 0) found = moveOf(state);
          continue;
        }
        for (const each of nextStates(state, relation, search)) {
          const name = nameOf(each);
          if (seen.has(name)) continue;
          seen.add(name);
          heap.push(each);
        }
      }
      clear();
      return found;
    },
  };
}

/** A number for the steps of a state in whatever order; two states of the same number are taken for one. */
function nameOf(state: State): number {
  let [high, low] = [0, 0];
  for (let each: State | null = state; each; each = each.from) {
    const mixed = Math.imul(each.variable + 1, 0x9e3779b1) ^ Math.imul(each.step + 8, 0x85ebca6b);
    high = (high + Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)) | 0;
    low = (low + Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39)) | 0;
  }
  return (high >>> 0) * 2_097_152 + (low >>> 11);
}
