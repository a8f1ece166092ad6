import type { Programme } from '../programme.ts';
import type { Facet } from '../reading/listing.ts';

/** A place as the rollout names it. */
export type RolloutPlace = { code: string; name: string; regionCode: string | null; madeUp: boolean };
export type Places = ReadonlyMap<string, RolloutPlace>;

/** An area that takes part in a programme, with what lists of areas are narrowed by. */
export type AreaTakingPart = {
  code: string;
  name: string;
  region: { code: string; name: string } | null;
  /** Number of the pathfinder wave the area was in; null where it was in none. */
  wave: number | null;
};

/** Areas that take part, by name, made-up ones left out. */
export function areasTakingPart(
  { areas }: Programme,
  programmes: readonly Programme[],
  places: Places,
): AreaTakingPart[] {
  const waves = wavesByArea(programmes);
  return areas
    .filter(({ code }) => !places.get(code)?.madeUp)
    .map(({ code, name }) => ({ code, name, region: regionOf(places, code), wave: waves.get(code) ?? null }));
}

/** Programmes by id, made-up ones left out. */
export function realProgrammes(programmes: readonly Programme[]): Map<string, Programme> {
  return new Map(programmes.filter(({ madeUp }) => !madeUp).map((programme) => [programme.id, programme]));
}

function regionOf(places: Places, code: string): AreaTakingPart['region'] {
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

const none = 'none';

const waveLabel = (wave: number | null) => (wave === null ? 'In no pathfinder' : `Pathfinder wave ${wave}`);

/** How areas are narrowed: by region and by pathfinder wave. */
export function placeFacets<Item extends Pick<AreaTakingPart, 'region' | 'wave'>>(
  items: readonly Item[],
): [region: Facet<Item>, wave: Facet<Item>] {
  const regions = regionsOf(items).map((region) => ({
    value: region?.code ?? none,
    label: region?.name ?? 'No region',
  }));
  const waves = wavesOf(items).map((wave) => ({
    value: wave === null ? none : String(wave),
    label: waveLabel(wave),
  }));
  return [
    { name: 'region', valuesOf: ({ region }) => [region?.code ?? none], choices: regions },
    { name: 'wave', valuesOf: ({ wave }) => [wave === null ? none : String(wave)], choices: waves },
  ];
}

/** The regions that areas lie in, by name; null where an area has none. */
export function regionsOf(items: readonly Pick<AreaTakingPart, 'region'>[]): AreaTakingPart['region'][] {
  const regions = new Map(items.map(({ region }) => [region?.code ?? '', region]));
  return [...regions.values()].toSorted((a, b) => ((a?.name ?? '') < (b?.name ?? '') ? -1 : 1));
}

/** The waves that areas were in, the first one first; null, at the end, is none. */
export function wavesOf(items: readonly Pick<AreaTakingPart, 'wave'>[]): (number | null)[] {
  return [...new Set(items.map(({ wave }) => wave))].toSorted((a, b) => (a ?? 99) - (b ?? 99));
}

/** What areas are narrowed by; `state` is the group an area is counted in. */
export type AreasAsked = { region?: string | undefined; wave?: string | undefined; state?: string | undefined };
