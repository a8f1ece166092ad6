import type { EntryContext } from '@remix-run/node';
import { stringify } from 'csv-stringify/sync';
import { pngOf } from './picture.server.ts';
import { type Problem, problem } from './problem.server.ts';
import { ownOrigin, referenceOf } from './trpc.server.ts';
import { type WordDocument, wordFile } from './word-document.server.ts';
import { type PageWorkbook, workbookFile } from './workbook.server.ts';

/** One column of a page's CSV, with the words that stand in `.csv-metadata.json`. */
export type Column = {
  name: string;
  description: string;
  datatype?: 'string' | 'number' | 'integer' | 'date' | 'boolean';
};

export type Table = { columns: readonly Column[]; rows: readonly (readonly (string | number | boolean | null)[])[] };

/**
 * What a page gives besides itself, from the very data its loader gave. Stands in the route's `handle`:
 * `export const handle: Siblings<typeof loader> = { csv: (page) => … }`. JSON needs no word, PNG only an `svg`.
 */
// biome-ignore lint/suspicious/noExplicitAny: stands for every loader
export type Siblings<Loader extends (...args: any[]) => Promise<{ data: unknown }>> = {
  csv?: (page: Awaited<ReturnType<Loader>>['data']) => Table;
  /** Null: this page has no picture, which is answered as not found. */
  svg?: (page: Awaited<ReturnType<Loader>>['data']) => string | null;
  atom?: (page: Awaited<ReturnType<Loader>>['data']) => string;
  docx?: (page: Awaited<ReturnType<Loader>>['data']) => WordDocument;
  xlsx?: (page: Awaited<ReturnType<Loader>>['data']) => PageWorkbook;
};

type Handle = Siblings<() => Promise<{ data: unknown }>>;

const kinds = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  'csv-metadata.json': 'application/csvm+json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  atom: 'application/atom+xml; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
type Kind = keyof typeof kinds;

/**
 * Finishes what Remix is about to answer: passes on the mark of the page's loader, and where a sibling of the page was
 * asked for (`server/published/sibling.ts` took the ending off the path) answers with that.
 * @param headers of the answer; the mark is added to it
 * @returns null where the page itself is to be drawn
 */
export async function answerAsSibling(request: Request, status: number, headers: Headers, context: EntryContext) {
  const { matches, loaderData, loaderHeaders, errors } = context.staticHandlerContext;
  const leaf = matches.at(-1)?.route.id ?? '';
  if (!errors) for (const name of ['Release', 'Cache-Control']) passOn(name, loaderHeaders[leaf], headers);
  const kind = request.headers.get('x-sibling') as Kind | null;
  if (!kind || !(kind in kinds)) return null;
  const failed = errors ? Object.values(errors)[0] : undefined;
  if (failed) return asProblem((failed as { data?: Problem }).data, status, request);
  const page = loaderData[leaf];
  if (!headers.has('Release') || page === undefined) return asProblem(undefined, 404);
  const handle = (context.routeModules[leaf]?.handle ?? {}) as Handle;
  const body = await bodyOf(kind, page, handle, request.url);
  if (body === null || body === undefined) return asProblem(undefined, 404);
  headers.set('Content-Type', kinds[kind]);
  headers.set('Access-Control-Allow-Origin', '*');
  if (kind === 'docx' || kind === 'xlsx') {
    headers.set('Content-Disposition', `attachment; filename="${nameOf(request.url)}.${kind}"`);
  }
  if (kind === 'csv') headers.set('Link', `<${beside(request.url, 'csv-metadata.json')}>; rel="describedby"`);
  return new Response(body, { status, headers });
}

/** What a file is saved as: the parts of its page's path, `areas-E09000003-scorecard`. */
const nameOf = (url: string) => new URL(url).pathname.split('/').filter(Boolean).join('-') || 'page';

function passOn(name: string, from: Headers | undefined, to: Headers) {
  const value = from?.get(name);
  if (value) to.set(name, value);
}

