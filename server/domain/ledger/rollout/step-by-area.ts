import { oncePer } from '#server/domain/once-per.ts';
import type { LocalMilestone } from '../ledger.ts';
import type { Lookup } from '../lookup.ts';
import type { RolloutByArea } from '../pages/rollout-pages.ts';
import type { Programme } from '../programme.ts';
import { choicesOf, type Facet, isRefused, narrowed, type Refused } from '../reading/listing.ts';
import type { Reading } from '../reading/reading.ts';
import { commitmentNamed } from '../reading/shown.ts';
import { countPlaces } from './count-places.ts';
import { countedOf } from './place-counted.ts';
import { groupOf, placeGroupLabels, placeGroups } from './place-groups.ts';
import { standingsByArea } from './place-standing.ts';
import { stepShown } from './rollout-views.ts';
import {
  type AreasAsked,
  areasTakingPart,
  type Places,
  placeFacets,
  realProgrammes,
  regionsOf,
  wavesOf,
} from './taking-part.ts';

/** By ledger and step, gone through once: a ledger never changes. */
const standingsIn = oncePer((lookup: Lookup) =>
  oncePer((step: LocalMilestone) => standingsByArea(lookup.localProgressOf(step.id), lookup.localConfirmationsOf)),
);

type Item = RolloutByArea['items'][number];

const byState: Facet<Item> = {
  name: 'state',
  valuesOf: ({ group }) => [group],
  choices: placeGroups.map((value) => ({ value, label: placeGroupLabels[value] })),
};

/**
 * One step in the areas that take part, with the counts of all, of each region and of each pathfinder wave. Areas by
 * name, narrowed as asked; the counts are always of all areas. Null without such a step.
 * @param asked `stage`: permanent id of the step; `state`: the group an area is counted in
 */
export function rolloutByArea(
  { lookup, page, day }: Reading,
  programmes: readonly Programme[],
  places: Places,
  { stage, ...asked }: AreasAsked & { stage: string },
): RolloutByArea | Refused | null {
  const step = lookup.ledger.localMilestones.find(({ slug }) => slug === stage);
  const programme = step && realProgrammes(programmes).get(step.programmeId);
  if (!step || !programme) return null;
  const counted = countedOf(lookup, step);
  const standings = standingsIn(lookup)(step);
  const all = areasTakingPart(programme, programmes, places).map(
    (area): Item => ({ ...area, group: groupOf(counted.get(area.code)), standing: standings.get(area.code) ?? null }),
  );
  const [byRegion, byWave] = placeFacets(all);
  const items = narrowed(all, [byRegion, byWave, byState], asked);
  if (isRefused(items)) return items;
  const countOf = (some: readonly Item[]) => countPlaces(codesOf(some), counted);
  const milestone = step.milestoneId ? lookup.milestones.get(step.milestoneId) : undefined;
  const promise = milestone && lookup.commitments.get(milestone.commitmentId);
  return {
    ...page,
    step: { ...stepShown(step, programme), sourceNote: step.sourceNote },
    milestone:
      milestone && promise
        ? { slug: milestone.slug, title: milestone.title, commitment: commitmentNamed(lookup, promise) }
        : null,
    asAt: day,
    local: countOf(all),
    regions: regionsOf(all).map((region) => ({
      region,
      local: countOf(all.filter((item) => item.region?.code === region?.code)),
    })),
    waves: wavesOf(all).map((wave) => ({ wave, local: countOf(all.filter((item) => item.wave === wave)) })),
    filters: {
      region: choicesOf(all, byRegion),
      wave: choicesOf(all, byWave),
      state: choicesOf(all, byState),
    },
    items,
    next: null,
  };
}

const codesOf = (items: readonly Item[]) => items.map(({ code }) => code);
