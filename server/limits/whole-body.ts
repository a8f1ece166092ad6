import { IncomingMessage, type ServerResponse } from 'node:http';
import { LARGEST_BODY } from './bodies.ts';
import { tooManyPieces } from './pieces.ts';

type Next = (request: IncomingMessage) => void;

/** The request once more, with a body that is all there. */
function again(request: IncomingMessage, body: Buffer): IncomingMessage {
  const copy = new IncomingMessage(request.socket);
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request;
  Object.assign(copy, { method, url, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor, complete: true });
  copy.headers = headers;
  copy.push(body);
  copy.push(null);
  return copy;
}

/**
 * Reads a body to its end before anybody makes anything of it, and refuses one of too many or too nested parts with 413.
 * What has no known length, or is too long, goes on unread: `limitBody` refuses it.
 */
export function wholeBody(request: IncomingMessage, response: ServerResponse, next: Next): void {
  const length = Number(request.headers['content-length']);
  if (!(length > 0) || length > LARGEST_BODY) {
    next(request);
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  // Whoever hangs up in the middle is owed no answer.
  request.on('error', () => undefined);
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const fault = tooManyPieces(body, String(request.headers['content-type'] ?? ''));
    if (fault === null) next(again(request, body));
    else refuse(fault, request, response);
  });
}

function refuse(detail: string, { url = '/' }: IncomingMessage, response: ServerResponse): void {
  const asProblem = url.startsWith('/api/');
  const problem = {
    type: 'about:blank',
    title: 'Body of too many parts',
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
    detail,
  };
  response.writeHead(413, {
    'Cache-Control': 'no-store',
    'Content-Type': asProblem ? 'application/problem+json' : 'text/plain; charset=utf-8',
  });
  response.end(asProblem ? JSON.stringify(problem) : detail);
}
