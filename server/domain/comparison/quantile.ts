/**
 * The quantile of numbers in ascending order, by linear interpolation between the two nearest (Hyndman and Fan's
 * type 7), free of binary rounding noise.
 * @param sorted at least one number
 */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)]!;
  const above = sorted[Math.ceil(place)]!;
  return Math.round((below + (above - below) * (place - Math.floor(place))) * 1e6) / 1e6;
}
