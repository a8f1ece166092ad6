import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pagesNamed } from '#app/components/list-pages.tsx';
import {
  catalogueOf,
  type Facet,
  foundIn,
  isRefused,
  type Part,
  type PartAsked,
  type PartsAsked,
  partOf,
  partsOf,
} from '#server/domain/ledger/reading/listing.ts';

const given = <Found extends object>(found: Found) => {
  if (isRefused(found)) throw new Error(found.faults.join(' '));
  return found as Exclude<Found, { faults: string[] }>;
};

const list = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 60 });
const limit = fc.integer({ min: 1, max: 20 });
const self = (item: string) => item;

describe('a list in parts', () => {
  it('is the whole list, nothing twice, page after page', () => {
    fc.assert(
      fc.property(list, limit, (all, limit) => {
        const { pages } = given(partOf(all, { limit }, self));
        const parts = Array.from({ length: pages }, (_, at) => given(partOf(all, { limit, page: at + 1 }, self)));
        expect(parts.flatMap(({ items }) => items)).toEqual(all);
        for (const [at, { page, total, items }] of parts.entries()) {
          expect({ page, total }).toEqual({ page: at + 1, total: all.length });
          expect(items.length).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });

  it('is the whole list, nothing twice, from cursor to cursor', () => {
    fc.assert(
      fc.property(list, limit, (all, limit) => {
        const items: string[] = [];
        for (let asked: PartAsked | null = { limit }; asked; ) {
          const part: Part<string> = given(partOf(all, asked, self));
          items.push(...part.items);
          asked = part.next === null ? null : { limit, cursor: part.next };
        }
        expect(items).toEqual(all);
      }),
    );
  });

  it('has no page after the last one and none after a cursor it does not know', () => {
    expect(partOf(['a', 'b', 'c'], { limit: 2, page: 3 }, self)).toEqual({ faults: ['page: this list has 2.'] });
    expect(partOf(['a'], { limit: 2, cursor: 'z' }, self)).toHaveProperty('faults');
  });
});

describe('a page of several lists', () => {
  it('gives all of each list, nothing twice: the first parts together, then one list after the other', () => {
    fc.assert(
      fc.property(list, list, limit, (moves, terms, limit) => {
        const ask = (asked: Omit<PartsAsked, 'limit'>) => given(partsOf({ moves, terms }, { ...asked, limit }));
        const first = ask({});
        for (const [name, all] of [['moves', moves] as const, ['terms', terms] as const]) {
          const further = Array.from({ length: first.parts[name].pages - 1 }, (_, at) =>
            ask({ show: name, page: at + 2 }),
          );
          expect([...first.items[name], ...further.flatMap(({ items }) => items[name])]).toEqual(all);
          for (const { items, parts, show } of further) {
            expect(items[name === 'moves' ? 'terms' : 'moves']).toEqual([]);
            expect(parts.moves.total + parts.terms.total).toBe(moves.length + terms.length);
            expect(show).toBe(name);
          }
        }
      }),
    );
  });

  it('refuses a list it has not, a page that list has not, and a page of no list', () => {
    const lists = { moves: ['a', 'b'], terms: ['c'] };
    expect(partsOf(lists, { show: 'others', limit: 1 })).toEqual({ faults: ['show: give moves, terms.'] });
    expect(partsOf(lists, { show: 'terms', page: 2, limit: 1 })).toEqual({ faults: ['page: this list has 1.'] });
    expect(partsOf(lists, { page: 2, limit: 1 })).toHaveProperty('faults');
  });
});

describe('a catalogue', () => {
  const item = fc.record({ letter: fc.constantFrom('a', 'b', 'c'), even: fc.boolean() });
  const facets: Facet<{ letter: string; even: boolean }>[] = [
    {
      name: 'letter',
      valuesOf: ({ letter }) => [letter],
      choices: ['a', 'b', 'c', 'd'].map((value) => ({ value, label: value })),
    },
    {
      name: 'even',
      valuesOf: ({ even }) => (even ? ['yes'] : []),
      choices: [{ value: 'yes', label: 'Yes' }],
    },
  ];

  it('counts for each choice what asking for it finds, in the order of the list', () => {
    fc.assert(
      fc.property(fc.array(item), (all) => {
        const catalogue = catalogueOf(all, facets);
        for (const { value, count } of catalogue.filters.letter ?? []) {
          const found = given(foundIn(catalogue, { letter: value }));
          expect(found).toEqual(all.filter(({ letter }) => letter === value));
          expect(count).toBe(found.length);
          expect(foundIn(catalogue, { letter: value, even: 'yes' })).toEqual(
            all.filter(({ letter, even }) => letter === value && even),
          );
        }
        expect(foundIn(catalogue, {})).toEqual(all);
      }),
    );
  });

  it('finds what holds every word, and refuses a choice it has not', () => {
    const catalogue = catalogueOf(['Kinship carers', 'Foster carers'], []);
    const find = (q: string) => foundIn(catalogue, { q }, (text) => text.toLowerCase());
    expect(find('CARE kin')).toEqual(['Kinship carers']);
    expect(find('  ')).toEqual(['Kinship carers', 'Foster carers']);
    expect(foundIn(catalogueOf([], facets), { letter: 'e' })).toHaveProperty('faults');
  });
});

describe('the pages named below a list', () => {
  it('are the first, this one with its neighbours, and the last, in order; a gap stands for two or more', () => {
    expect(pagesNamed(1, 1)).toEqual([1]);
    expect(pagesNamed(1, 70)).toEqual([1, 2, null, 70]);
    expect(pagesNamed(3, 70)).toEqual([1, 2, 3, 4, null, 70]);
    expect(pagesNamed(4, 70)).toEqual([1, 2, 3, 4, 5, null, 70]);
    expect(pagesNamed(35, 70)).toEqual([1, null, 34, 35, 36, null, 70]);
    expect(pagesNamed(70, 70)).toEqual([1, null, 69, 70]);
  });
});
