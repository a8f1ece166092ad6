/**
 * The one door between the view and the system: a request becomes a caller, and what a procedure refuses becomes an
 * HTTP answer, here and nowhere else.
 */
import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';
import { connections } from '#server/data/connections.ts';
import { databaseUnavailable } from '#server/data/unavailable.ts';
import type { Person } from '#server/domain/people/permissions.ts';
import type { Context } from '#server/trpc/init.ts';
import { createCaller } from '#server/trpc/router.ts';
import { type Problem, problemOf, problemResponse } from './problem.server.ts';

/** Everything the system can do, called in this process. */
export type Caller = ReturnType<typeof createCaller>;

/** What every call gets: the moment, the day in London, and the connections. */
export function contextFor(user: Person | null, door: Context['door']): Context {
  const now = new Date();
  const { gallery, workshop } = connections();
  return { now, today: londonDay(now), gallery, workshop, user, door };
}

/** The day it is in London at this moment, as `YYYY-MM-DD`. */
export function londonDay(now: Date): string {
  return format(new TZDate(now.getTime(), 'Europe/London'), 'yyyy-MM-dd');
}

/** The problem that an error means, told apart from a database that did not answer. */
export function problemFor(error: unknown): Problem {
  return problemOf(error, databaseUnavailable);
}

/**
 * The system for one request. A refusal is thrown as a Response: 404, 400, 403, 409 … with a `Problem` as its body; who
 * must sign in first is sent there.
 * @param user who is signed in (`app/session.server.ts`); nobody on public pages
 */
export function caller(request: Request, user: Person | null = null): Caller {
  return createCaller(contextFor(user, 'form'), {
    onError: ({ error, path }) => {
      const found = problemFor(error);
      if (found.status >= 500) console.error(`${path ?? 'call'}: ${found.code}`, error.cause ?? error);
      if (found.code === 'UNAUTHORIZED') throw toSignIn(request);
      throw problemResponse(found);
    },
  });
}

function toSignIn(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const back = request.method === 'GET' ? `?next=${encodeURIComponent(pathname + search)}` : '';
  return new Response(null, { status: 302, headers: { Location: `/sign-in${back}`, 'Cache-Control': 'no-store' } });
}
