import type { LoaderFunctionArgs } from '@remix-run/node';
import { markOf } from '#app/mark.server.ts';
import { publicPage } from '#app/public-page.server.ts';

const load = publicPage([], ({ call, release }) => call.return.states({ release }));

/** The states of a return, and who may do what in which: the table that every procedure asks. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { data: table } = await load({ request, params });
  const permalink = new URL(request.url).searchParams.has('release');
  return Response.json(table, {
    headers: { ...markOf(table.release.number, permalink), 'Access-Control-Allow-Origin': '*' },
  });
}
