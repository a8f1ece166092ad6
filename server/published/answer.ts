import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** One representation, ready to send: its bytes and its whole head as Node takes it fastest. */
type Form = { bytes: Buffer; head: string[]; notModified: string[]; etag: string };

/** A finished public answer. Packed forms are made when they are first wanted. */
export type Answer = {
  headers: Record<string, string>;
  plain: Form;
  gzip: Form | null;
  brotli: Form | null;
  packing: boolean;
};

const SMALLEST_TO_PACK = 1_024;

/** A public answer from its body and headers, with its ETag. */
export function answerOf(body: Buffer, headers: Record<string, string>): Answer {
  return { headers, plain: formOf(body, headers, ''), gzip: null, brotli: null, packing: false };
}

function formOf(bytes: Buffer, headers: Record<string, string>, encoding: '' | 'gzip' | 'br', tag?: string): Form {
  const hash = tag ?? createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  const etag = encoding === '' ? `"${hash}"` : `"${hash}.${encoding}"`;
  const all = { ...headers, Vary: 'Accept-Encoding', ETag: etag };
  const notModified = Object.entries(all).flat();
  const own = { ...all, ...(encoding ? { 'Content-Encoding': encoding } : {}), 'Content-Length': String(bytes.length) };
  return { bytes, head: Object.entries(own).flat(), notModified, etag };
}

/** Bytes this answer occupies, its heads included by estimate. */
export function sizeOf(answer: Answer): number {
  const { plain, gzip: zipped, brotli } = answer;
  return plain.bytes.length + (zipped?.bytes.length ?? 0) + (brotli?.bytes.length ?? 0) + 3_000;
}

const accepted = new Map<string, { gzip: boolean; br: boolean }>();

/** Which packed forms the reader's program takes. */
export function formsTaken(header: string | undefined): { gzip: boolean; br: boolean } {
  const text = header ?? '';
  const known = accepted.get(text);
  if (known) return known;
  const takes = (name: string) => {
    const said = new RegExp(`(?:^|,)\\s*(?:${name}|\\*)\\s*(?:;\\s*q=([\\d.]+))?\\s*(?:,|$)`).exec(text);
    return said !== null && Number(said[1] ?? 1) > 0;
  };
  const taken = { gzip: takes('gzip'), br: takes('br') };
  if (accepted.size < 500) accepted.set(text, taken);
  return taken;
}

/** Sends the form the reader takes, or says that theirs is still good. */
export function send(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  const { headers, method } = request;
  const takes = formsTaken(headers['accept-encoding'] as string | undefined);
  const form = (takes.br && answer.brotli) || (takes.gzip && answer.gzip) || answer.plain;
  const held = headers['if-none-match'];
  if (held !== undefined && holds(held, answer)) {
    response.writeHead(304, form.notModified).end();
    return;
  }
  response.writeHead(200, form.head);
  if (method === 'HEAD') response.end();
  else response.end(form.bytes);
}

function holds(held: string, { plain }: Answer): boolean {
  const hash = plain.etag.slice(1, -1);
  return held.split(',').some((one) => {
    const tag = one.trim().replace(/^W\//, '');
    return tag === '*' || tag === plain.etag || tag === `"${hash}.gzip"` || tag === `"${hash}.br"`;
  });
}

const packGzip = promisify(gzip);
const packBrotli = promisify(brotliCompress);

/** Makes the gzip form, which is quick enough to wait for. */
export async function packWithGzip(answer: Answer): Promise<void> {
  const { plain, headers } = answer;
  if (answer.gzip || plain.bytes.length < SMALLEST_TO_PACK) return;
  answer.gzip = formOf(await packGzip(plain.bytes, { level: 6 }), headers, 'gzip', plain.etag.slice(1, -1));
}

/** Makes the Brotli form, which is smaller and slow: never while somebody waits. */
export async function packWithBrotli(answer: Answer): Promise<void> {
  const { plain, headers } = answer;
  if (answer.brotli || plain.bytes.length < SMALLEST_TO_PACK) return;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 5,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.bytes.length,
  };
  answer.brotli = formOf(await packBrotli(plain.bytes, { params }), headers, 'br', plain.etag.slice(1, -1));
}
