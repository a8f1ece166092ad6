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
import { noteSecurity } from '#server/identity/security-notes.ts';
import { log } from '#server/log/log.ts';
import { REFERENCE } from '#server/log/request-lines.ts';
import { createIdentityCaller } from '#server/trpc/identity.ts';
import type { Context } from '#server/trpc/init.ts';
import { createCaller } from '#server/trpc/router.ts';
import { createSubscriptionCaller } from '#server/trpc/subscriptions/subscription.ts';
import { type Problem, problemOf, problemResponse } from './problem.server.ts';

/** For the filter of `/admin/security`. */
export { securityEvents } from '#server/domain/people/security-events.ts';
/** For `app/api.server.ts`, which gives the same system to programs. */
export { openApiDocument } from '#server/rest/document.ts';
export { inputFrom, type Operation, operationAt, operationsOf } from '#server/rest/operations.ts';
export { appRouter } from '#server/trpc/router.ts';
export { createCaller, log };

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
  const address = request ? addressOf(request) : 'unknown';
  const reference = request && referenceOf(request);
  const found = reference ? { reference } : {};
  return { now, today: londonDay(now), gallery: preview?.gallery ?? gallery, workshop, user, door, address, ...found };
}

/** Where a request came from: the server says it, whatever the visitor sent. */
export const addressOf = (request: Request): string => request.headers.get('x-client-address') ?? 'unknown';

/** Writes down that somebody sent a form that is not ours. */
export function noteForeignForm(request: Request, user: Person | null) {
  const who = { userId: user?.id ?? null, role: user?.memberships[0]?.role ?? null };
  noteSecurity('form.foreign', new Date(), { ...who, address: addressOf(request) });
}

/** By what a request's failures are found in the log: what its answer carries as `X-Request-Id`. */
export function referenceOf(request: Request): string | null {
  return request.headers.get(REFERENCE);
}

/** The problem that an error means, told apart from a database that did not answer. A failure of ours has a reference. */
export function problemFor(error: unknown, request?: Request): Problem {
  const found = problemOf(error, databaseUnavailable);
  const reference = found.status >= 500 && request ? referenceOf(request) : null;
  return reference ? { ...found, reference } : found;
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
      report(error, path, request);
      const found = problemFor(error, request);
      if (found.code === 'UNAUTHORIZED') throw toSignIn(request);
      throw problemResponse(found);
    },
  });
}

/** Who is there? For `app/session.server.ts` and bearer tokens; refusals come as the errors they are, for forms to show. */
export function identityCaller(request?: Request) {
  return createIdentityCaller(identityContext(request));
}

function identityContext(request?: Request) {
  const { workshop } = connections();
  const { sessionSecret, clockOffset, openId, baseUrl } = env();
  const wiring = { baseUrl, clockOffset: clockOffset ?? 0 };
  if (openId && provider?.settings !== openId) provider = openIdProvider(openId, wiring);
  const from = request ? { address: addressOf(request) } : {};
  return {
    ...from,
    now: new Date(),
    workshop,
    sessionSecret,
    clockOffset: wiring.clockOffset,
    openId: openId && provider,
  };
}

/** This process's OpenID provider, with what it said of itself. */
let provider: OpenIdProvider | null = null;

/** The same for pages (`app/session.server.ts`): a refusal is thrown as a Response, as by `caller`. */
export function identity(request: Request): ReturnType<typeof createIdentityCaller> {
  return createIdentityCaller(identityContext(request), {
    onError: ({ error, path }) => {
      report(error, path, request);
      throw problemResponse(problemFor(error, request));
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

/**
 * Writes failures of ours into the log, and only those.
 * @param procedure its name; what a program asked for and we do not have is no failure, so that it stays out of the log
 */
export function report(error: unknown, procedure: string | undefined, request?: Request) {
  const { status, reference } = problemFor(error, request);
  if (status < 500) return;
  const where = procedure === undefined ? {} : { route: procedure };
  log.error('call failed', { status, ...where, ...(reference ? { reference } : {}), error });
}
