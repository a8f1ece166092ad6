import { boundsOf } from './bounds.ts';
import type { ControlFacts, FigureKey } from './facts.ts';
import { openGroups } from './lists.ts';
import { type Model, modelOf, turn } from './model.ts';
import { openProver } from './proof.ts';
import { type Quantities, quantitiesOf } from './quantities.ts';
import { type NamedRelation, relationsOf } from './relations.ts';
import { type SumKind, withinReach } from './sums.ts';

/** A figure control hid so that another does not follow: from which sum it would have. */
export type SecondHidden = { figure: FigureKey; what: 'value' | 'denominator'; kind: SumKind; total: FigureKey };

export type Controlled = {
  /** Figures of this release, and what of them is shown. */
  figures: (FigureKey & { value: boolean; denominator: boolean })[];
  secondary: SecondHidden[];
  /** Hidden figures that follow, or nearly, from what this release adds. Empty: the release is safe. */
  breaches: FigureKey[];
  /** Hidden figures that followed from what was out before, whatever this release does. */
  before: FigureKey[];
};

/**
 * Hides what must be hidden of a release. After primary suppression each hidden figure needs a proof that readers of
 * everything published, in this release, all before it and the official figures beside them, can place it only in a
 * range as wide as its metric's protection: other truths that fit all of it (see `findMove`). Where there is none, the
 * figures that hide least for one are hidden too, and need a proof of their own. Deterministic: the same facts, the same
 * answer.
 * @param options `secondary: false` leaves it at primary suppression (for tests of the proof itself)
 */
export function control(facts: ControlFacts, options: { secondary?: boolean } = {}): Controlled {
  const steps = controlSteps(facts, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** States looked at for a move of what would otherwise keep the release from going out. */
const LAST = 20_000;

/** The same step by step, a proof each, so that whoever runs it may do other things in between. */
export function* controlSteps(
  all: ControlFacts,
  options: { secondary?: boolean } = {},
): Generator<undefined, Controlled> {
  const facts = withinReach(all);
  const quantities = quantitiesOf(facts);
  const relations = relationsOf(facts, quantities);
  const model = modelOf(quantities, relations);
  const prover = openProver(model);
  const secondary: SecondHidden[] = [];
  const variableOf = (each: number) => model.variableOf[each]!;
  const widthOf = (each: number) => quantities.of[each]!.protection;
  let failed: number[] = [];
  if (options.secondary !== false) {
    const toTell = tellerOf(quantities, relations, model);
    const needs = (each: number) => needsProof(quantities, model, each);
    const queue = touched(quantities, relations).filter(needs);
    queue.sort((a, b) => Number(quantities.of[b]!.small) - Number(quantities.of[a]!.small) || a - b);
    const queued = new Set(queue);
    for (let at = 0; at < queue.length; at++) {
      const [variable, width] = [variableOf(queue[at]!), widthOf(queue[at]!)];
      const hides = prover.prove(variable, width) ?? prover.proveByAll(variable, width);
      yield;
      if (hides === null) failed.push(queue[at]!);
      for (const [each, relation] of hides ?? []) {
        const { edition } = quantities.switches[each]!;
        const what = edition.value === each ? ('value' as const) : ('denominator' as const);
        secondary.push({ figure: keyOf(edition), what, ...toTell(each, relation) });
        for (const field of Object.values(edition.fields)) {
          if (queued.has(field) || !needs(field)) continue;
          queued.add(field);
          queue.push(field);
        }
      }
    }
    // What was hidden for another may have freed one that failed before.
    failed = failed.filter((each) => !prover.isWide(variableOf(each), widthOf(each), LAST));
  }
  const old = followedBefore(quantities, model, failed);
  return {
    figures: [...quantities.editions.values()]
      .flat()
      .filter(({ own, known }) => own && known)
      .map((edition) => ({
        ...keyOf(edition),
        value: Boolean(model.shown[edition.value!]),
        denominator: Boolean(model.shown[edition.denominator!]),
      })),
    secondary,
    breaches: figuresOf(
      quantities,
      failed.filter((each) => !old.has(each)),
    ),
    before: figuresOf(quantities, [...old]),
  };
}

const keyOf = ({ metric, breakdown, period, area }: FigureKey): FigureKey => ({ metric, breakdown, period, area });

function figuresOf(quantities: Quantities, list: readonly number[]): FigureKey[] {
  return [...new Set(list.map((each) => quantities.of[each]!.edition))].map(keyOf);
}

/** From which sum a figure would have told another: the one it was hidden for, or that two of them are the same count. */
function tellerOf(quantities: Quantities, relations: readonly NamedRelation[], model: Model) {
  const same = new Map<number, NamedRelation>();
  for (const relation of relations) {
    if (relation.members.length !== 2) continue;
    for (const each of relation.members) if (!same.has(each)) same.set(each, relation);
  }
  return (hidden: number, by: number): { kind: SumKind; total: FigureKey } => {
    const { edition } = quantities.switches[hidden]!;
    const fields = Object.values(edition.fields);
    const found = by < 0 ? undefined : relations[model.madeFrom[by]!]!;
    const own = found && fields.some((each) => found.members.includes(each));
    const linked = own ? undefined : fields.map((each) => same.get(each)).find((each) => each !== undefined);
    const { kind, total } = linked ?? found ?? { kind: 'percentage' as const, total: keyOf(edition) };
    return { kind, total };
  };
}

/** Whether a count is hidden, or rounded, for the children's sake, so that nobody may work it out. */
function needsProof(quantities: Quantities, model: Model, each: number): boolean {
  const { edition, field, protection, small } = quantities.of[each]!;
  if (protection === 0 || edition.value === null) return false;
  if (quantities.within[each]) return field === 'numerator';
  const shown = (at: number | null) => at !== null && model.shown[at] === 1;
  if (field === 'denominator') return small && !shown(edition.denominator);
  if (shown(edition.value)) return false;
  return small || (field === 'numerator' && quantities.sure[each]!);
}

/** The counts that hang together with a figure of this release: no others can follow from what it adds. */
function touched(quantities: Quantities, relations: readonly NamedRelation[]): number[] {
  const groups = openGroups(quantities.truth.length);
  for (const { members } of relations) for (const each of members) groups.join(each, members[0]!);
  const own = new Set(quantities.of.flatMap(({ edition }, at) => (edition.own ? [groups.rootOf(at)] : [])));
  return quantities.truth.map((_, at) => at).filter((at) => own.has(groups.rootOf(at)));
}

/** Those that readers can place too narrowly without this release, by what stands from before and beside it. */
function followedBefore(quantities: Quantities, model: Model, list: readonly number[]): Set<number> {
  if (list.length === 0) return new Set();
  const sureDown = new Float64Array(model.up.length).fill(Infinity);
  for (const [at, truth] of quantities.truth.entries()) {
    const variable = model.variableOf[at]!;
    if (quantities.sure[at]) sureDown[variable] = Math.min(sureDown[variable]!, truth);
  }
  const own = quantities.switches.flatMap((each, at) => (each.own && model.shown[at] ? [at] : []));
  for (const each of own) turn(model, each, false);
  const variables = list.map((each) => model.variableOf[each]!);
  const { least, most } = boundsOf(model, variables, sureDown);
  for (const each of own) turn(model, each, true);
  return new Set(
    list.filter((each, at) => most[variables[at]!]! - least[variables[at]!]! < quantities.of[each]!.protection),
  );
}
