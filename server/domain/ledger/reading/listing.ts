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

/**
 * The items that fit every facet asked for.
 * @param asked value by facet name; nothing asked narrows nothing
 */
export function narrowed<Item>(
  all: readonly Item[],
  facets: readonly Facet<Item>[],
  asked: Readonly<Record<string, unknown>>,
): Item[] | Refused {
  const used = facets.filter(({ name }) => asked[name] !== undefined && asked[name] !== '');
  const faults = used
    .filter(({ name, choices }) => !choices.some(({ value }) => value === asked[name]))
    .map(
      ({ name, choices }) =>
        `${name}: “${String(asked[name]).slice(0, 60)}” is not one of ${choices.map(({ value }) => value).join(', ')}.`,
    );
  if (faults.length > 0) return { faults };
  return all.filter((item) => used.every(({ name, valuesOf }) => valuesOf(item).includes(asked[name] as string)));
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

/**
 * Whether a text holds every word asked for, in any order, also as the beginning or middle of a longer word.
 * @param asked as typed; no word at all fits everything
 */
export function holds(text: string, asked: string | undefined): boolean {
  const words = plain(asked ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const there = plain(text);
  return words.every((word) => there.includes(word));
}
