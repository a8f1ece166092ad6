import type { Choice } from '../pages/page.ts';

/** What a list was asked: which part of it. `page` counts from 1; `cursor` is the `next` of the part before. */
export type PartAsked = { page?: number | undefined; cursor?: string | undefined; limit: number };

/** A refusal in words, one per fault, naming what is allowed. */
export type Refused = { faults: string[] };

export type Part<Item> = { items: Item[]; next: string | null; total: number; page: number; pages: number };

/**
 * One part of a list, by page number or after a cursor.
 * @param key the permanent id of an item: the cursor, so that it survives a later release
 */
export function partOf<Item>(
  all: readonly Item[],
  asked: PartAsked,
  key: (item: Item) => string,
): Part<Item> | Refused {
  const { cursor, limit, page = 1 } = asked;
  const after = cursor === undefined ? -1 : all.findIndex((item) => key(item) === cursor);
  if (cursor !== undefined && after < 0) return { faults: ['cursor: give the “next” of the part before, unchanged.'] };
  const start = cursor === undefined ? (page - 1) * limit : after + 1;
  const pages = Math.max(1, Math.ceil(all.length / limit));
  if (cursor === undefined && page > pages) return { faults: [`page: this list has ${pages}.`] };
  const items = all.slice(start, start + limit);
  const last = items.at(-1);
  return {
    items,
    next: last !== undefined && start + limit < all.length ? key(last) : null,
    total: all.length,
    page: Math.floor(start / limit) + 1,
    pages,
  };
}

/** What a page of several lists was asked. `show`: the one list to go on with, by name; left out: the first part of each. */
export type PartsAsked = { show?: string | undefined; page?: number | undefined; limit: number };

/** Where a part stands in its list. */
export type PartOf = { total: number; page: number; pages: number };

type Lists = Record<string, readonly unknown[]>;
/** A part of each list by its name, and where it stands. */
export type Parts<Given extends Lists> = {
  items: { [Name in keyof Given]: Given[Name][number][] };
  parts: { [Name in keyof Given]: PartOf };
  show: keyof Given | null;
};

/** The first part of each list, or with `show` the part asked for of that one and nothing of the others. */
export function partsOf<Given extends Lists>(lists: Given, { show, page, limit }: PartsAsked): Parts<Given> | Refused {
  const names = Object.keys(lists);
  if (show !== undefined && !names.includes(show)) return { faults: [`show: give ${names.join(', ')}.`] };
  if (show === undefined && page !== undefined && page > 1) return { faults: ['page: say with show of which list.'] };
  const found = names.map((name) => {
    const all = lists[name] ?? [];
    const part = partOf(all, { page: name === show ? page : 1, limit }, () => '');
    return { name, all, part, isShown: show === undefined || name === show };
  });
  const faults = found.flatMap(({ part }) => (isRefused(part) ? part.faults : []));
  if (faults.length > 0) return { faults };
  const parts = found.map(({ name, part }) => {
    const { total, page, pages } = part as Part<unknown>;
    return [name, { total, page, pages }];
  });
  const items = found.map(({ name, part, isShown }) => [name, isShown ? (part as Part<unknown>).items : []]);
  return { items: Object.fromEntries(items), parts: Object.fromEntries(parts), show: show ?? null } as Parts<Given>;
}

/** One way of narrowing a list: what an item counts under, and how the choices read. */
export type Facet<Item> = {
  name: string;
  valuesOf: (item: Item) => string[];
  /** Every choice in the order shown, also those that hold nothing. */
  choices: { value: string; label: string }[];
};

