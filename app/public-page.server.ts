import { type AppLoadContext, data, type LoaderFunctionArgs } from '@remix-run/node';
import { isValid, parseISO } from 'date-fns';
import { markOf } from './mark.server.ts';
import { problem, problemResponse } from './problem.server.ts';
import { type Caller, caller } from './trpc.server.ts';

/** What a public page is asked: by path, by the query names it knows, and as at which release and day. */
export type Asked = {
  call: Caller;
  params: Record<string, string | undefined>;
  query: URLSearchParams;
  /** For the procedure's input: the release asked for; undefined is the current one. */
  release: number | undefined;
  /** `YYYY-MM-DD`, on pages that know `at`; others take it only to pass it on to those. */
  at: string | undefined;
  /** Which of the page's siblings is asked for, `csv` for instance; null for the page itself. */
  sibling: string | null;
};

/** `context`: the wiring's, which tells a preview. */
type Loading = Pick<LoaderFunctionArgs, 'request' | 'params'> & { context?: AppLoadContext };

/** Every public answer says which release it shows. */
type OfRelease = { release: { number: number } };

/**
 * A public page's loader. Refuses query names the page does not know, and marks the answer with its release, so that
 * its bytes may be kept and its siblings (`.json`, `.csv` …) may be asked for: docs/decisions/0005-siblings.md.
 * @param names query names besides `release`
 */
export function publicPage<T extends OfRelease>(names: readonly string[], load: (asked: Asked) => Promise<T>) {
  return async ({ request, params, context }: Loading) => {
    const { searchParams: query } = new URL(request.url);
    const sibling = request.headers.get('x-sibling');
    refuseUnknownNames(query, [...names, 'release'], sibling ? [] : ['at']);
    const release = releaseIn(query);
    const day = dayIn(query);
    const found = await load({
      call: caller(request, null, context?.preview),
      params,
      query,
      release,
      at: names.includes('at') ? day : undefined,
      sibling,
    });
    return data(found, { headers: markOf(found.release.number, release !== undefined) });
  };
}

/** The loader of a page that shows no records, in every edition the same. Like any other it knows no release that is not out. */
export const pageOfWords = publicPage([], async ({ call, release }) => ({
  release: (await call.release.list({ release, limit: 1 })).release,
}));

function refuseUnknownNames(query: URLSearchParams, known: string[], alsoTaken: string[]) {
  const unknown = [...new Set(query.keys())].filter((name) => ![...known, ...alsoTaken].includes(name));
  if (unknown.length === 0) return;
  const said = `This page does not know ${unknown.map((name) => `“${name.slice(0, 40)}”`).join(', ')}.`;
  throw problemResponse(problem('BAD_REQUEST', `${said} It knows: ${known.join(', ')}.`, { known }));
}

/** For public pages with a form of their own, which nobody keeps: the release asked for, as `publicPage` reads it. */
export const releaseAskedIn = releaseIn;

function releaseIn(query: URLSearchParams): number | undefined {
  const asked = query.get('release');
  if (asked === null || asked === '') return undefined;
  if (!/^[1-9]\d{0,8}$/.test(asked)) throw problemResponse(problem('NOT_FOUND', noSuchRelease));
  return Number(asked);
}

/** The same words for a release that does not exist and one that is not published yet. */
export const noSuchRelease = 'There is no such release.';

function dayIn(query: URLSearchParams): string | undefined {
  const asked = query.get('at');
  if (asked === null || asked === '') return undefined;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asked) || !isValid(parseISO(asked))) {
    throw problemResponse(problem('BAD_REQUEST', 'at: give a day as 2026-06-30.'));
  }
  return asked;
}
