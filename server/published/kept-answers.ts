/**
 * Keeps things by name up to so many bytes. When it is full, what nobody asked for since it last looked goes first
 * (second chance): a hit costs no more than a mark.
 */
export function keeping<T>(limit: number, sizeOf: (thing: T) => number) {
  const kept = new Map<string, { thing: T; size: number; asked: boolean }>();
  let bytes = 0;

  const forget = (name: string) => {
    const found = kept.get(name);
    if (!found) return;
    bytes -= found.size;
    kept.delete(name);
  };
  const makeRoom = () => {
    while (bytes > limit) {
      const [oldest] = kept;
      if (!oldest) return;
      const [name, found] = oldest;
      if (!found.asked) forget(name);
      else {
        kept.delete(name);
        kept.set(name, { ...found, asked: false });
      }
    }
  };

  return {
    get: (name: string): T | undefined => {
      const found = kept.get(name);
      if (!found) return undefined;
      found.asked = true;
      return found.thing;
    },
    put: (name: string, thing: T) => {
      forget(name);
      const size = sizeOf(thing);
      kept.set(name, { thing, size, asked: false });
      bytes += size;
      makeRoom();
    },
    /** Weighs a thing again after it grew. */
    grown: (name: string, thing: T) => {
      const found = kept.get(name);
      if (found?.thing !== thing) return;
      bytes += sizeOf(thing) - found.size;
      found.size = sizeOf(thing);
      makeRoom();
    },
    clear: () => {
      kept.clear();
      bytes = 0;
    },
    bytes: () => bytes,
    count: () => kept.size,
  };
}
