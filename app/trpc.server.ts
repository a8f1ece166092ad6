/**
 * The one door between the view and the system: a request becomes a caller, and what a procedure refuses becomes an
 * HTTP answer, here and nowhere else.
 */
import { connections, type Gallery } from '#server/data/connections.ts';
import { databaseUnavailable } from '#server/data/unavailable.ts';
import { londonDay, londonHalfPastNine } from '#server/domain/london-day.ts';
import type { Person } from '#server/domain/people/permissions.ts';
import { env } from '#server/env.ts';
import { type OpenIdProvider, openIdProvider } from '#server/identity/open-id/provider.ts';
import { createIdentityCaller } from '#server/trpc/identity.ts';
import type { Context } from '#server/trpc/init.ts';
import { createCaller } from '#server/trpc/router.ts';
import { createSubscriptionCaller } from '#server/trpc/subscriptions/subscription.ts';
import { type Problem, problemOf, problemResponse } from './problem.server.ts';

/** For `app/api.server.ts`, which gives the same system to programs. */
export { openApiDocument } from '#server/rest/document.ts';
export { inputFrom, type Operation, operationAt, operationsOf } from '#server/rest/operations.ts';
export { appRouter } from '#server/trpc/router.ts';
export { createCaller };

/** Everything the system can do, called in this process. */
export type Caller = ReturnType<typeof createCaller>;

/** The gallery as it will be once a release is out, on a day: for those alone who may look before (`preview.server.tsx`). */
export type Preview = { number: number; day: string; now: Date; gallery: Gallery };

/** @param day `YYYY-MM-DD`: the preview is of half past nine in London */
export function previewAt(number: number, day: string): Preview {
  const now = londonHalfPastNine(day);
  return { number, day, now, gallery: connections().previewOf({ number, publishAt: now }) };
}

/** What every call gets: the moment, the day in London, and the connections. */
export function contextFor(user: Person | null, door: Context['door'], request?: Request, preview?: Preview): Context {
  const now = preview?.now ?? new Date();
  const { gallery, workshop } = connections();
  const address = request?.headers.get('x-client-address') ?? 'unknown';
  return { now, today: londonDay(now), gallery: preview?.gallery ?? gallery, workshop, user, door, address };
}

/** The problem that an error means, told apart from a database that did not answer. */
export function problemFor(error: unknown): Problem {
  return problemOf(error, databaseUnavailable);
}

/**
 * The system for one request. A refusal is thrown as a Response: 404, 400, 403, 409 … with a `Problem` as its body; who
 * must sign in first is sent there.
 * @param user who is signed in (`app/session.server.ts`); nobody on public pages
 * @param preview in which a public page is read
 */
export function caller(request: Request, user: Person | null = null, preview?: Preview): Caller {
  return createCaller(contextFor(user, 'form', request, preview), {
    onError: ({ error, path }) => {
      report(error, path);
      const found = problemFor(error);
      if (found.code === 'UNAUTHORIZED') throw toSignIn(request);
      throw problemResponse(found);
    },
  });
}

/** Who is there? For `app/session.server.ts` and bearer tokens; refusals come as the errors they are, for forms to show. */
export function identityCaller() {
  return createIdentityCaller(identityContext());
}

function identityContext() {
  const { workshop } = connections();
  const { sessionSecret, clockOffset, openId, baseUrl } = env();
  const wiring = { baseUrl, clockOffset: clockOffset ?? 0 };
  if (openId && provider?.settings !== openId) provider = openIdProvider(openId, wiring);
  return { now: new Date(), workshop, sessionSecret, clockOffset: wiring.clockOffset, openId: openId && provider };
}

/** This process's OpenID provider, with what it said of itself. */
let provider: OpenIdProvider | null = null;

/** The same for pages (`app/session.server.ts`): a refusal is thrown as a Response, as by `caller`. */
export function identity(): ReturnType<typeof createIdentityCaller> {
  return createIdentityCaller(identityContext(), {
    onError: ({ error, path }) => {
      report(error, path);
      throw problemResponse(problemFor(error));
    },
  });
}

/** What readers without an account follow by letter, for its two pages; a refusal is thrown as by `caller`. */
export function subscriptions(request: Request): ReturnType<typeof createSubscriptionCaller> {
  const { now, today, gallery, workshop, address = 'unknown' } = contextFor(null, 'form', request);
  return createSubscriptionCaller(
    { now, today, gallery, workshop, address },
    {
      onError: ({ error, path }) => {
        report(error, path);
        throw problemResponse(problemFor(error));
      },
    },
  );
}

/** The origin under which readers see the service: forms must come from it. */
export function ownOrigin(): string {
  return env().baseUrl;
}

function toSignIn(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const back = request.method === 'GET' ? `?next=${encodeURIComponent(pathname + search)}` : '';
  return new Response(null, { status: 302, headers: { Location: `/sign-in${back}`, 'Cache-Control': 'no-store' } });
}

/** Writes failures of ours into the log, and only those. */
export function report(error: unknown, where: string | undefined) {
  const found = problemFor(error);
  if (found.status >= 500) console.error(`${where ?? 'call'}: ${found.code}`, (error as Error).cause ?? error);
}
