import type { Reference } from '../comparison.ts';
import { byName, type Group, groupOf, type TakesPart } from './groups.ts';

/** Places as they are asked for: by code, and by what they belong to. */
export type ChoiceAsked = {
  areas: readonly string[];
  regions: readonly string[];
  programmes: readonly string[];
  neighboursOf: readonly string[];
};

/** One of the groups of a choice, with how many places it brought that were not chosen already. */
export type ChoicePart = Pick<Group, 'id' | 'kind' | 'name'> & { places: number; added: number };

/** The places that are compared. */
export type Choice = {
  /** Codes, each once: those asked for by code first, then whose neighbours are asked for, then regions, then the rest. */
  areas: string[];
  /** How many of them, from the first, a chart of lines draws; the others are in the dots and the table. */
  drawn: number;
  parts: ChoicePart[];
  /** The authorities among them, in the order of names, as a group to lay side by side. */
  group: Group;
  /** What was chosen, in words. */
  text: string;
};

/** More are not compared at once: every authority, and some to spare. */
const mostPlaces = 160;
/** More lines do not stay apart in one picture. */
const mostDrawn = 4;

type Known = Pick<Reference, 'areas' | 'neighbours'>;

/**
 * Who is compared where places are chosen by name and by region, programme or as the statistical neighbours of one; or
 * every fault at once. A chart of lines draws those chosen by name, the regions, and whose neighbours are looked at, at
 * most four; where none of these is there, the first four by name, which is no ranking.
 * Source: issue 5 (*choose areas by name, region, programme, neighbours of*; at most four highlighted series).
 */
export function choiceOf(
  asked: ChoiceAsked,
  known: Known,
  takesPart: readonly TakesPart[],
): { choice: Choice | null; faults: string[] } {
  const wanted = [
    ...asked.regions.map((id) => ({ id: `region:${id}`, fault: `Unknown region ${id}.` })),
    ...asked.programmes.map((id) => ({ id: `programme:${id}`, fault: `Unknown programme ${id}.` })),
    ...asked.neighboursOf.map((id) => ({
      id: `neighbours:${id}`,
      fault: `No statistical neighbours of ${id} are known.`,
    })),
  ];
  const found = wanted.map(({ id, fault }) => ({ group: groupOf(id, known, takesPart), fault }));
  const faults = [
    ...asked.areas.filter((code) => !known.areas.has(code)).map((code) => `Unknown area ${code}.`),
    ...found.flatMap(({ group, fault }) => (group ? [] : [fault])),
  ];
  if (faults.length > 0) return { choice: null, faults: [...new Set(faults)] };
  const groups = found.flatMap(({ group }) => group ?? []);
  const heads = [...asked.areas, ...asked.neighboursOf, ...asked.regions];
  const chosen = new Set(heads);
  const shown = chosen.size;
  const parts = groups.map((group): ChoicePart => {
    const before = chosen.size;
    for (const { code } of group.areas) chosen.add(code);
    const { id, kind, name, areas } = group;
    return { id, kind, name, places: areas.length, added: chosen.size - before };
  });
  if (chosen.size > mostPlaces) {
    const fault = `These are ${chosen.size} places; at most ${mostPlaces} are compared at once.`;
    return { choice: null, faults: [fault] };
  }
  const drawn = Math.min(mostDrawn, shown > 0 ? shown : chosen.size);
  const names = [...new Set(asked.areas)].map((code) => known.areas.get(code)!.name);
  const group = togetherOf([...chosen], groups, known);
  const text = textOf(names, groups, chosen.size, drawn);
  return { choice: { areas: [...chosen], drawn, parts, group, text }, faults: [] };
}

/** Where what was chosen is one group, that group; else the authorities that were chosen. */
function togetherOf(codes: readonly string[], groups: readonly Group[], { areas }: Pick<Known, 'areas'>): Group {
  const places = codes.map((code) => areas.get(code)!).filter(({ level }) => level === 'local-authority');
  const [one] = groups;
  if (groups.length === 1 && one?.areas.length === places.length) return one;
  return { id: 'chosen', kind: 'chosen', name: 'the authorities chosen', areas: byName(places) };
}

function textOf(names: readonly string[], groups: readonly Group[], places: number, drawn: number): string {
  if (groups.length === 0) return '';
  const said = groups.map(({ kind, name, areas }) =>
    kind === 'neighbours' ? name : `${kind === 'region' ? 'the region ' : ''}${name} (${areas.length} authorities)`,
  );
  const chosen = [...names.slice(0, mostDrawn), ...(names.length > mostDrawn ? ['others by name'] : []), ...said];
  const rest = places - drawn;
  const where =
    rest > 0
      ? ` The lines show the first ${drawn === 1 ? 'of them' : `${drawn} of them`}; the dots and the table show all.`
      : '';
  return `Chosen: ${chosen.join('; ')}. ${places} places together.${where}`;
}