async function bodyOf(kind: Kind, page: unknown, handle: Handle, url: string) {
  if (kind === 'docx') return handle.docx ? wordFile(handle.docx(page), ownOrigin()) : null;
  if (kind === 'xlsx') return handle.xlsx ? workbookFile(handle.xlsx(page)) : null;
  if (kind === 'png') {
    const svg = handle.svg?.(page) ?? null;
    return svg === null ? null : pngOf(svg);
  }
  return drawn(kind, page, handle, url);
}

function drawn(
  kind: Exclude<Kind, 'docx' | 'xlsx' | 'png'>,
  page: unknown,
  handle: Handle,
  url: string,
): string | null {
  if (kind === 'json') return JSON.stringify(asCited(page, url));
  if (kind === 'svg') return pictureOf(handle, page);
  if (kind === 'atom') return handle.atom?.(page) ?? null;
  const table = handle.csv?.(page);
  if (!table) return null;
  return kind === 'csv' ? csvOf(table) : JSON.stringify(metadataOf(table, url), null, 2);
}

/** What a spreadsheet would work out. A number with a sign is none, nor are the words after it: `-35% real-terms spending`. */
const formula = /^[=@\t\r]|^[+-](?!\d[\d,.]*%?(?: [\p{L}\d ,.'’-]*)?$)/u;

/** The data of a permalink say neither whether a later release is out nor where the service runs: their bytes stay. */
function asCited(page: unknown, url: string): unknown {
  if (!new URL(url).searchParams.get('release')) return page;
  const { origin: _, ...told } = page as Record<string, unknown>;
  // A part of a page that was asked for by itself carries the mark too.
  const parts = Object.entries(told).map(([name, part]) => [name, name === 'release' ? markIn(part) : unmarked(part)]);
  return Object.fromEntries(parts);
}

function markIn(release: unknown): unknown {
  const { current: _, ...mark } = release as { current?: boolean };
  return mark;
}

function unmarked(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || !('release' in part)) return part;
  const { release } = part;
  return typeof release === 'object' && release !== null ? { ...part, release: markIn(release) } : part;
}

/** Recharts numbers its scatter plots through the life of the process: here through one picture. */
function ownNumbers(svg: string): string {
  const numbers = new Map<string, number>();
  return svg.replace(/recharts-scatter-(\d+)/g, (_, number: string) => {
    if (!numbers.has(number)) numbers.set(number, numbers.size + 1);
    return `recharts-scatter-${numbers.get(number)}`;
  });
}

function pictureOf(handle: Handle, page: unknown): string | null {
  const svg = handle.svg?.(page) ?? null;
  return svg === null ? null : ownNumbers(svg);
}

/** RFC 4180, with line ends as it says; a cell that a spreadsheet would run as a formula is quoted as text. */
function csvOf({ columns, rows }: Table): string {
  return stringify([columns.map(({ name }) => name), ...rows], {
    record_delimiter: 'windows',
    escape_formulas: false,
    cast: {
      boolean: (value) => (value ? 'true' : 'false'),
      string: (value) => (formula.test(value) ? `'${value}` : value),
    },
  });
}

/** CSV on the Web: what each column holds. */
function metadataOf({ columns }: Table, url: string) {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: beside(url, 'csv'),
    'dc:license': { '@id': 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/' },
    tableSchema: {
      columns: columns.map(({ name, description, datatype = 'string' }) => ({
        name,
        titles: name,
        'dc:description': description,
        datatype,
      })),
    },
  };
}

function beside(url: string, ending: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname === '/' ? '/index' : pathname}.${ending}${search}`;
}

function asProblem(given: Problem | undefined, status: number, request?: Request): Response {
  const reference = status >= 500 && request ? referenceOf(request) : null;
  const found = given?.code
    ? given
    : problem(status === 404 ? 'NOT_FOUND' : status === 400 ? 'BAD_REQUEST' : '', 'There is nothing at this address.');
  return Response.json(reference ? { ...found, reference } : found, {
    status: found.status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
  });
}
