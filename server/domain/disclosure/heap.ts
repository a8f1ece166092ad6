/** A heap: the item of the least cost comes out first, of equal ones the one put in first. */
export function openHeap<Item>(costOf: (item: Item) => number): { push(item: Item): void; pop(): Item | undefined } {
  const items: { item: Item; cost: number; turn: number }[] = [];
  let turns = 0;
  const before = (a: number, b: number) =>
    items[a]!.cost < items[b]!.cost || (items[a]!.cost === items[b]!.cost && items[a]!.turn < items[b]!.turn);
  const swap = (a: number, b: number) => {
    [items[a], items[b]] = [items[b]!, items[a]!];
  };
  return {
    push(item) {
      items.push({ item, cost: costOf(item), turn: turns++ });
      for (let at = items.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (!before(at, parent)) break;
        swap(at, parent);
        at = parent;
      }
    },
    pop() {
      const top = items[0];
      const last = items.pop();
      if (!top || !last || items.length === 0) return top?.item;
      items[0] = last;
      for (let at = 0; ; ) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        let least = at;
        if (left < items.length && before(left, least)) least = left;
        if (right < items.length && before(right, least)) least = right;
        if (least === at) return top.item;
        swap(at, least);
        at = least;
      }
    },
  };
}
