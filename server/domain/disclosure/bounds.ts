import type { Model } from './model.ts';

/**
 * The least and most that each variable can differ from its truth, by what each relation alone says of its members while
 * everything shown stays as it is. Never too narrow; often wider than what all relations together say. So a count that
 * is placed narrowly here does follow.
 * @param from the variables asked for: what does not hang together with them is left alone
 * @param sureDown how far each variable can fall at most, for all that is known; `Infinity` where nothing is
 */
export function boundsOf(
  model: Model,
  from: readonly number[],
  sureDown: Float64Array,
): { least: Float64Array; most: Float64Array } {
  const { members, factors, relationsOf, shownOf } = model;
  const least = new Float64Array(model.up.length);
  const most = new Float64Array(model.up.length);
  for (let at = 0; at < least.length; at++) {
    const shown = shownOf[at]! > 0;
    least[at] = -(shown ? model.downShown[at]! : sureDown[at]!);
    most[at] = shown ? model.upShown[at]! : Infinity;
  }
  const queued = new Uint8Array(members.start.length - 1);
  const queue: number[] = [];
  const asked = new Uint8Array(least.length);
  const ask = (variable: number) => {
    for (let at = relationsOf.start[variable]!; at < relationsOf.start[variable + 1]!; at++) {
      const relation = relationsOf.items[at]!;
      if (queued[relation]) continue;
      queued[relation] = 1;
      queue.push(relation);
    }
  };
  for (const each of from) ask(each);
  // A bound may creep by one for ever: what is not settled after so many looks stays as wide as it is.
  for (let at = 0; at < queue.length && at < LOOKS; at++) {
    const relation = queue[at]!;
    queued[relation] = 0;
    const [begin, end] = [members.start[relation]!, members.start[relation + 1]!];
    for (let of = begin; of < end; of++) {
      const variable = members.items[of]!;
      let [low, high] = [0, 0];
      for (let other = begin; other < end; other++) {
        if (other === of) continue;
        const [a, b] = [
          least[members.items[other]!]! * factors[other]!,
          most[members.items[other]!]! * factors[other]!,
        ];
        low += Math.min(a, b);
        high += Math.max(a, b);
      }
      const ends = [-low / factors[of]!, -high / factors[of]!];
      const [newLeast, newMost] = [Math.ceil(Math.min(...ends)), Math.floor(Math.max(...ends))];
      const narrower = newLeast > least[variable]! || newMost < most[variable]!;
      least[variable] = Math.max(least[variable]!, newLeast);
      most[variable] = Math.min(most[variable]!, newMost);
      if (narrower || !asked[variable]) ask(variable);
      asked[variable] = 1;
    }
  }
  return { least, most };
}

const LOOKS = 1_000_000;
