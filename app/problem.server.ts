import { TRPCError } from '@trpc/server';

/** What went wrong, in the shape of RFC 9457: pages show it, `/api` sends it. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  /** Query names this page knows, where another was given. */
  known?: readonly string[];
  findings?: unknown[];
  /** Of a failure of ours: by what it is found in the log. */
  reference?: string;
};

const kinds: Record<string, { status: number; title: string }> = {
  PARSE_ERROR: { status: 400, title: 'The request could not be read' },
  BAD_REQUEST: { status: 400, title: 'There is a problem with this address' },
  UNAUTHORIZED: { status: 401, title: 'Sign in' },
  FORBIDDEN: { status: 403, title: 'You cannot do this' },
  NOT_FOUND: { status: 404, title: 'Page not found' },
  METHOD_NOT_SUPPORTED: { status: 405, title: 'This address does not take that method' },
  CONFLICT: { status: 409, title: 'Someone else changed this first' },
  PRECONDITION_FAILED: { status: 412, title: 'This cannot be done yet' },
  PAYLOAD_TOO_LARGE: { status: 413, title: 'This is too large' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: 'Send JSON' },
  UNPROCESSABLE_CONTENT: { status: 422, title: 'This was not accepted' },
  TOO_MANY_REQUESTS: { status: 429, title: 'Too many requests' },
  SERVICE_UNAVAILABLE: { status: 503, title: 'Sorry, the service is unavailable' },
};
const failure = { status: 500, title: 'Sorry, there is a problem with the service' };

/** A problem by its code; the words of an unforeseen failure stay inside. */
export function problem(code: string, detail: string, more: Partial<Problem> = {}): Problem {
  const { status, title } = kinds[code] ?? failure;
  const words = status === 500 ? 'Something went wrong on our side. Try again later.' : detail;
  return {
    type: 'about:blank',
    title,
    status,
    code: kinds[code] ? code : 'INTERNAL_SERVER_ERROR',
    detail: words,
    ...more,
  };
}

const noAnswer = 'The service cannot reach its records at the moment. Try again in a few minutes.';

/**
 * The problem an error means.
 * @param unavailable says whether an error means that the database did not answer
 */
export function problemOf(error: unknown, unavailable: (error: unknown) => boolean): Problem {
  if (unavailable(error)) return problem('SERVICE_UNAVAILABLE', noAnswer);
  if (!(error instanceof TRPCError)) return problem('INTERNAL_SERVER_ERROR', '');
  const { faults } = (error.cause ?? {}) as { faults?: unknown };
  const findings = Array.isArray(faults) ? { findings: faults } : {};
  return problem(error.code, issuesInWords(error) ?? error.message, findings);
}

/** Zod's findings as one sentence each; null where the error is not Zod's. */
function issuesInWords({ cause }: TRPCError): string | null {
  const issues = (cause as { issues?: { path: PropertyKey[]; message: string }[] } | undefined)?.issues;
  if (!Array.isArray(issues)) return null;
  return issues.map(({ path, message }) => `${path.map(String).join('.') || 'input'}: ${message}`).join('; ');
}

/** The problem as an answer: Remix shows pages of it (`error.data` is the problem), resource routes send it as it is. */
export function problemResponse(found: Problem, headers: Record<string, string> = {}): Response {
  return Response.json(found, {
    status: found.status,
    statusText: found.title,
    headers: {
      'Cache-Control': 'no-store',
      ...(found.status === 503 ? { 'Retry-After': '10' } : {}),
      ...headers,
    },
  });
}
