import { hostname } from 'node:os';
import { type DestinationStream, destination, pino, stdTimeFunctions } from 'pino';
import { errorInLog } from './error-in-log.ts';

export const levels = ['error', 'warn', 'info', 'debug'] as const;
export type Level = (typeof levels)[number];

/** Everything a line can say, by name. What is not here cannot be written: no address, query, form, name or secret. */
export type Fields = {
  /** What the answer carries as `X-Request-Id`, and people are shown: both are found by it. */
  reference?: string;
  /** The kind of route (`server/measurements/route-kind.ts`), never the address itself. */
  kind?: string;
  /** A page's route or a procedure's name, with the names of its parts in place of what stood there. */
  route?: string;
  method?: string;
  status?: number;
  ms?: number;
  job?: string;
  /** Why somebody whom the OpenID provider sent was not signed in, and by which check. */
  why?: string;
  fault?: string;
  port?: number;
  error?: unknown;
};

/** A second line of defence: should a field of this name ever be added, it is left out. */
const never = ['email', 'name', 'address', 'ip', 'url', 'path', 'query', 'body', 'form', 'cookie', 'authorization'];
const secret = ['password', 'secret', 'token', 'code', 'csrf', 'headers'];
const leftOut = [...never, ...secret].flatMap((name) => [name, `*.${name}`]);
const redact = { paths: leftOut, remove: true };

/** A log that writes one line of JSON for each event, to the stream given. */
export function logTo(stream: DestinationStream, level: Level = 'info') {
  const lines = pino(
    {
      level,
      base: { node: hostname(), process: process.pid },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact,
      serializers: { error: (error: unknown) => errorInLog(error) },
    },
    stream,
  );
  const write =
    (at: Level) =>
    (event: string, fields: Fields = {}) =>
      lines[at]({ event, ...fields });
  return { error: write('error'), warn: write('warn'), info: write('info'), debug: write('debug') };
}

const asked = process.env.LOG_LEVEL;

/** The log of this process, on stderr: stdout is kept for the one line the contract promises. */
export const log = logTo(
  destination({ fd: 2, sync: true }),
  levels.find((level) => level === asked),
);
