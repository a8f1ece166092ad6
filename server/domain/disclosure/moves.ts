import { openHeap } from './heap.ts';

/** Something published that fixes quantities while it is shown. */
export type Switch = {
  shown: boolean;
  /** Whether control may still hide it: figures that are out, and figures of others, it may not. */
  hideable: boolean;
  /** What hiding it costs the reader. */
  weight: number;
};

/** A sum that is always so: the signed quantities add up to the same number whatever the truth is. */
export type Relation = { members: readonly number[]; signs: readonly number[] };

/**
 * What a reader may know. A quantity is a whole number, 0 or more; it is fixed by the switches that are shown. `truth`
 * of a quantity that we do not know is the least it can be. `within` are the ends of a rounded figure, null where it
 * is shown exactly.
 */
export type Problem = {
  truth: readonly number[];
  within: readonly (readonly [least: number, most: number] | null)[];
  switchesOf: readonly (readonly number[])[];
  switches: Switch[];
  relations: readonly Relation[];
  relationsOf: readonly (readonly number[])[];
};

/** A step to another truth that fits everything shown: each quantity changes by so much, so many times over. */
export type Move = {
  steps: ReadonlyMap<number, number>;
  times: number;
  /** Switches to hide for it, each with the relation it keeps from telling. */
  hides: ReadonlyMap<number, number>;
};

export type Search = {
  /** Whether the quantity is to rise (1) or to fall (-1). */
  way: 1 | -1;
  /** How many times over the step is wanted; fewer are taken where there is nothing better. */
  wanted: number;
  /** Whether it is to hide something of what is shown. */
  hiding: boolean;
  /** How many states are looked at before giving up. */
  states: number;
  /** Where the quantities are that moved already; the others are at their truth. */
  world: ReadonlyMap<number, number>;
};

type State = {
  steps: [quantity: number, step: number][];
  open: Map<number, number>;
  hides: Map<number, number>;
  times: number;
  cost: number;
};

/** Whether nothing shown fixes a quantity. */
export function isFree(problem: Problem, quantity: number): boolean {
  return problem.switchesOf[quantity]!.every((each) => !problem.switches[each]!.shown);
}

/**
 * Looks for a move of one quantity, the one first that hides least: a step of it must be made up for in every relation
 * it is part of, by others that may move, until every relation holds again. A move found is a proof: where it leads fits
 * everything shown too, so nobody can tell it from the truth. None found proves nothing.
 */
export function findMove(problem: Problem, quantity: number, search: Search): Move | null {
  const heap = openHeap<State>((state) => state.cost);
  const seen = new Set<string>();
  const none: State = { steps: [], open: new Map(), hides: new Map(), times: Infinity, cost: 0 };
  const first = moved(problem, none, quantity, search.way, -1, search);
  if (first) heap.push(first);
  for (let looked = 0; looked < search.states; looked++) {
    const state = heap.pop();
    if (!state) return null;
    const relation = narrowest(problem, state);
    if (relation === null) {
      // What can be done without hiding has been done before somebody asks for more.
      if (search.hiding && state.hides.size === 0) continue;
      return { steps: new Map(state.steps), times: state.times, hides: state.hides };
    }
    const lacking = state.open.get(relation)!;
    for (const [candidate, sign] of candidates(problem, state, relation, -lacking, search)) {
      const next = moved(problem, state, candidate, -lacking * sign, relation, search);
      if (!next) continue;
      const name = next.steps
        .map(([each, step]) => `${each}:${step}`)
        .sort()
        .join();
      if (seen.has(name)) continue;
      seen.add(name);
      heap.push(next);
    }
  }
  return null;
}

/** The relation out of balance with the fewest members: there the choice is least. */
function narrowest(problem: Problem, state: State): number | null {
  let found: number | null = null;
  for (const relation of state.open.keys()) {
    const size = problem.relations[relation]!.members.length;
    if (found === null || size < problem.relations[found]!.members.length) found = relation;
  }
  return found;
}

/** How many members of one relation are tried: of those that move already, and of those to be hidden. */
const MOST = 8;

/** What hiding one figure costs, beside the size of a move. */
const HIDING = 100;

function candidates(problem: Problem, state: State, relation: number, change: number, search: Search) {
  const { members, signs } = problem.relations[relation]!;
  const taken = new Set(state.steps.map(([each]) => each));
  const free: { member: number; sign: number; cost: number }[] = [];
  const others: typeof free = [];
  for (const [at, member] of members.entries()) {
    if (taken.has(member)) continue;
    const hides = toHide(problem, state, member, search.hiding);
    if (hides === null) continue;
    const sign = signs[at]!;
    const times = timesOf(problem, state, member, change * sign, search);
    if (times < 1) continue;
    const weight = hides.reduce((total, each) => total + problem.switches[each]!.weight, 0);
    const cost = weight * HIDING + problem.relationsOf[member]!.length + shortOf(times, search);
    (hides.length === 0 ? free : others).push({ member, sign, cost });
  }
  const best = (list: typeof free) => list.sort((a, b) => a.cost - b.cost || a.member - b.member).slice(0, MOST);
  return [...best(free), ...best(others)].map(({ member, sign }) => [member, sign] as const);
}

/** What it costs that a move reaches less far than wanted: a second one must make up for it. */
const shortOf = (times: number, { wanted }: Search) => (times >= wanted ? 0 : (HIDING * (wanted - times)) / wanted);

/** The switches to hide before a quantity can move; null where it cannot. A rounded figure moves while it is shown. */
function toHide(problem: Problem, state: State, quantity: number, hiding: boolean): number[] | null {
  const shown = problem.switchesOf[quantity]!.filter((each) => problem.switches[each]!.shown && !state.hides.has(each));
  if (shown.length === 0) return [];
  if (hiding && shown.every((each) => problem.switches[each]!.hideable)) return shown;
  return problem.within[quantity] ? [] : null;
}

/** How many times over a quantity can change by this step. */
function timesOf(problem: Problem, state: State, quantity: number, step: number, search: Search): number {
  const now = search.world.get(quantity) ?? problem.truth[quantity]!;
  const within = problem.within[quantity];
  const stays =
    !search.hiding &&
    problem.switchesOf[quantity]!.some((each) => problem.switches[each]!.shown && !state.hides.has(each));
  const [least, most] = within && stays ? within : [0, Infinity];
  return Math.floor((step > 0 ? most - now : now - least) / Math.abs(step));
}

function moved(
  problem: Problem,
  state: State,
  quantity: number,
  step: number,
  relation: number,
  search: Search,
): State | null {
  const hidden = toHide(problem, state, quantity, search.hiding);
  if (hidden === null || Math.abs(step) > 2) return null;
  const times = Math.min(state.times, timesOf(problem, state, quantity, step, search));
  if (times < 1) return null;
  const open = new Map(state.open);
  for (const each of problem.relationsOf[quantity]!) {
    const { members, signs } = problem.relations[each]!;
    const lacking = (open.get(each) ?? 0) + step * signs[members.indexOf(quantity)]!;
    if (lacking === 0) open.delete(each);
    else open.set(each, lacking);
  }
  const hides = new Map(state.hides);
  for (const each of hidden) hides.set(each, relation);
  const weight = [...hides.keys()].reduce((total, each) => total + problem.switches[each]!.weight, 0);
  const steps: State['steps'] = [...state.steps, [quantity, step]];
  const cost = weight * HIDING + shortOf(times, search) + steps.length + open.size / 2;
  return { steps, open, hides, times, cost };
}
