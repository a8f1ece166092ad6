import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { finishPage } from './document.server.ts';
import { framedPolicy, isFramed } from './framed.server.ts';
import { asPreview, unkept } from './preview.server.tsx';
import { answerAsSibling } from './siblings.server.ts';
import { ownOrigin } from './trpc.server.ts';

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
  const drawn = renderToStaticMarkup(<RemixServer context={context} url={request.url} />);
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

/** A failure nobody foresaw, for the log: the place and the words of the error, never the query, the form or the cookie. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs) {
  // An address nobody knows and a reader who left are not failures.
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const { pathname } = new URL(request.url);
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.error(JSON.stringify({ at: new Date().toISOString(), method: request.method, path: pathname, error: said }));
}
