/** Lists of numbers one after the other in one array: those of `at` run from `start[at]` to before `start[at + 1]`. */
export type Lists = { start: Int32Array; items: Int32Array };

/** Lists from pairs of list and item: each item goes to the end of its list. */
export function listsOf(count: number, pairs: readonly (readonly [at: number, item: number])[]): Lists {
  const start = new Int32Array(count + 1);
  for (const [at] of pairs) start[at + 1]! += 1;
  for (let at = 0; at < count; at++) start[at + 1]! += start[at]!;
  const next = start.slice();
  const items = new Int32Array(pairs.length);
  for (const [at, item] of pairs) items[next[at]!++] = item;
  return { start, items };
}

/** One of the lists. */
export function listed({ start, items }: Lists, at: number): Int32Array {
  return items.subarray(start[at]!, start[at + 1]!);
}

/** Groups of numbers below `count`: each has the least of its group as its root. */
export function openGroups(count: number): { join(a: number, b: number): void; rootOf(at: number): number } {
  const root = new Int32Array(count);
  for (let at = 0; at < count; at++) root[at] = at;
  const rootOf = (at: number): number => {
    let found = at;
    while (root[found] !== found) {
      root[found] = root[root[found]!]!;
      found = root[found]!;
    }
    return found;
  };
  return {
    rootOf,
    join(a, b) {
      const [from, to] = [rootOf(a), rootOf(b)];
      root[Math.max(from, to)] = Math.min(from, to);
    },
  };
}
