import type { LoaderFunctionArgs } from '@remix-run/node';
import type { GivenRevision } from '#server/domain/returns/versions/revision.ts';
import { textIn } from './forms.server.ts';
import { problem, problemResponse } from './problem.server.ts';
import { requireForm, requireUser, type SignedIn } from './session.server.ts';
import { type Caller, caller } from './trpc.server.ts';

/** A signed-in page about one authority's return: who asks, and which return. */
export type ReturnPage = SignedIn & { call: Caller; area: string; collection: string; query: URLSearchParams };

type Args = Pick<LoaderFunctionArgs, 'request' | 'params'>;

/** The authority asked for, or the one the person belongs to. Whether they may see it the procedure decides. */
function areaIn({ user }: SignedIn, query: URLSearchParams): string {
  const own = user.memberships.find((membership) => membership.areaCode !== null)?.areaCode;
  const area = query.get('area') || own;
  if (area) return area;
  throw problemResponse(problem('FORBIDDEN', 'Your account belongs to no local authority.'));
}

function pageOf(session: SignedIn, { request, params }: Args): ReturnPage {
  const query = new URL(request.url).searchParams;
  const area = areaIn(session, query);
  return { ...session, call: caller(request, session.user), area, collection: params.collection ?? '', query };
}

/** For loaders: sends people who are not signed in to do that first. */
export async function returnPage(args: Args): Promise<ReturnPage> {
  return pageOf(await requireUser(args.request), args);
}

/** For actions: the form too, once it is known to be ours. */
export async function returnForm(args: Args): Promise<ReturnPage & { form: FormData }> {
  const session = await requireForm(args.request);
  return { ...pageOf(session, args), form: session.form };
}

/** Hours as somebody writes them: `12`, `7.5`, `7,5`. What is no number is left out: nobody has to answer. */
export function hoursIn(form: FormData): number | null {
  const hours = Number(textIn(form, 'staffHours').replace(',', '.') || Number.NaN);
  return hours >= 0 && hours <= 10_000 ? hours : null;
}

/** What a version is that follows a published one, as the form says; what is left empty is not said. */
export function revisionIn(form: FormData): GivenRevision {
  const chosen = textIn(form, 'revision');
  const revision = chosen === 'scheduled' || chosen === 'correction' ? chosen : null;
  return { revision, reason: textIn(form, 'reason').replaceAll('\r\n', '\n') || null };
}

/** The findings about that answer, which the form shows beside the question. */
export const whyFindings = <Of extends { column: string | null; metric: string | null }>(
  findings: readonly Of[],
): Of[] => findings.filter(({ column, metric }) => metric === null && (column === 'revision' || column === 'reason'));

const versionNumber = /^\d{1,6}$/;

/** The two versions that an address names by `from` and `to`, the earlier one first; what is no number is no version. */
export function versionsIn(query: URLSearchParams): { from?: number; to?: number } {
  const [from, to] = ['from', 'to'].map((name) => query.get(name) ?? '');
  for (const each of [from, to]) {
    if (each && !versionNumber.test(each)) throw problemResponse(problem('NOT_FOUND', 'There is no such version.'));
  }
  if (from && to && Number(from) > Number(to)) return { from: Number(to), to: Number(from) };
  return { ...(from ? { from: Number(from) } : {}), ...(to ? { to: Number(to) } : {}) };
}
