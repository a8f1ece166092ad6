import type { LocalMilestone } from '../ledger.ts';
import type { RolloutPage } from '../pages/programme-pages.ts';
import type { RolloutOfArea } from '../pages/rollout-pages.ts';
import type { Programme } from '../programme.ts';
import { choicesOf, isRefused, narrowed, type Refused } from '../reading/listing.ts';
import type { Reading } from '../reading/reading.ts';
import { countPlaces } from './count-places.ts';
import { countedOf } from './place-counted.ts';
import { standingsByStep } from './place-standing.ts';
import {
  type AreasAsked,
  areasTakingPart,
  type Places,
  placeFacets,
  type RolloutPlace,
  realProgrammes,
} from './taking-part.ts';

/** Areas the national evaluation looked at. Source: its report of July 2025. */
const evaluated = 6;

const rolloutNote =
  'The steps come from the form of the national evaluation, which looked at six of the ten pathfinder areas in July 2025. They are not an official list of the national programme.';

/** A step as every page of the rollout names it. */
export const stepShown = ({ slug, position, pillar, title }: LocalMilestone, { id, name }: Programme) => ({
  ...{ slug, position, pillar, title },
  programme: { id, name },
});

/**
 * What each area of a programme is expected to set up: what the national evaluation saw, and in how many areas it
 * stands as they report and the department confirms.
 * @param asked counts the areas of one region or pathfinder wave only
 */
export function rolloutPage(
  { lookup, page, day }: Reading,
  programmes: readonly Programme[],
  places: Places,
  asked: Pick<AreasAsked, 'region' | 'wave'> = {},
): RolloutPage | Refused {
  const steps = lookup.ledger.localMilestones.toSorted((a, b) => a.position - b.position);
  const known = realProgrammes(programmes);
  const used = [...new Set(steps.map(({ programmeId }) => programmeId))].flatMap((id) => known.get(id) ?? []);
  const areasBy = new Map(used.map((programme) => [programme.id, areasTakingPart(programme, programmes, places)]));
  const everyArea = [...new Map([...areasBy.values()].flat().map((area) => [area.code, area])).values()];
  const facets = placeFacets(everyArea);
  const found = narrowed(everyArea, facets, asked);
  if (isRefused(found)) return found;
  const wanted = new Set(found.map(({ code }) => code));
  return {
    ...page,
    items: steps.flatMap((step) => {
      const programme = known.get(step.programmeId);
      if (!programme) return [];
      const { inPlace, inDesign, unplaced, sourceNote } = step;
      const codes = (areasBy.get(programme.id) ?? []).map(({ code }) => code).filter((code) => wanted.has(code));
      return {
        ...stepShown(step, programme),
        sourceNote,
        evaluation: { inPlace, inDesign, unplaced, of: evaluated },
        local: countPlaces(codes, countedOf(lookup, step)),
      };
    }),
    filters: { region: choicesOf(everyArea, facets[0]), wave: choicesOf(everyArea, facets[1]) },
    next: null,
    asAt: day,
    note: rolloutNote,
  };
}

/** What one area reported, by step in the steps' order. */
export function rolloutOfArea(
  { lookup, page }: Reading,
  programmes: readonly Programme[],
  { code, name, madeUp }: RolloutPlace,
): RolloutOfArea {
  const standings = standingsByStep(lookup.localProgressIn(code), lookup.localConfirmationsOf);
  const known = realProgrammes(programmes);
  const steps = lookup.ledger.localMilestones.toSorted((a, b) => a.position - b.position);
  const expected = steps.filter(({ programmeId }) => known.get(programmeId)?.areas.some((area) => area.code === code));
  return {
    ...page,
    area: { code, name, madeUp },
    of: expected.length,
    items: steps.flatMap((step) => {
      const [programme, standing] = [known.get(step.programmeId), standings.get(step.id)];
      return programme && standing ? [{ ...stepShown(step, programme), standing }] : [];
    }),
    next: null,
  };
}
