import { type Lists, listsOf, openGroups } from './lists.ts';
import type { Quantities } from './quantities.ts';
import type { NamedRelation } from './relations.ts';

/**
 * What a reader may know, in arrays. Counts that are the same by a relation of two are one variable, and a relation that
 * says the same as another is there once. Only differences from the truth matter: how far a variable may rise and fall.
 */
export type Model = {
  /** The variable of each quantity. */
  variableOf: Int32Array;
  /** How far each variable may rise and fall from the truth where nothing shown fixes it. */
  up: Float64Array;
  down: Float64Array;
  /** The same while a rounded figure is shown; 0 for what is shown exactly. */
  upShown: Float64Array;
  downShown: Float64Array;
  /** Switches that fix each variable while they are shown, and how many of them are. */
  switchesOf: Lists;
  shownOf: Int32Array;
  /** Variables that each switch fixes. */
  fixedBy: Lists;
  shown: Uint8Array;
  hideable: Uint8Array;
  weight: Float64Array;
  /** Members of each relation, and how often each counts in it. */
  members: Lists;
  factors: Int32Array;
  /** Relations of each variable, and how often it counts there. */
  relationsOf: Lists;
  factorsOf: Int32Array;
  /** The relation between quantities that each relation of the model was made from. */
  madeFrom: Int32Array;
  /** How far other truths that fit everything shown, found so far, lie from the truth of each variable. */
  provenUp: Float64Array;
  provenDown: Float64Array;
};

/** The model of these quantities and of what always holds between them. */
export function modelOf(quantities: Quantities, relations: readonly NamedRelation[]): Model {
  const { variableOf, count } = variablesOf(quantities, relations);
  const [up, down] = [new Float64Array(count).fill(Infinity), new Float64Array(count).fill(Infinity)];
  const [upShown, downShown] = [new Float64Array(count), new Float64Array(count)];
  const fixing = new Map<number, [number, number]>();
  const switches = quantities.switches.length;
  for (const [at, truth] of quantities.truth.entries()) {
    const variable = variableOf[at]!;
    down[variable] = Math.min(down[variable]!, truth);
    const within = quantities.within[at];
    if (within) [downShown[variable], upShown[variable]] = [truth - within[0], within[1] - truth];
    for (const each of quantities.switchesOf[at]!) fixing.set(variable * switches + each, [variable, each]);
  }
  const pairs = [...fixing.values()];
  const switchesOf = listsOf(count, pairs);
  const shown = Uint8Array.from(quantities.switches, (each) => Number(each.shown));
  const shownOf = new Int32Array(count);
  for (const [variable, each] of pairs) shownOf[variable]! += shown[each]!;
  return {
    ...{ variableOf, up, down, upShown, downShown, switchesOf, shownOf, shown },
    fixedBy: listsOf(
      switches,
      pairs.map(([variable, each]) => [each, variable]),
    ),
    hideable: Uint8Array.from(quantities.switches, (each) => Number(each.hideable)),
    weight: Float64Array.from(quantities.switches, ({ weight }) => weight),
    ...relationsBetween(variableOf, count, relations),
    ...{ provenUp: new Float64Array(count), provenDown: new Float64Array(count) },
  };
}

/** Which quantities are one and the same. A rounded figure is not: less is known of it than of what it is the same as. */
function variablesOf(quantities: Quantities, relations: readonly NamedRelation[]) {
  const groups = openGroups(quantities.truth.length);
  for (const { members, signs } of relations) {
    const [a, b] = members as [number, number];
    if (members.length !== 2 || signs[0] === signs[1] || quantities.within[a] || quantities.within[b]) continue;
    groups.join(a, b);
  }
  const variableOf = new Int32Array(quantities.truth.length);
  let count = 0;
  for (let at = 0; at < variableOf.length; at++) {
    const root = groups.rootOf(at);
    variableOf[at] = root === at ? count++ : variableOf[root]!;
  }
  return { variableOf, count };
}

function relationsBetween(variableOf: Int32Array, count: number, relations: readonly NamedRelation[]) {
  const found = new Set<string>();
  const members: [number, number][] = [];
  const factors: number[] = [];
  const madeFrom: number[] = [];
  for (const [at, relation] of relations.entries()) {
    const terms = new Map<number, number>();
    for (const [index, each] of relation.members.entries()) {
      const variable = variableOf[each]!;
      terms.set(variable, (terms.get(variable) ?? 0) + relation.signs[index]!);
    }
    const list = [...terms].filter(([, factor]) => factor !== 0).sort((a, b) => a[0] - b[0]);
    if (list.length === 0) continue;
    const way = Math.sign(list[0]![1]);
    const name = list.map(([variable, factor]) => `${variable}*${factor * way}`).join();
    if (found.has(name)) continue;
    found.add(name);
    for (const [variable, factor] of list) {
      members.push([madeFrom.length, variable]);
      factors.push(factor);
    }
    madeFrom.push(at);
  }
  const back = members.map(([relation, variable]) => [variable, relation] as const);
  const relationsOf = listsOf(count, back);
  const next = relationsOf.start.slice();
  const factorsOf = new Int32Array(back.length);
  for (const [at, [variable]] of back.entries()) factorsOf[next[variable]!++] = factors[at]!;
  return {
    members: listsOf(madeFrom.length, members),
    factors: Int32Array.from(factors),
    ...{ relationsOf, factorsOf, madeFrom: Int32Array.from(madeFrom) },
  };
}

/** Shows or hides what a switch stands for. */
export function turn(model: Model, at: number, shown: boolean): void {
  if (Boolean(model.shown[at]) === shown) return;
  model.shown[at] = Number(shown);
  const { start, items } = model.fixedBy;
  for (let each = start[at]!; each < start[at + 1]!; each++) model.shownOf[items[each]!]! += shown ? 1 : -1;
}
