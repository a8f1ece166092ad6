import type { ServerResponse } from 'node:http';

/** An answer's body and headers, held back from the wire. */
export type Captured = { body: Buffer; headers: Record<string, string> };

/** Belong to one sending, not to the answer. */
const ofTheSending = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'etag',
  'keep-alive',
  'transfer-encoding',
  'vary',
  'x-request-id',
]);

/**
 * Holds back what the application writes, where it is a public answer: 200, marked with its release, setting no cookie.
 * Anything else goes out as it comes.
 * @param finished gets the whole answer and sends it, or null where this is no public answer (also when the reader left)
 */
export function capture(response: ServerResponse, finished: (captured: Captured | null) => void): void {
  const { write, end } = response;
  const chunks: Buffer[] = [];
  let told = false;
  const tell = (captured: Captured | null) => {
    if (told) return;
    told = true;
    response.write = write;
    response.end = end;
    finished(captured);
  };
  const isPublic = () =>
    !response.headersSent &&
    response.statusCode === 200 &&
    response.hasHeader('release') &&
    !response.hasHeader('set-cookie') &&
    !response.hasHeader('content-encoding');
  const take = (chunk: unknown, encoding: unknown) => {
    if (chunk === null || chunk === undefined || typeof chunk === 'function') return;
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk, (encoding as BufferEncoding) || 'utf8'));
    else chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as Uint8Array));
  };
  const called = (given: unknown[]) =>
    given.find((argument) => typeof argument === 'function') as (() => void) | undefined;

  response.write = ((...given: unknown[]) => {
    if (!isPublic()) {
      tell(null);
      return write.apply(response, given as Parameters<typeof write>);
    }
    take(given[0], given[1]);
    called(given)?.();
    return true;
  }) as typeof write;
  response.end = ((...given: unknown[]) => {
    if (!isPublic()) {
      tell(null);
      return end.apply(response, given as Parameters<typeof end>);
    }
    take(given[0], given[1]);
    const onFinish = called(given);
    if (onFinish) response.once('finish', onFinish);
    tell({ body: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks), headers: headersOf(response) });
    return response;
  }) as typeof end;
  response.once('close', () => tell(null));
}

/** The answer's own headers; those of this one sending are left out and taken off. */
function headersOf(response: ServerResponse): Record<string, string> {
  const own: Record<string, string> = {};
  for (const name of response.getHeaderNames()) {
    const value = response.getHeader(name);
    if (!ofTheSending.has(name)) own[name] = Array.isArray(value) ? value.join(', ') : String(value);
    response.removeHeader(name);
  }
  return own;
}
