import type { LoaderFunctionArgs } from '@remix-run/node';
import { markOf } from '#app/mark.server.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';

const load = publicPage([], ({ call, release }) => call.release.keys({ release }));

/** Every key that signs or signed manifests, and when: `validTo` is null for one that does. */
export async function loader(asked: LoaderFunctionArgs) {
  const { release, items } = (await load(asked)).data;
  const keys = items.map(({ id, validFrom, validTo }) => ({
    ...{ id, algorithm: 'Ed25519', path: paths.releaseKey(id), validFrom, validTo },
  }));
  return Response.json({ keys }, { headers: { ...markOf(release.number, false), 'Access-Control-Allow-Origin': '*' } });
}
