import type { Area } from '#server/domain/areas/area.ts';
import type { Reference } from '../comparison.ts';

/** A programme as far as a comparison needs it. */
export type KnownProgramme = {
  id: string;
  name: string;
  wave: number | null;
  startText: string | null;
  madeUp: boolean;
  areas: readonly { code: string; startsOn: string | null }[];
};

/** The places of a programme and those to hold them against, each in the order of names. */
export type Sides = {
  id: string;
  name: string;
  areas: Area[];
  others: Area[];
  /** Places of other programmes that began or will begin something like it: they are on neither side. */
  leftOut: number;
  /** First and last day on which a place of the programme began; null where no day is recorded of any. */
  firstStart: string | null;
  lastStart: string | null;
  /** How many of its places have a recorded day. */
  starts: number;
  startText: string | null;
  /** Names of the other programmes that every authority is in. */
  national: string[];
};

/** All waves of pathfinders taken together. */
export const allWaves = 'waves';

const byName = (areas: readonly Area[]) => areas.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));

const isAuthority = ({ level, madeUp, validTo }: Area) => level === 'local-authority' && !madeUp && validTo === null;

/** Whether every authority takes part: then nobody is left to hold it against, and it sets nobody apart. */
const isNational = ({ areas }: KnownProgramme, authorities: readonly Area[]) => {
  const codes = new Set(areas.map(({ code }) => code));
  return authorities.length > 0 && authorities.every(({ code }) => codes.has(code));
};

/** The programmes with places that can be chosen, all waves together first; no made-up one. */
export function programmesToHold(
  programmes: readonly KnownProgramme[],
): (Pick<KnownProgramme, 'id' | 'name'> & { places: number })[] {
  const withAreas = programmes.filter(({ areas, madeUp }) => areas.length > 0 && !madeUp);
  const waves = withAreas.filter(({ wave }) => wave !== null);
  const together = waves.length > 1 ? [joined(waves)] : [];
  return [...together, ...withAreas].map(({ id, name, areas }) => ({ id, name, places: areas.length }));
}

/** Several waves as one programme. */
function joined(waves: readonly KnownProgramme[]): KnownProgramme {
  const [first] = waves;
  return {
    id: allWaves,
    name: `${first!.name.replace(/, wave \d+$/, '')}, all waves`,
    wave: null,
    startText: waves.map(({ wave, startText }) => `wave ${wave}: ${startText ?? 'not found'}`).join('; '),
    madeUp: false,
    areas: waves.flatMap(({ areas }) => areas),
  };
}

/**
 * The places of a programme and the others: authorities in no programme at all, but for those that every authority is
 * in. Null for an unknown programme, one without places and a made-up one.
 */
export function sidesOf(
  id: string,
  programmes: readonly KnownProgramme[],
  { areas: known }: Pick<Reference, 'areas'>,
): Sides | null {
  const waves = programmes.filter(({ wave, madeUp }) => wave !== null && !madeUp);
  const one = id === allWaves && waves.length > 0 ? joined(waves) : programmes.find((each) => each.id === id);
  if (!one || one.madeUp || one.areas.length === 0) return null;
  const authorities = [...known.values()].filter(isAuthority);
  const own = new Set(one.areas.map(({ code }) => code));
  const real = programmes.filter(({ madeUp }) => !madeUp);
  const apart = real.filter((each) => !isNational(each, authorities));
  const taken = new Set(apart.flatMap(({ areas }) => areas.map(({ code }) => code)));
  const rest = authorities.filter(({ code }) => !own.has(code));
  const others = rest.filter(({ code }) => !taken.has(code));
  const days = one.areas.flatMap(({ startsOn }) => startsOn ?? []).toSorted();
  return {
    id: one.id,
    name: one.name,
    areas: byName(authorities.filter(({ code }) => own.has(code))),
    others: byName(others),
    leftOut: rest.length - others.length,
    firstStart: days[0] ?? null,
    lastStart: days.at(-1) ?? null,
    starts: days.length,
    startText: one.startText,
    national: real.filter((each) => each.id !== one.id && !apart.includes(each)).map(({ name }) => name),
  };
}
