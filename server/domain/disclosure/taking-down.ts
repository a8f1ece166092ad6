import { type ControlFacts, type FigureKey, nameOf } from './facts.ts';
import { modelOf, turn } from './model.ts';
import { openProver } from './proof.ts';
import { type Edition, quantitiesOf } from './quantities.ts';
import { relationsOf } from './relations.ts';
import { withinReach } from './sums.ts';

/** What taking figures down asks for besides: further figures to hide, and those that can be worked out all the same. */
export type TakenDown = { also: FigureKey[]; open: FigureKey[] };

const keyOf = ({ metric, breakdown, period, area }: Edition): FigureKey => ({ metric, breakdown, period, area });

/**
 * Which figures must go with those taken down so that readers of everything that stays, in every release and beside it,
 * can place them only in a wide range: others' figures and what is out as well. A proof each, step by step, by the same
 * search as a release's own control. What goes, goes from every release.
 * @param gone the figures taken down
 */
export function* takingDown(all: ControlFacts, gone: readonly FigureKey[]): Generator<undefined, TakenDown> {
  const redacted = new Set([...(all.redacted ?? []), ...gone.map(nameOf)]);
  const periods = gone.map(({ period }) => period);
  const facts = withinReach({ ...all, redacted, mayHideAll: true }, periods);
  const quantities = quantitiesOf(facts);
  const model = modelOf(quantities, relationsOf(facts, quantities));
  const prover = openProver(model);
  const also = new Map<string, FigureKey>();
  const open = new Map<string, FigureKey>();
  for (const key of gone) {
    for (const edition of quantities.editions.get(nameOf(key)) ?? []) {
      const at = edition.fields.numerator;
      if (at === undefined) continue;
      const [variable, width] = [model.variableOf[at]!, quantities.of[at]!.protection];
      const hides = prover.prove(variable, width) ?? prover.proveByAll(variable, width);
      yield;
      if (hides === null) open.set(nameOf(key), key);
      for (const each of hides?.keys() ?? []) {
        const found = keyOf(quantities.switches[each]!.edition);
        also.set(nameOf(found), found);
        for (const { value, denominator } of quantities.editions.get(nameOf(found)) ?? []) {
          for (const part of [value, denominator]) if (part !== null) turn(model, part, false);
        }
      }
    }
  }
  return { also: [...also.values()], open: [...open.values()] };
}
