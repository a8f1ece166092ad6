import type { IncomingMessage, ServerResponse } from 'node:http';
import { sayProblem } from '#server/plain-problem.ts';

const unavailable = {
  title: 'Sorry, the service is unavailable',
  status: 503,
  code: 'SERVICE_UNAVAILABLE',
  detail: 'The service cannot reach its records at the moment. Try again in a few minutes.',
};

/** Says that the service is unavailable, in the form the address promises. */
export function sayUnavailable(request: IncomingMessage, response: ServerResponse): void {
  sayProblem(unavailable, 10, request, response);
}
