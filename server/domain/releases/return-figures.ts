import {
  type ProtectedMetric,
  protect,
  type ReturnedFigure,
  type SafeFigure,
} from '#server/domain/disclosure/primary.ts';

export type ReturnedValue = ReturnedFigure & { metric: string; breakdown: string };

export type ValueToPublish = {
  metric: string;
  breakdown: string;
  period: string;
  area: string;
  value: number | null;
  symbol: string | null;
  denominator: number | null;
  originId: string;
};

/** What stands published for one key: by which release, and what. */
export type StandingValue = Omit<ValueToPublish, 'period' | 'area'> & { fromRelease: number };

const keyOf = (value: { metric: string; breakdown: string }) => `${value.metric}\u0000${value.breakdown}`;

/**
 * The figures of one accepted return as they may be published: disclosure control applied, and only those that are new
 * or differ from what stands. Taking them twice into the same release gives nothing the second time.
 * @param shownOf what control lets be seen of a figure, beyond its own rule; left out, what its own rule does
 * @param standing for this area and period, the value of the highest release not void.
 * @returns the values, each with whether it is hidden and which release published the one it takes the place of, or null
 */
export function figuresToPublish(
  from: { release: number; period: string; area: string; originId: string },
  values: ReturnedValue[],
  metrics: ReadonlyMap<string, ProtectedMetric>,
  standing: StandingValue[],
  shownOf: ShownOf = () => undefined,
): (ValueToPublish & { hidden: boolean; beforeRelease: number | null })[] {
  const stands = new Map(standing.map((value) => [keyOf(value), value]));
  return values.flatMap((returned) => {
    const metric = metrics.get(returned.metric) ?? { unit: 'count', rule: { kind: 'hide' as const, from: 1, to: 5 } };
    const safe = asControlled(protect(returned, metric), shownOf(returned));
    const before = stands.get(keyOf(returned));
    const same =
      before &&
      before.value === safe.value &&
      before.symbol === safe.symbol &&
      before.denominator === safe.denominator &&
      before.originId === from.originId;
    if (same || before?.fromRelease === from.release) return [];
    const { metric: id, breakdown } = returned;
    const place = { metric: id, breakdown, period: from.period, area: from.area };
    return [{ ...place, ...safe, originId: from.originId, beforeRelease: before?.fromRelease ?? null }];
  });
}

/** What of one figure may be seen so that no other follows from it. */
export type ShownOf = (figure: {
  metric: string;
  breakdown: string;
}) => { value: boolean; denominator: boolean } | undefined;

function asControlled(safe: SafeFigure, shown: ReturnType<ShownOf>): SafeFigure {
  if (!shown) return safe;
  const denominator = shown.denominator ? safe.denominator : null;
  // Not applicable says that there is nobody, so it is hidden where a number would be.
  if (shown.value || (safe.value === null && safe.symbol !== 'z')) return { ...safe, denominator };
  return { value: null, symbol: 'c', denominator, hidden: true };
}

/** Those of the values that take the place of one published before. */
export function changedAmong<Value extends { beforeRelease: number | null }>(
  values: readonly Value[],
): (Value & { beforeRelease: number })[] {
  return values.flatMap((value) =>
    value.beforeRelease === null ? [] : [{ ...value, beforeRelease: value.beforeRelease }],
  );
}
