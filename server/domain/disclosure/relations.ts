import type { ControlFacts, FigureKey } from './facts.ts';
import type { Edition, Quantities } from './quantities.ts';
import { type Sum, type SumKind, sumsOf } from './sums.ts';

/**
 * A sum that is always so: the signed counts add up to the same number whatever the truth is. With what it adds up to,
 * for the report.
 */
export type NamedRelation = { members: readonly number[]; signs: readonly number[]; kind: SumKind; total: FigureKey };

/**
 * The sums that hold between the counts, each as it stood after every release that changed one of its figures. A part
 * nobody returned is one more count, of which only what is left over is known. Adds these to the quantities.
 */
export function relationsOf(facts: ControlFacts, quantities: Quantities): NamedRelation[] {
  const figures = [...quantities.editions.values()].map(([first]) => keyOf(first!));
  const relations: NamedRelation[] = [];
  for (const sum of sumsOf(facts, figures)) relations.push(...momentsOf(sum, quantities));
  for (const editions of quantities.editions.values()) {
    for (const edition of editions) {
      const { numerator, denominator, rest } = edition.fields;
      if (numerator === undefined || denominator === undefined || rest === undefined) continue;
      const members = [numerator, rest, denominator];
      relations.push({ kind: 'percentage', total: keyOf(edition), members, signs: [1, 1, -1] });
    }
  }
  return relations;
}

const keyOf = ({ metric, breakdown, period, area }: Edition): FigureKey => ({ metric, breakdown, period, area });

function momentsOf(sum: Sum, quantities: Quantities): NamedRelation[] {
  const named = [sum.total, ...sum.parts];
  const editions = named.map(({ figure }) => quantities.editions.get(figure) ?? []);
  const moments = [...new Set(editions.flatMap((each) => each.map(({ from }) => from)))].sort((a, b) => a - b);
  const seen = new Set<string>();
  const relations: NamedRelation[] = [];
  for (const moment of moments) {
    const standing = editions.map((each) => each.findLast(({ from }) => from <= moment));
    const [total] = standing;
    if (!total) continue;
    const found = standing.map((edition, at) => edition?.fields[named[at]!.count]);
    if (found[0] === undefined) continue;
    const members: number[] = [];
    const signs: number[] = [];
    let missing = sum.open;
    for (const [at, quantity] of found.entries()) {
      if (quantity === undefined) {
        // Not applicable is nothing; what nobody gave may be anything.
        if (!standing[at] || Object.keys(standing[at].fields).length > 0) missing = true;
      } else if (!members.includes(quantity)) {
        members.push(quantity);
        signs.push(at === 0 ? 1 : -1);
      }
    }
    if (members.length < 2) continue;
    const name = members.join();
    if (seen.has(name)) continue;
    seen.add(name);
    if (missing) leftOver(quantities, members, signs, total);
    relations.push({ kind: sum.kind, total: keyOf(total), members, signs });
  }
  return relations;
}

/** Adds what the parts leave out: nothing, perhaps, but readers do not know that. */
function leftOver(quantities: Quantities, members: number[], signs: number[], edition: Edition): void {
  const sure = members.every((each) => quantities.sure[each]);
  const rest = members.reduce((total, each, at) => total + signs[at]! * quantities.truth[each]!, 0);
  const at = quantities.truth.push(sure ? Math.max(0, rest) : 0) - 1;
  quantities.sure.push(sure);
  quantities.within.push(null);
  quantities.switchesOf.push([]);
  quantities.of.push({ edition, field: 'rest', protection: 0, small: false });
  members.push(at);
  signs.push(-1);
}
