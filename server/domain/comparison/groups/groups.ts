import type { Area } from '#server/domain/areas/area.ts';
import { neighboursOf } from '../benchmarks.ts';
import type { Reference } from '../comparison.ts';

export const groupKinds = ['programme', 'region', 'neighbours', 'all', 'chosen'] as const;
export type GroupKind = (typeof groupKinds)[number];

/** Places that are looked at together, in the order of their names: never a ranking. */
export type Group = { id: string; kind: GroupKind; name: string; areas: Area[] };

/** Who takes part in which programme. */
export type TakesPart = { areaCode: string; programmeId: string; name: string };

type Known = Pick<Reference, 'areas' | 'neighbours'>;

/** In the order of names, which is no ranking. */
export const byName = (areas: readonly Area[]) => areas.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));

/** The real local authorities that exist today: one that was merged or split is no place to compare any more. */
const authorities = ({ areas }: Known) =>
  [...areas.values()].filter(
    ({ level, madeUp, validTo }) => level === 'local-authority' && !madeUp && validTo === null,
  );

/**
 * Every group that can be chosen but those of neighbours, which any authority has: programmes, regions, and all
 * authorities, the made-up ones last. Programmes of made-up places hold made-up places only, and no other group holds one.
 */
export function groupsOf(known: Known, takesPart: readonly TakesPart[]): Group[] {
  const programmes = new Map<string, Group>();
  for (const { areaCode, programmeId, name } of takesPart) {
    const area = known.areas.get(areaCode);
    if (area?.level !== 'local-authority') continue;
    const group = programmes.get(programmeId) ?? { id: `programme:${programmeId}`, kind: 'programme', name, areas: [] };
    group.areas.push(area);
    programmes.set(programmeId, group);
  }
  const all = authorities(known);
  const regions = [...known.areas.values()].flatMap((region): Group[] => {
    const areas =
      region.level === 'region' && !region.madeUp ? all.filter((area) => area.regionCode === region.code) : [];
    return areas.length === 0 ? [] : [{ id: `region:${region.code}`, kind: 'region', name: region.name, areas }];
  });
  const everyone: Group = { id: 'all', kind: 'all', name: 'Every local authority in England', areas: all };
  const named = [...programmes.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  const [real, madeUp] = [false, true].map((is) => named.filter(({ areas }) => areas[0]?.madeUp === is));
  return [...real!, ...regions, everyone, ...madeUp!].map((group) => ({ ...group, areas: byName(group.areas) }));
}

/** The group of this id: `programme:…`, `region:…`, `neighbours:<area>` (the area itself among them), `all`; null where there is none. */
export function groupOf(id: string, known: Known, takesPart: readonly TakesPart[]): Group | null {
  if (!id.startsWith('neighbours:')) return groupsOf(known, takesPart).find((group) => group.id === id) ?? null;
  const area = known.areas.get(id.slice('neighbours:'.length));
  const codes = area ? neighboursOf(area, known) : [];
  if (!area || codes.length === 0) return null;
  const areas = byName([area, ...codes.flatMap((code) => known.areas.get(code) ?? [])]);
  return { id, kind: 'neighbours', name: `${area.name} and its statistical neighbours`, areas };
}
