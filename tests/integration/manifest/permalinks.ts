import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntryContext } from '@remix-run/node';
import { answerAsSibling } from '#app/siblings.server.ts';
import { siblingOf } from '#server/published/sibling.ts';
import { type Route, routeOf, routes } from '../../e2e/setup/routes.ts';

type Loaded = { data: unknown; init?: { headers?: Record<string, string> } | null };
type Page = { loader: (asked: object) => Promise<Loaded>; handle?: Record<string, unknown> };

const folder = join(import.meta.dirname, '../../../app/routes');

/** Pages that the public reads, whose loaders answer for their data too. */
export const publicPages: Route[] = routes.filter(
  ({ file, kind }) => kind === 'page' && /= (publicPage|pageOfWords)\b/.test(readFileSync(join(folder, file), 'utf8')),
);

const pageOf = (route: Route): Promise<Page> => import(join(folder, route.file));

/** The forms of a page's data, besides JSON. */
export async function formsOf(route: Route): Promise<string[]> {
  const { handle = {} } = await pageOf(route);
  return ['json', ...('csv' in handle ? ['csv', 'csv-metadata.json'] : []), ...('svg' in handle ? ['svg'] : [])];
}

function paramsOf({ pattern }: Route, pathname: string): Record<string, string> {
  const parts = pathname.split('/');
  return Object.fromEntries(
    pattern.split('/').flatMap((part, at) => (part.startsWith(':') ? [[part.slice(1), parts[at] ?? '']] : [])),
  );
}

/** What the door answers to the address of a page's data: its loader, and then what stands beside the page. */
export async function read(path: string): Promise<Response> {
  const address = new URL(path, 'http://localhost');
  const sibling = siblingOf(address.pathname);
  if (!sibling) throw new Error(`${path} is no file beside a page`);
  address.pathname = sibling.page;
  const route = routeOf(sibling.page);
  if (!route) throw new Error(`no page for ${path}`);
  const page = await pageOf(route);
  const request = new Request(address, { headers: { 'x-sibling': sibling.kind } });
  const loaded = await page.loader({ request, params: paramsOf(route, sibling.page) }).catch((error: unknown) => {
    if (error instanceof Response) return error;
    throw error;
  });
  if (loaded instanceof Response) return loaded;
  const leaf = route.file;
  const context = {
    staticHandlerContext: {
      matches: [{ route: { id: leaf } }],
      loaderData: { [leaf]: loaded.data },
      loaderHeaders: { [leaf]: new Headers(loaded.init?.headers) },
      errors: null,
    },
    routeModules: { [leaf]: page },
  } as unknown as EntryContext;
  return (await answerAsSibling(request, 200, new Headers(), context)) ?? new Response(null, { status: 404 });
}
