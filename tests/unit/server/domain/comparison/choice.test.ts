import { describe, expect, it } from 'vitest';
import type { Area } from '#server/domain/areas/area.ts';
import { type ChoiceAsked, choiceOf } from '#server/domain/comparison/groups/choice.ts';
import { anArea, aReference, first, madeUp, neighbourCodes } from './published.ts';

const reference = aReference();
const takesPart = [
  { areaCode: first.code, programmeId: 'p', name: 'Pathfinders' },
  { areaCode: neighbourCodes[0]!, programmeId: 'p', name: 'Pathfinders' },
];
const ask = (own: Partial<ChoiceAsked>, known: Pick<typeof reference, 'areas' | 'neighbours'> = reference) =>
  choiceOf({ areas: [], regions: [], programmes: [], neighboursOf: [], ...own }, known, takesPart);

describe('places chosen by what they belong to', () => {
  it('come after those chosen by name, each once, and only the latter are lines', () => {
    const { choice } = ask({ areas: [neighbourCodes[3]!, first.code], programmes: ['p'] });
    expect(choice?.areas).toEqual([neighbourCodes[3], first.code, neighbourCodes[0]]);
    expect(choice?.drawn).toBe(2);
    expect(choice?.parts).toEqual([{ id: 'programme:p', kind: 'programme', name: 'Pathfinders', places: 2, added: 1 }]);
    expect(choice?.text).toBe(
      'Chosen: Council 14; Council 01; Pathfinders (2 authorities). 3 places together. The lines show the first 2 of them; the dots and the table show all.',
    );
  });

  it('whose neighbours are asked for stands first and is the line; a region is a line of its own', () => {
    const neighbours = ask({ neighboursOf: [first.code] }).choice!;
    expect(neighbours.areas[0]).toBe(first.code);
    expect(neighbours.areas.slice(1).toSorted()).toEqual(neighbourCodes.toSorted());
    expect(neighbours.drawn).toBe(1);
    const region = ask({ regions: ['E12000001'] }).choice!;
    expect([region.areas[0], region.drawn]).toEqual(['E12000001', 1]);
    // The region is no row of what is laid side by side.
    expect(region.group.areas.map(({ level }) => level)).not.toContain('region');
    expect(region.group.id).toBe('region:E12000001');
  });

  it('of a programme alone draw the first four by name', () => {
    const many = neighbourCodes.map((areaCode) => ({ areaCode, programmeId: 'p', name: 'P' }));
    const asked = { areas: [], regions: [], programmes: ['p'], neighboursOf: [] };
    const { choice } = choiceOf(asked, reference, many);
    expect(choice?.drawn).toBe(4);
    expect(choice?.areas).toHaveLength(10);
  });

  it('lie side by side in the order of names, whatever the order they were asked in', () => {
    const { choice } = ask({ areas: [neighbourCodes[3]!, first.code], neighboursOf: [first.code] });
    const names = choice!.group.areas.map(({ name }) => name);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en-GB')));
    expect(names).toHaveLength(11);
  });

  it('hold no made-up place unless it is asked for by name', () => {
    for (const own of [{ regions: ['E12000001'] }, { programmes: ['p'] }, { neighboursOf: [first.code] }]) {
      expect(ask(own).choice?.areas).not.toContain(madeUp.code);
    }
    expect(ask({ areas: [madeUp.code], programmes: ['p'] }).choice?.areas).toContain(madeUp.code);
  });

  it('are refused with every unknown name at once', () => {
    const own = { areas: ['X'], regions: ['T12000001'], programmes: ['q'], neighboursOf: [madeUp.code] };
    const { choice, faults } = ask(own);
    expect(choice).toBeNull();
    expect(faults).toEqual([
      'Unknown area X.',
      'Unknown region T12000001.',
      'Unknown programme q.',
      `No statistical neighbours of ${madeUp.code} are known.`,
    ]);
  });

  it('are refused where they are more than can be compared at once', () => {
    const more = Array.from({ length: 160 }, (_, at): Area => anArea(`E0700${1000 + at}`, { regionCode: 'E12000001' }));
    const areas = new Map([...reference.areas, ...more.map((area) => [area.code, area] as const)]);
    expect(ask({ regions: ['E12000001'] }, { ...reference, areas }).faults).toEqual([
      'These are 172 places; at most 160 are compared at once.',
    ]);
  });
});
