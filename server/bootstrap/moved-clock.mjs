/** Loaded before everything else where TODAY is set: Node's clock runs on, but from another moment. */
const offset = Number(process.env.CLOCK_OFFSET_MS);
const Real = Date;

if (process.env.CLOCK_OFFSET_MS && Number.isFinite(offset)) {
  const now = () => Real.now() + offset;
  const Moved = new Proxy(Real, {
    construct: (target, args, made) => Reflect.construct(target, args.length === 0 ? [now()] : args, made),
    apply: () => new Real(now()).toString(),
    get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
  Real.prototype.constructor = Moved;
  globalThis.Date = Moved;
}
