/** Answers kept by key, bounded by their weight together; the one not asked for longest goes first. */
export type Memory<T> = { most: number; weight: number; kept: Map<string, { answer: T; weight: number }> };

/** A memory for answers that together weigh at most so much. */
export function emptyMemory<T>(most: number): Memory<T> {
  return { most, weight: 0, kept: new Map() };
}

/** The answer kept under this key, which thereby becomes the freshest; undefined where there is none. */
export function recall<T>(memory: Memory<T>, key: string): T | undefined {
  const there = memory.kept.get(key);
  if (!there) return undefined;
  memory.kept.delete(key);
  memory.kept.set(key, there);
  return there.answer;
}

/** Keeps an answer, and drops the oldest until all weigh no more than allowed. One too heavy by itself is not kept. */
export function remember<T>(memory: Memory<T>, key: string, answer: T, weight: number): void {
  forget(memory, key);
  if (weight > memory.most) return;
  memory.kept.set(key, { answer, weight });
  memory.weight += weight;
  for (const [oldest] of memory.kept) {
    if (memory.weight <= memory.most) return;
    forget(memory, oldest);
  }
}

/** Drops what is kept under this key, if anything is. */
export function forget<T>(memory: Memory<T>, key: string): void {
  const there = memory.kept.get(key);
  if (!there) return;
  memory.kept.delete(key);
  memory.weight -= there.weight;
}
