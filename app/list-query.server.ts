import type { Asked } from './public-page.server.ts';

/** The filters of a list as they stand in the address: empty ones left out, the page as a number. */
export function listQuery<Name extends string>({ query }: Pick<Asked, 'query'>, names: readonly Name[]) {
  const filters = Object.fromEntries(names.map((name) => [name, query.get(name) || undefined])) as Record<
    Name,
    string | undefined
  >;
  const page = query.get('page');
  return { filters, page: page ? Number(page) : undefined };
}

/** The same filters as the page's links and form want them back. */
export function shownFilters<Name extends string>(
  filters: Record<Name, string | undefined>,
): Record<Name, string | null> {
  return Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, value ?? null])) as Record<
    Name,
    string | null
  >;
}

/** Which part of a page of several lists is asked for. */
export function partQuery({ query }: Pick<Asked, 'query'>) {
  const page = query.get('page');
  return { show: query.get('show') || undefined, page: page ? Number(page) : undefined };
}

/** What a file beside a page holds of a long list at most, where no page is asked for. */
const mostInFile = 500;

/**
 * How many lines to ask for: a page's own number, and in the file beside it the first 500, which are whole pages.
 * @param onPage lines of a page; divides 500
 */
export function linesOf({ sibling, query }: Pick<Asked, 'sibling' | 'query'>, onPage: 25 | 50 | 100 | 125): number {
  return sibling !== null && !query.get('page') ? mostInFile : onPage;
}
