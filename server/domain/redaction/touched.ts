/**
 * Which releases lost something, and how much each: whatever a release published, every later one tells as well.
 * @param first the first release that told each figure or text
 */
export function releasesTouched(
  first: readonly number[],
  releases: readonly number[],
): { release: number; places: number }[] {
  return releases
    .map((release) => ({ release, places: first.filter((each) => each <= release).length }))
    .filter(({ places }) => places > 0);
}
