import type { LoaderFunctionArgs } from '@remix-run/node';
import { markOf } from './mark.server.ts';
import { problem, problemResponse } from './problem.server.ts';
import { noSuchRelease, publicPage } from './public-page.server.ts';

/** The number in a release's address. @throws the answer to a release that does not exist */
export function numberIn(params: Record<string, string | undefined>): number {
  if (!/^[1-9]\d{0,8}$/.test(params.number ?? '')) throw problemResponse(problem('NOT_FOUND', noSuchRelease));
  return Number(params.number);
}

const load = publicPage([], async ({ call, params, release }) => {
  const [found] = await Promise.all([
    call.release.manifest({ number: numberIn(params) }),
    // The same in every edition; one that is not out is refused here too.
    release === undefined ? null : call.release.list({ release, limit: 1 }),
  ]);
  return found;
});

type Signed = NonNullable<Awaited<ReturnType<typeof load>>['data']['manifest']>;

const beingMade = 'The manifest of this release is being made. Ask again in a minute.';

/**
 * Answers with the newest manifest of the release in the address, or its signature.
 * @throws 404 for a release that is not out, 503 for the moment until its manifest is made
 */
export async function answerManifest(
  asked: LoaderFunctionArgs,
  type: string,
  bytesOf: (manifest: Signed) => Uint8Array<ArrayBuffer>,
) {
  const { release, manifest } = (await load(asked)).data;
  if (!manifest) {
    const later = problemResponse(problem('SERVICE_UNAVAILABLE', beingMade));
    later.headers.set('Retry-After', '10');
    throw later;
  }
  return new Response(bytesOf(manifest), {
    headers: { ...markOf(release.number, true), 'Content-Type': type, 'Access-Control-Allow-Origin': '*' },
  });
}

/** The signature of a manifest as the 64 bytes it is. */
export const answerSignature = (asked: LoaderFunctionArgs) =>
  answerManifest(
    asked,
    'application/octet-stream',
    ({ signature }) => new Uint8Array(Buffer.from(signature, 'base64')),
  );
