/** What programs get: tRPC, REST and its document, from the same procedures as the pages. */
import { TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import type { Person } from '#server/domain/people/permissions.ts';
import { jsonBytes } from './json-bytes.ts';
import { markOf } from './mark.server.ts';
import { type Problem, problem, problemResponse } from './problem.server.ts';
import {
  appRouter,
  contextFor,
  createCaller,
  identityCaller,
  inputFrom,
  type Operation,
  openApiDocument,
  operationAt,
  operationsOf,
  ownOrigin,
  problemFor,
  report,
} from './trpc.server.ts';

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
    createContext: async () => contextFor(await bearerOf(request), 'trpc', request),
    responseMeta: ({ data, errors, type }) =>
      type === 'query' && errors.length === 0 ? { headers: markOfAnswers(data.map(resultOf)) } : {},
    onError: ({ error, path }) => report(error, path, request),
  });
}

/** Whatever stands under `/api`. */
export function answerProgram(request: Request): Promise<Response> {
  return new URL(request.url).pathname.startsWith('/api/trpc/') ? trpcAnswer(request) : restAnswer(request);
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
type Procedures = Record<string, { _def: { type: string; meta?: { action?: string } } }>;
const publicQueries = new Set(
  Object.entries(appRouter._def.procedures as unknown as Procedures).flatMap(([name, { _def }]) =>
    _def.type === 'query' && _def.meta?.action === undefined ? [name] : [],
  ),
);

/**
 * One public query asked by GET, answered without the adapters in between: they cost as much as the data. The answer is
 * the same, byte for byte.
 * @param target path and query of the request
 * @returns null for anything else, and where the query is refused: then the long way answers, and says why
 */
export async function quickAnswer(target: string): Promise<{ headers: Record<string, string>; body: Buffer } | null> {
  const { pathname, searchParams } = new URL(target, 'http://localhost');
  const asked = pathname.startsWith('/api/trpc/')
    ? askedByTrpc(pathname, searchParams)
    : askedByRest(pathname, searchParams);
  if (!asked) return null;
  try {
    const answer = await procedureOf(asked.procedure, contextFor(null, asked.door))(asked.input);
    if (answer === undefined) return null;
    const headers = { ...markOfAnswers([answer]), 'Content-Type': 'application/json' };
    if (asked.door === 'rest') {
      return { headers: { ...headers, 'Access-Control-Allow-Origin': '*' }, body: jsonBytes(answer ?? null) };
    }
    return { headers, body: jsonBytes(answer, envelope) };
  } catch {
    return null;
  }
}

/** What tRPC puts around an answer. */
const envelope = { before: '{"result":{"data":', after: '}}' };

function askedByTrpc(pathname: string, query: URLSearchParams) {
  const procedure = pathname.slice('/api/trpc/'.length);
  const names = [...query.keys()];
  if (!publicQueries.has(procedure) || names.length > 1 || (names.length === 1 && names[0] !== 'input')) return null;
  try {
    const text = query.get('input');
    return { procedure, door: 'trpc' as const, input: text === null ? undefined : (JSON.parse(text) as unknown) };
  } catch {
    return null;
  }
}

function askedByRest(pathname: string, query: URLSearchParams) {
  const found = operationAt(operations, 'GET', restPath(pathname));
  if (!found || 'methods' in found || !found.operation.isPublic) return null;
  const { input } = inputFrom(found.operation, query);
  return input
    ? { procedure: found.operation.procedure, door: 'rest' as const, input: { ...input, ...found.inPath } }
    : null;
}

const restPath = (pathname: string) => pathname.slice('/api/v1'.length).replace(/(?<=.)\/$/, '');

/** A procedure by its dotted name. */
function procedureOf(name: string, context: Parameters<typeof createCaller>[0]) {
  const found: unknown = name
    .split('.')
    .reduce((at: unknown, part) => (at as Record<string, unknown>)[part], createCaller(context));
  return found as (input: unknown) => Promise<unknown>;
}

let described: string | undefined;

/** `/api/v1`: the same procedures by GET and POST; every refusal is `application/problem+json`. */
export async function restAnswer(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const path = restPath(url.pathname);
  try {
    if (path === '/openapi.json') {
      described ??= JSON.stringify(openApiDocument(appRouter, ownOrigin()));
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
    report(error, 'rest', request);
    return asProblem(problemFor(error, request));
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
  const context = contextFor(await bearerOf(request), 'rest', request);
  const input = { ...read.input, ...body, ...inPath };
  const answer = await procedureOf(operation.procedure, context)(input);
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
  return identityCaller(request).holder({ token });
}

function asProblem(found: Problem, headers: Record<string, string> = {}): Response {
  return problemResponse(found, { 'Content-Type': 'application/problem+json', ...headers });
}
