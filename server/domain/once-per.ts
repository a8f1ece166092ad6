/**
 * A pure function of something that never changes, gone through once for each and kept as long as that is.
 * @param of what of the argument the answer hangs on; left out: the argument itself
 */
export function oncePer<Given extends object, Value>(
  make: (given: Given) => Value,
  of: (given: Given) => object = (given) => given,
): (given: Given) => Value {
  const kept = new WeakMap<object, { value: Value }>();
  return (given) => {
    const known = kept.get(of(given));
    if (known) return known.value;
    const value = make(given);
    kept.set(of(given), { value });
    return value;
  };
}
