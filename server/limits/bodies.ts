import type { Request, RequestHandler, Response } from 'express';

/** The largest return with room to spare. */
export const LARGEST_BODY = 12 * 1024 * 1024;

/**
 * A body must say how long it is, and be no longer than the largest return with room to spare. The rest of one that is
 * refused is read and thrown away, so that the sender gets to read the answer.
 */
export const limitBody: RequestHandler = (request, response, next) => {
  const length = request.headers['content-length'];
  if (length === undefined && request.headers['transfer-encoding'] !== undefined) {
    return refuse(request, response, 411, 'Send a Content-Length header: bodies of unknown length are not taken.');
  }
  if (Number(length ?? 0) > LARGEST_BODY) {
    return refuse(request, response, 413, 'The body is larger than 12 MB, the most this service takes.');
  }
  next();
};

function refuse(request: Request, response: Response, status: 411 | 413, detail: string) {
  request.resume();
  response.status(status).set('Cache-Control', 'no-store');
  if (!request.path.startsWith('/api/')) return response.set('Content-Type', 'text/plain; charset=utf-8').end(detail);
  const [title, code] =
    status === 413 ? ['Body too large', 'PAYLOAD_TOO_LARGE'] : ['Length required', 'LENGTH_REQUIRED'];
  response.set('Content-Type', 'application/problem+json');
  response.end(JSON.stringify({ type: 'about:blank', title, status, code, detail }));
}
