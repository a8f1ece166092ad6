/**
 * The one door between the view and the system: a request becomes a caller, and what a procedure refuses becomes an
 * HTTP answer, here and nowhere else.
 */
import { TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { connections } from '#server/data/connections.ts';
import { databaseUnavailable } from '#server/data/unavailable.ts';
import { londonDay } from '#server/domain/london-day.ts';
import type { Person } from '#server/domain/people/permissions.ts';
import { env } from '#server/env.ts';
import { openApiDocument } from '#server/rest/document.ts';
import { inputFrom, type Operation, operationAt, operationsOf } from '#server/rest/operations.ts';
import { createIdentityCaller } from '#server/trpc/identity.ts';
import type { Context } from '#server/trpc/init.ts';
import { appRouter, createCaller } from '#server/trpc/router.ts';
import { markOf } from './mark.server.ts';
import { type Problem, problem, problemOf, problemResponse } from './problem.server.ts';

/** Everything the system can do, called in this process. */
export type Caller = ReturnType<typeof createCaller>;

/** What every call gets: the moment, the day in London, and the connections. */
export function contextFor(user: Person | null, door: Context['door']): Context {
  const now = new Date();
  const { gallery, workshop } = connections();
  return { now, today: londonDay(now), gallery, workshop, user, door };
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
  return { now: new Date(), workshop, sessionSecret: env().sessionSecret };
}

/** The same for pages (`app/session.server.ts`): a refusal is thrown as a Response, as by `caller`. */
export function identity(): ReturnType<typeof createIdentityCaller> {
  return createIdentityCaller(identityContext(), {
    onError: ({ error, path }) => {
      report(error, path);
      throw problemResponse(problemFor(error));
    },
  });
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
 * `/api/trpc`: version 11, without a transformer. Who calls is known by a bearer token only, so a browser's cookie can
 * change nothing here. Answers of public queries carry their release.
 */
export async function trpcAnswer(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const unknown = [...url.searchParams.keys()].filter((name) => name !== 'input' && name !== 'batch');
  if (unknown.length > 0) return asProblem(problem('BAD_REQUEST', 'tRPC knows the query names input and batch.'));
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    createContext: async () => contextFor(await bearerOf(request), 'trpc'),
    responseMeta: ({ data, errors, type }) =>
      type === 'query' && errors.length === 0 ? { headers: markOfAnswers(data.map(resultOf)) } : {},
    onError: ({ error, path }) => report(error, path),
  });
}

/** What one tRPC call answered, out of its envelope. */
function resultOf(envelope: unknown): unknown {
  return (envelope as { result?: { data?: unknown } }).result?.data;
}

/** The mark of one answer made of several: only where all show the same release. */
function markOfAnswers(answers: unknown[]): Record<string, string> {
  const shown = answers.map(
    (answer) => (answer as { release?: { number?: unknown; current?: unknown } } | null)?.release,
  );
  const [first] = shown;
  if (typeof first?.number !== 'number' || !shown.every((release) => release?.number === first.number)) return {};
  return markOf(first.number, first.current === false);
}

const operations = operationsOf(appRouter._def.procedures);
let described: string | undefined;

/** `/api/v1`: the same procedures by GET and POST; every refusal is `application/problem+json`. */
export async function restAnswer(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const path = url.pathname.slice('/api/v1'.length).replace(/(?<=.)\/$/, '');
  try {
    if (path === '/openapi.json') {
      described ??= JSON.stringify(openApiDocument(appRouter, env().baseUrl));
      return new Response(described, {
        headers: { 'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=300' },
      });
    }
    const found = operationAt(operations, request.method === 'HEAD' ? 'GET' : request.method, path);
    if (!found) return asProblem(problem('NOT_FOUND', 'There is nothing at this address. See /api/v1/openapi.json.'));
    if ('methods' in found) {
      return asProblem(problem('METHOD_NOT_SUPPORTED', `Use ${found.methods.join(' or ')}.`), {
        Allow: found.methods.join(', '),
      });
    }
    return await perform(found.operation, found.inPath, request, url);
  } catch (error) {
    report(error, path);
    return asProblem(problemFor(error));
  }
}

async function perform(operation: Operation, inPath: Record<string, string>, request: Request, url: URL) {
  const read = inputFrom(operation, url.searchParams);
  if (read.unknown) {
    const known = [...operation.query.keys()];
    const detail = `This address does not know ${read.unknown.join(', ')}. It knows: ${known.join(', ') || 'no names'}.`;
    return asProblem({ ...problem('BAD_REQUEST', detail), known });
  }
  const body = operation.method === 'GET' ? {} : await jsonOf(request);
  const call: unknown = operation.procedure
    .split('.')
    .reduce(
      (at: unknown, name) => (at as Record<string, unknown>)[name],
      createCaller(contextFor(await bearerOf(request), 'rest')),
    );
  const input = { ...read.input, ...body, ...inPath };
  const answer = await (call as (input: unknown) => Promise<unknown>)(input);
  const taken = answer as { accepted?: boolean; unchanged?: boolean; findings?: unknown[] } | null;
  if (operation.procedure === 'return.submit' && taken?.accepted === false) {
    return asProblem({
      ...problem('UNPROCESSABLE_CONTENT', 'Nothing was stored: correct the errors and send it again.'),
      ...taken,
    });
  }
  const created = operation.procedure === 'return.submit' && !taken?.unchanged;
  const mark: Record<string, string> = operation.isPublic
    ? { ...markOfAnswers([answer]), 'Access-Control-Allow-Origin': '*' }
    : { 'Cache-Control': 'no-store' };
  return Response.json(answer ?? null, { status: created ? 201 : 200, headers: mark });
}

async function jsonOf(request: Request): Promise<Record<string, unknown>> {
  if (!request.headers.get('content-type')?.toLowerCase().startsWith('application/json')) {
    throw new TRPCError({ code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Send JSON with Content-Type: application/json.' });
  }
  const text = await request.text();
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch {
    throw new TRPCError({ code: 'PARSE_ERROR', message: 'The body is not JSON.' });
  }
  throw new TRPCError({ code: 'BAD_REQUEST', message: 'The body must be a JSON object.' });
}

/**
 * Whose token came with the request; null where none came.
 * @throws UNAUTHORIZED for a token that is not valid
 */
async function bearerOf(request: Request): Promise<Person | null> {
  const header = request.headers.get('authorization');
  if (header === null) return null;
  const [, token] = /^Bearer +([^ ]{1,200})$/i.exec(header) ?? [];
  if (!token) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Send Authorization: Bearer and your token.' });
  return identityCaller().holder({ token });
}

function asProblem(found: Problem, headers: Record<string, string> = {}): Response {
  return problemResponse(found, { 'Content-Type': 'application/problem+json', ...headers });
}

function report(error: unknown, where: string | undefined) {
  const found = problemFor(error);
  if (found.status >= 500) console.error(`${where ?? 'call'}: ${found.code}`, (error as Error).cause ?? error);
}