/** The choices of a facet with how many items of the whole list each holds. */
export function choicesOf<Item>(all: readonly Item[], { valuesOf, choices }: Facet<Item>): Choice[] {
  const counts = new Map<string, number>();
  for (const item of all) for (const value of valuesOf(item)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return choices.map((choice) => ({ ...choice, count: counts.get(choice.value) ?? 0 }));
}

/** A list made ready once for every question about it. */
export type Catalogue<Item> = {
  all: readonly Item[];
  facets: readonly Facet<Item>[];
  /** What each choice of each facet holds. */
  groups: Record<string, Map<string, Set<Item>>>;
  filters: Record<string, Choice[]>;
};

/** A list with its facets counted. */
export function catalogueOf<Item>(all: readonly Item[], facets: readonly Facet<Item>[]): Catalogue<Item> {
  const groups = Object.fromEntries(facets.map((facet) => [facet.name, groupsOf(all, facet)]));
  const filters = facets.map(({ name, choices }) => [
    name,
    choices.map((choice) => ({ ...choice, count: groups[name]?.get(choice.value)?.size ?? 0 })),
  ]);
  return { all, facets, groups, filters: Object.fromEntries(filters) };
}

function groupsOf<Item>(all: readonly Item[], { valuesOf }: Facet<Item>): Map<string, Set<Item>> {
  const groups = new Map<string, Set<Item>>();
  for (const item of all) {
    for (const value of valuesOf(item)) {
      const group = groups.get(value);
      if (group) group.add(item);
      else groups.set(value, new Set([item]));
    }
  }
  return groups;
}

/**
 * The items that fit every facet asked for and hold every word.
 * @param asked value by facet name; nothing asked narrows nothing
 * @param textOf what the words are looked for in, made `plain`
 */
export function foundIn<Item>(
  { all, facets, groups }: Catalogue<Item>,
  asked: Readonly<Record<string, unknown>> & { q?: string | undefined },
  textOf: (item: Item) => string = () => '',
): readonly Item[] | Refused {
  const used = facets.filter(({ name }) => asked[name] !== undefined && asked[name] !== '');
  const faults = used
    .filter(({ name, choices }) => !choices.some(({ value }) => value === asked[name]))
    .map(
      ({ name, choices }) =>
        `${name}: “${String(asked[name]).slice(0, 60)}” is not one of ${choices.map(({ value }) => value).join(', ')}.`,
    );
  if (faults.length > 0) return { faults };
  const words = wordsIn(asked.q);
  if (used.length === 0 && words.length === 0) return all;
  return all.filter(
    (item) =>
      used.every(({ name }) => groups[name]?.get(asked[name] as string)?.has(item)) &&
      (words.length === 0 || holdsAll(textOf(item), words)),
  );
}

/**
 * What a list answers: every item found, the part of them that was asked for, and the filters with their counts.
 * @param of an item: what the words are looked for in, made `plain`, and its permanent id
 */
export function listedFrom<Item>(
  list: Catalogue<Item>,
  asked: PartAsked & Readonly<Record<string, unknown>> & { q?: string | undefined },
  of: { text: (item: Item) => string; key: (item: Item) => string },
): { found: readonly Item[]; part: Part<Item>; filters: Record<string, Choice[]> } | Refused {
  const found = foundIn(list, asked, of.text);
  if (isRefused(found)) return found;
  const part = partOf(found, asked, of.key);
  return isRefused(part) ? part : { found, part, filters: list.filters };
}

/**
 * The items that fit every facet asked for.
 * @param asked value by facet name; nothing asked narrows nothing
 */
export function narrowed<Item>(
  all: readonly Item[],
  facets: readonly Facet<Item>[],
  asked: Readonly<Record<string, unknown>>,
): Item[] | Refused {
  const found = foundIn(catalogueOf(all, facets), { ...asked, q: undefined });
  return isRefused(found) ? found : [...found];
}

/** Whether a list was refused rather than found. */
export function isRefused(found: object): found is Refused {
  return 'faults' in found;
}

/** A name as part of an address: “Department for Education” → `department-for-education`. */
export function slugOf(name: string): string {
  return plain(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Text as it is compared: lower case, accents and curly quotes aside. */
export function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'").toLowerCase();
}

/** The words asked for, made `plain`. */
export function wordsIn(asked: string | undefined): string[] {
  return plain(asked ?? '')
    .split(/\s+/)
    .filter(Boolean);
}

/** Whether a text made `plain` holds all these words, in any order, also as the beginning or middle of a longer word. */
export function holdsAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/**
 * Whether a text holds every word asked for.
 * @param asked as typed; no word at all fits everything
 */
export function holds(text: string, asked: string | undefined): boolean {
  return holdsAll(plain(text), wordsIn(asked));
}
