import type { IncomingMessage, ServerResponse } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { isLoopback, networkOf } from '#server/identity/network.ts';
import { noteSecurity } from '#server/identity/security-notes.ts';
import { sayProblem } from '#server/plain-problem.ts';

/** 50 a second for a whole minute: an office behind one address reads undisturbed, a program that asks for everything waits. */
const MOST = { points: 3_000, duration: 60 };

const tooMany = {
  title: 'Sorry, there were too many requests',
  status: 429,
  code: 'TOO_MANY_REQUESTS',
  detail: 'More than 3,000 requests came from your network in one minute. Try again in a minute.',
};

const uncounted = /^\/(?:healthz|readyz|assets\/.*)$/;

/**
 * Counts requests by network, in this node's memory alone: a database in front of kept bytes would cost more than what it
 * guards. This machine itself is not counted, nor are files of the build.
 * @param headers those that every answer carries
 */
export function limitRequests(headers: Record<string, string>, { points, duration } = MOST) {
  const limiter = new RateLimiterMemory({ points, duration });
  return (address: string, request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    if (isLoopback(address) || uncounted.test(request.url ?? '')) {
      next();
      return;
    }
    limiter.consume(networkOf(address)).then(
      () => next(),
      (refused: unknown) => {
        if (!(refused instanceof RateLimiterRes)) return next();
        noteSecurity('limit.hit', new Date(), { address, what: 'requests' });
        request.resume();
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
        sayProblem(tooMany, Math.ceil(refused.msBeforeNext / 1_000), request, response);
      },
    );
  };
}
