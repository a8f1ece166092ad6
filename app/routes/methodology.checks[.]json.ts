import type { LoaderFunctionArgs } from '@remix-run/node';
import { markOf } from '#app/mark.server.ts';
import { publicPage } from '#app/public-page.server.ts';

const load = publicPage([], async ({ call, release }) => {
  const [shown, { checks, crossRules }] = await Promise.all([
    release === undefined ? call.release.current() : call.release.byNumber({ number: release }),
    call.return.checks(),
  ]);
  return { release: { number: shown.number }, checks, crossRules };
});

/** Every check of a return by its permanent code, with what it means and who can put it right. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { data: catalogue } = await load({ request, params });
  const permalink = new URL(request.url).searchParams.has('release');
  return Response.json(catalogue, {
    headers: { ...markOf(catalogue.release.number, permalink), 'Access-Control-Allow-Origin': '*' },
  });
}
