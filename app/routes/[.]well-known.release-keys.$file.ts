import type { LoaderFunctionArgs } from '@remix-run/node';
import { markOf } from '#app/mark.server.ts';
import { problem, problemResponse } from '#app/problem.server.ts';
import { publicPage } from '#app/public-page.server.ts';

const load = publicPage([], async ({ call, params, release }) => {
  const { items, release: shown } = await call.release.keys({ release });
  const key = items.find(({ id }) => `${id}.pem` === params.file);
  if (!key) throw problemResponse(problem('NOT_FOUND', 'There is no such key.'));
  return { release: shown, key };
});

/** The public half of a key that signs or signed manifests, as `openssl` reads it. */
export async function loader(asked: LoaderFunctionArgs) {
  const { release, key } = (await load(asked)).data;
  return new Response(key.publicKey, {
    headers: {
      ...markOf(release.number, false),
      'Content-Type': 'application/x-pem-file',
      'Access-Control-Allow-Origin': '*',
    },
  });
}
