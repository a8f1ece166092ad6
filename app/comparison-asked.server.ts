import type { Asked } from './public-page.server.ts';

/** Query names of a comparison, besides `release`: docs/decisions/0028-groups-of-places.md. */
export const comparisonNames = [
  'metric',
  'area',
  'region',
  'programme',
  'neighboursOf',
  'from',
  'to',
  'breakdown',
] as const;

const england = 'E92000001';
const firstMetric = 's47_rate';

/** What the address of a comparison asks for. An empty field of the form is a field that was not filled in. */
function askedIn(query: URLSearchParams) {
  const filled = (name: (typeof comparisonNames)[number]) => query.getAll(name).filter((value) => value !== '');
  const groups = {
    region: filled('region'),
    programme: filled('programme'),
    neighboursOf: filled('neighboursOf'),
  };
  const named = filled('area');
  const some = [named, ...Object.values(groups)].some((codes) => codes.length > 0);
  return {
    metric: filled('metric')[0] ?? firstMetric,
    area: some ? named : [england],
    ...groups,
    from: filled('from')[0],
    to: filled('to')[0],
    breakdown: filled('breakdown')[0],
  };
}

/**
 * The comparison an address asks for, with what an activity measure stands beside; where it asks for a region, a
 * programme or neighbours, also which places those are, and all of them side by side.
 */
export async function comparisonAsked({ call, query, release }: Pick<Asked, 'call' | 'query' | 'release'>) {
  const asked = askedIn(query);
  const { area, region, programme, neighboursOf, ...rest } = asked;
  const grouped = region.length + programme.length + neighboursOf.length > 0;
  const groups = { areas: area, regions: region, programmes: programme, neighboursOf };
  const chosen = grouped ? await call.series.choice({ ...rest, ...groups, release }) : null;
  const question = { ...rest, areas: chosen?.choice.areas ?? area, release };
  const { release: _, ...pair } = await call.series.beside(question);
  const comparison = { ...(await call.series.compare(question)), ...pair };
  if (!chosen) return { asked, question, found: comparison };
  return { asked, question, found: { ...comparison, choice: chosen.choice, together: chosen.together } };
}
