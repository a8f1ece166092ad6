import type { ActionFunctionArgs, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { answerAsSibling } from './siblings.server.ts';

/** The whole document at once, the same for people and programs: nothing is streamed and nothing hydrates. */
export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext) {
  const sibling = answerAsSibling(request, status, headers, context);
  if (sibling) return sibling;
  const document = renderToStaticMarkup(<RemixServer context={context} url={request.url} />);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  return new Response(request.method === 'HEAD' ? null : `<!DOCTYPE html>${document}`, { status, headers });
}

/** A failure nobody foresaw, for the log: the place and the words of the error, never the query, the form or the cookie. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (request.signal.aborted) return;
  const { pathname } = new URL(request.url);
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.error(JSON.stringify({ at: new Date().toISOString(), method: request.method, path: pathname, error: said }));
}
