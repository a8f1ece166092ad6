import type { ControlFacts, FigureKey } from './facts.ts';
import type { Problem } from './moves.ts';
import { prove, proveByAll, reachOf } from './proof.ts';
import { type Quantities, quantitiesOf } from './quantities.ts';
import { type NamedRelation, relationsOf } from './relations.ts';
import type { SumKind } from './sums.ts';

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

/** The same step by step, a proof each, so that whoever runs it may do other things in between. */
export function* controlSteps(
  facts: ControlFacts,
  options: { secondary?: boolean } = {},
): Generator<undefined, Controlled> {
  const quantities = quantitiesOf(facts);
  const relations = relationsOf(facts, quantities);
  const problem = problemOf(quantities, relations);
  const secondary: SecondHidden[] = [];
  const widthOf = (each: number) => quantities.of[each]!.protection;
  let failed: number[] = [];
  if (options.secondary !== false) {
    const queue = touched(quantities, relations).filter((each) => needsProof(quantities, each));
    queue.sort((a, b) => Number(quantities.of[b]!.small) - Number(quantities.of[a]!.small) || a - b);
    const queued = new Set(queue);
    for (let at = 0; at < queue.length; at++) {
      const hides =
        prove(problem, queue[at]!, widthOf(queue[at]!)) ?? proveByAll(problem, queue[at]!, widthOf(queue[at]!));
      yield;
      if (hides === null) failed.push(queue[at]!);
      for (const [each, relation] of hides ?? []) {
        const { edition } = quantities.switches[each]!;
        const { kind, total } = relations[relation]!;
        const what = edition.value === each ? ('value' as const) : ('denominator' as const);
        secondary.push({ figure: keyOf(edition), what, kind, total });
        for (const field of Object.values(edition.fields)) {
          if (queued.has(field) || !needsProof(quantities, field)) continue;
          queued.add(field);
          queue.push(field);
        }
      }
    }
    // What was hidden for another may have freed one that failed before.
    failed = failed.filter((each) => reachOf(problem, each, widthOf(each)) < widthOf(each));
  }
  const old = withoutRelease(quantities, () =>
    failed.filter((each) => reachOf(problem, each, widthOf(each)) < widthOf(each)),
  );
  return {
    figures: [...quantities.editions.values()]
      .flat()
      .filter(({ own, known }) => own && known)
      .map((edition) => ({
        ...keyOf(edition),
        value: quantities.switches[edition.value!]!.shown,
        denominator: quantities.switches[edition.denominator!]!.shown,
      })),
    secondary,
    breaches: figuresOf(
      quantities,
      failed.filter((each) => !old.includes(each)),
    ),
    before: figuresOf(quantities, old),
  };
}

const keyOf = ({ metric, breakdown, period, area }: FigureKey): FigureKey => ({ metric, breakdown, period, area });

function figuresOf(quantities: Quantities, list: readonly number[]): FigureKey[] {
  return [...new Set(list.map((each) => quantities.of[each]!.edition))].map(keyOf);
}

function problemOf(quantities: Quantities, relations: readonly NamedRelation[]): Problem {
  const relationsOf: number[][] = quantities.truth.map(() => []);
  for (const [at, { members }] of relations.entries()) for (const each of members) relationsOf[each]!.push(at);
  return { ...quantities, relations, relationsOf };
}

/** Whether a count is hidden, or rounded, for the children's sake, so that nobody may work it out. */
function needsProof(quantities: Quantities, each: number): boolean {
  const { edition, field, protection, small } = quantities.of[each]!;
  if (protection === 0 || edition.value === null) return false;
  if (quantities.within[each]) return field === 'numerator';
  const shown = (at: number | null) => at !== null && quantities.switches[at]!.shown;
  if (field === 'denominator') return small && !shown(edition.denominator);
  if (shown(edition.value)) return false;
  return small || (field === 'numerator' && quantities.sure[each]!);
}

/** The counts that hang together with a figure of this release: no others can follow from what it adds. */
function touched(quantities: Quantities, relations: readonly NamedRelation[]): number[] {
  const root = quantities.truth.map((_, at) => at);
  const rootOf = (at: number): number => {
    let found = at;
    while (root[found] !== found) {
      root[found] = root[root[found]!]!;
      found = root[found]!;
    }
    return found;
  };
  for (const { members } of relations) for (const each of members) root[rootOf(each)] = rootOf(members[0]!);
  const own = new Set(quantities.truth.flatMap((_, at) => (quantities.of[at]!.edition.own ? [rootOf(at)] : [])));
  return quantities.truth.map((_, at) => at).filter((at) => own.has(rootOf(at)));
}

/** Does something as if this release were not there. */
function withoutRelease<T>(quantities: Quantities, act: () => T): T {
  const own = quantities.switches.filter((each) => each.own && each.shown);
  for (const each of own) each.shown = false;
  const done = act();
  for (const each of own) each.shown = true;
  return done;
}
