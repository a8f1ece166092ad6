import type { LocalMilestone } from '../ledger.ts';
import type { Lookup } from '../lookup.ts';
import type { RolloutPage } from '../pages/programme-pages.ts';
import type { RolloutByArea, RolloutOfArea } from '../pages/rollout-pages.ts';
import type { Programme } from '../programme.ts';
import type { Reading } from '../reading/reading.ts';
import { countPlaces } from './count-places.ts';
import { type PlaceStanding, standingsByArea, standingsByStep } from './place-standing.ts';

/** A place as the rollout names it. */
export type RolloutPlace = { code: string; name: string; regionCode: string | null; madeUp: boolean };
type Places = ReadonlyMap<string, RolloutPlace>;

/** Areas the national evaluation looked at. Source: its report of July 2025. */
const evaluated = 6;

const rolloutNote =
  'The steps come from the form of the national evaluation, which looked at six of the ten pathfinder areas in July 2025. They are not an official list of the national programme.';

/** Codes of the areas that take part, made-up ones left out. */
const takingPart = ({ areas }: Programme, places: Places) =>
  areas.map(({ code }) => code).filter((code) => !places.get(code)?.madeUp);

const realProgrammes = (programmes: readonly Programme[]) =>
  new Map(programmes.filter(({ madeUp }) => !madeUp).map((programme) => [programme.id, programme]));

type Standings = ReadonlyMap<string, PlaceStanding>;
const kept = new WeakMap<Lookup, Map<string, Standings>>();

/** The same ledger is gone through once a step: it never changes. */
function standingsOf(lookup: Lookup, { id }: LocalMilestone): Standings {
  const known = kept.get(lookup) ?? new Map<string, Standings>();
  kept.set(lookup, known);
  const standings = known.get(id) ?? standingsByArea(lookup.localProgressOf(id), lookup.localConfirmationsOf);
  known.set(id, standings);
  return standings;
}

const stepShown = ({ slug, position, pillar, title }: LocalMilestone, { id, name }: Programme) => ({
  ...{ slug, position, pillar, title },
  programme: { id, name },
});

/**
 * What each area of a programme is expected to set up: what the national evaluation saw, and in how many of all areas
 * it stands as they report and the department confirms.
 */
export function rolloutPage(
  { lookup, page, day }: Reading,
  programmes: readonly Programme[],
  places: Places,
): RolloutPage {
  const steps = lookup.ledger.localMilestones.toSorted((a, b) => a.position - b.position);
  const known = realProgrammes(programmes);
  return {
    ...page,
    items: steps.flatMap((step) => {
      const programme = known.get(step.programmeId);
      if (!programme) return [];
      const { inPlace, inDesign, unplaced, sourceNote } = step;
      return {
        ...stepShown(step, programme),
        sourceNote,
        evaluation: { inPlace, inDesign, unplaced, of: evaluated },
        local: countPlaces(takingPart(programme, places), standingsOf(lookup, step)),
      };
    }),
    next: null,
    asAt: day,
    note: rolloutNote,
  };
}

/**
 * One step in every area that takes part, with the counts of each region. Areas by name; null without such a step.
 * @param slug permanent id of the step
 */
export function rolloutByArea(
  { lookup, page, day }: Reading,
  programmes: readonly Programme[],
  places: Places,
  slug: string,
): RolloutByArea | null {
  const step = lookup.ledger.localMilestones.find((each) => each.slug === slug);
  const programme = step && realProgrammes(programmes).get(step.programmeId);
  if (!step || !programme) return null;
  const standings = standingsOf(lookup, step);
  const codes = takingPart(programme, places);
  const waves = wavesByArea(programmes);
  const items = programme.areas
    .filter(({ code }) => codes.includes(code))
    .map(({ code, name }) => ({
      ...{ code, name, region: regionOf(places, code), wave: waves.get(code) ?? null },
      standing: standings.get(code) ?? null,
    }));
  const regions = new Map(items.map(({ region }) => [region?.code ?? '', region]));
  return {
    ...page,
    step: { ...stepShown(step, programme), sourceNote: step.sourceNote },
    asAt: day,
    local: countPlaces(codes, standings),
    regions: [...regions.values()]
      .toSorted((a, b) => ((a?.name ?? '') < (b?.name ?? '') ? -1 : 1))
      .map((region) => {
        const own = items.filter((item) => item.region?.code === region?.code).map(({ code }) => code);
        return { region, local: countPlaces(own, standings) };
      }),
    items,
    next: null,
  };
}

function regionOf(places: Places, code: string): { code: string; name: string } | null {
  const region = places.get(places.get(code)?.regionCode ?? '');
  return region ? { code: region.code, name: region.name } : null;
}

/** The first pathfinder wave each area was in. */
function wavesByArea(programmes: readonly Programme[]): Map<string, number> {
  const waves = new Map<string, number>();
  for (const { wave, areas } of programmes) {
    if (wave === null) continue;
    for (const { code } of areas) waves.set(code, Math.min(wave, waves.get(code) ?? wave));
  }
  return waves;
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
