import type { Breakdown, Metric } from '#server/domain/metrics/metric.ts';

/** By what a metric can be broken down, in words that follow “by”. */
const names: Record<string, string> = {
  ethnicity: 'ethnic group',
  age: 'age',
  sex: 'sex',
  disability: 'disability',
  uasc: 'unaccompanied asylum-seeking or not',
  partner: 'partner',
  agency: 'agency',
  deprivation: 'how deprived the neighbourhood is',
};

/** Shown beside other groups as context, and never held beside one another by a ratio. */
export const contextDimension = 'deprivation';

/** `ethnic group` for `ethnicity`; a dimension without words of ours stands as it is. */
export const dimensionName = (dimension: string): string => names[dimension] ?? dimension;

/**
 * The group others are held beside unless a reader chooses another: the largest ethnic group, as official comparisons by
 * ethnic group do, and the age band with the most years. A choice of this project, shown with every ratio.
 */
const usual: Record<string, string> = {
  ethnicity: 'ethnicity:white',
  age: 'age:10-to-15',
  sex: 'sex:male',
  disability: 'disability:not-recorded',
  uasc: 'uasc:not-unaccompanied',
};

/** Categories that say nothing is known: they are shown, and are no group to hold beside another. */
const unrecorded = new Set(['ethnicity:not-obtained', 'sex:not-recorded', 'disability:unborn']);

/** Whether a category holds those of whom it was not recorded. */
export const isUnrecorded = (breakdown: string): boolean => unrecorded.has(breakdown);

/** Categories of a dimension in their order. */
export function categoriesOf(dimension: string, breakdowns: Iterable<Breakdown>): Breakdown[] {
  return [...breakdowns].filter((each) => each.dimension === dimension && dimension !== 'total');
}

/** The reference group: the one asked for, else the usual one, else the first; null where a dimension has none. */
export function referenceGroup(categories: readonly Breakdown[], asked: string | undefined): Breakdown | null {
  const groups = categories.filter(({ id }) => !isUnrecorded(id));
  const first = groups[0];
  if (!first || first.dimension === contextDimension) return null;
  const wanted = asked ?? usual[first.dimension];
  return groups.find(({ id }) => id === wanted) ?? first;
}

/** Every dimension a metric is broken down by: those it names, and those it has figures of. */
export function dimensionsOf(
  metric: Pick<Metric, 'breakdowns'>,
  breakdowns: ReadonlyMap<string, Breakdown>,
  published: Iterable<string>,
): string[] {
  const found = [...published].flatMap((id) => breakdowns.get(id)?.dimension ?? []);
  const known = new Set([...breakdowns.values()].map(({ dimension }) => dimension));
  return [...new Set([...metric.breakdowns, ...found])].filter((each) => each !== 'total' && known.has(each));
}
