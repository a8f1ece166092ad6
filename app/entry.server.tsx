import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Reference } from './components/problem-page.tsx';
import { finishPage } from './document.server.ts';
import { framedPolicy, isFramed } from './framed.server.ts';
import { asPreview, unkept } from './preview.server.tsx';
import { answerAsSibling } from './siblings.server.ts';
import { log, ownOrigin, referenceOf } from './trpc.server.ts';

/** For the wiring: programs are answered without Remix in between. */
export { answerProgram, quickAnswer } from './api.server.ts';
/** For the wiring: which release is looked at before it is out, and by whom. */
export { previewOf } from './preview.server.tsx';

/** The whole document at once, the same for people and programs: nothing is streamed and nothing hydrates. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { preview }: AppLoadContext = {},
) {
  const sibling = await answerAsSibling(request, status, headers, context);
  if (sibling && preview) unkept(sibling.headers);
  if (sibling) return sibling;
  const drawn = renderToStaticMarkup(
    <Reference.Provider value={referenceOf(request)}>
      <RemixServer context={context} url={request.url} />
    </Reference.Provider>,
  );
  // A form that came back with faults says so first in its title; a route's `meta` does not know what its action answered.
  const faulty = status >= 400 && status < 500 && context.staticHandlerContext.actionData;
  const shown = status === 200 ? finishPage(drawn, new URL(request.url), ownOrigin()) : drawn;
  const titled = faulty ? shown.replace('<title>', '<title>Error: ') : shown;
  const document = preview ? asPreview(titled, preview) : titled;
  if (preview) unkept(headers);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  if (!preview && isFramed(context)) headers.set('Content-Security-Policy', framedPolicy);
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  return new Response(request.method === 'HEAD' ? null : `<!DOCTYPE html>${document}`, { status, headers });
}

/** A failure nobody foresaw, for the log: the route and what is left of the error, never the address, the form or the cookie. */
export function handleError(error: unknown, { request, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  // An address nobody knows and a reader who left are not failures.
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const route = routeOf(new URL(request.url).pathname, params);
  const reference = referenceOf(request);
  const found = reference ? { reference } : {};
  log.error('page failed', { ...found, method: request.method, route, error });
}

/** The route of an address: the names of its parts in place of what stood there. */
function routeOf(pathname: string, params: Record<string, string | undefined>): string {
  const names = new Map(Object.entries(params).map(([name, value]) => [value, name]));
  return pathname
    .split('/')
    .map((part) => (names.has(decoded(part)) ? `:${names.get(decoded(part))}` : part))
    .join('/');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
