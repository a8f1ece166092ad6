/** Between two ticks of a ratio's axis: as many times as much. */
const steps = [2, 4, 10, 100, 1_000, 1_000_000];
const mostTicks = 9;

/**
 * A scale on which half as often lies as far from the same as twice as often. The same, 1, is always on it.
 * @param ends every ratio and limit to be drawn; those not above zero stay out
 */
export function ratioAxis(ends: readonly number[]): { domain: [number, number]; ticks: number[] } {
  const drawn = ends.filter((end) => end > 0 && Number.isFinite(end)).map(Math.log10);
  const over = (step: number) => {
    const first = Math.min(-1, Math.floor(Math.min(0, ...drawn) / Math.log10(step) + 1e-9));
    const last = Math.max(1, Math.ceil(Math.max(0, ...drawn) / Math.log10(step) - 1e-9));
    return Array.from({ length: last - first + 1 }, (_, at) => Number((step ** (first + at)).toPrecision(6)));
  };
  const ticks = steps.map(over).find(({ length }) => length <= mostTicks) ?? over(steps.at(-1)!);
  return { domain: [ticks[0]!, ticks.at(-1)!], ticks };
}
