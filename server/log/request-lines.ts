import type { IncomingMessage, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { routeKind } from '#server/measurements/route-kind.ts';
import { type Level, log } from './log.ts';

/** Under this name an inner request knows its reference. Whatever a client sends under it is written over. */
export const REFERENCE = 'x-request-reference';

/** Refusals that an operator wants to see: somebody tries what they may not, or too much of it. */
const refusals = new Set([401, 403, 405, 411, 413, 415, 429]);

/** How much an answer is worth saying: failures, refusals, what was sent; what was only read is for whoever looks closely. */
export function levelOf(method: string, status: number): Level {
  if (status >= 500) return 'error';
  if (refusals.has(status)) return 'warn';
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS' ? 'debug' : 'info';
}

const methods = new Set(['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']);

/** Writes one line when a request has been answered. It is not asked about answers from kept bytes. */
export function lineWhenAnswered(request: IncomingMessage, response: ServerResponse, reference: string): void {
  const began = performance.now();
  response.once('close', () => {
    const { method = 'GET', url = '/' } = request;
    // Who left before the end was answered nothing.
    const status = response.writableFinished ? response.statusCode : 499;
    log[levelOf(method, status)]('answered', {
      reference,
      kind: routeKind(url),
      method: methods.has(method) ? method : 'other',
      status,
      ms: Math.round(10 * (performance.now() - began)) / 10,
    });
  });
}
