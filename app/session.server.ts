/**
 * Who is signed in, by cookie, and whether a form is ours. A session's secret stands in the browser's cookie only; the
 * database keeps its hash. Public pages never ask: they look the same to everybody.
 */
import { createCookie, redirect } from '@remix-run/node';
import type { Person } from '#server/domain/people/permissions.ts';
import { problem, problemResponse } from './problem.server.ts';
import { identity, noteForeignForm, ownOrigin } from './trpc.server.ts';

export const guarded = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;
/** `__Host-`: only this origin can set it. Browsers take it on loopback too. */
export const sessionCookie = createCookie('__Host-session', guarded);
/** Before signing in: the form token belongs to this cookie. */
const visitorCookie = createCookie('__Host-visitor', { ...guarded, sameSite: 'strict' });

/** Holds the key to what was typed into a form whose session had ended. */
const heldCookie = createCookie('__Host-held', guarded);

export type SignedIn = {
  user: Person;
  /** Value of the hidden field `csrf` on every form. */
  csrf: string;
  /** They must set up a second factor before anything else. */
  mustEnrol: boolean;
};

/**
 * What stands in `csrf` is the session's form token, and a mark that says whose form it is: that outlives the session, so
 * that what was typed can be kept for them.
 */
const BETWEEN = '~';
const tokenIn = (field: unknown) => String(field ?? '').split(BETWEEN)[0] ?? '';
const markIn = (field: unknown) => String(field ?? '').split(BETWEEN)[1] ?? '';

/** What one of our cookies holds; null where it is not there or cannot be ours. */
export async function textInCookie(
  cookie: typeof sessionCookie,
  request: Request,
  longest = 200,
): Promise<string | null> {
  const text: unknown = await cookie.parse(request.headers.get('Cookie'));
  return typeof text === 'string' && text.length <= longest && text !== '' ? text : null;
}

/** The secret of the browser's session, whether it still holds or not; null where it has none. */
export const secretIn = (request: Request) => textInCookie(sessionCookie, request);

/** Who is signed in, with the form token of the session; null where nobody is. */
export async function sessionOf(request: Request): Promise<SignedIn | null> {
  const secret = await secretIn(request);
  const session = secret && (await identity(request).session({ secret }));
  if (!session) return null;
  const mark = await identity(request).held.mark({ userId: session.person.id });
  return { user: session.person, csrf: session.csrf + BETWEEN + mark, mustEnrol: session.mustEnrol };
}

/** The person signed in, or null. */
export async function currentUser(request: Request): Promise<Person | null> {
  return (await sessionOf(request))?.user ?? null;
}

/** Who is signed in; sends everybody else to sign in, and back here afterwards. */
export async function requireUser(request: Request): Promise<SignedIn> {
  const session = await sessionOf(request);
  if (session) return enrolFirst(request, session);
  const back = wayBack(request);
  const next = back ? `?next=${encodeURIComponent(back)}` : '';
  throw redirect(`/sign-in${next}`, { headers: { 'Cache-Control': 'no-store' } });
}

/** Where people set up the second factor that their role needs. */
export const ENROLMENT = '/account/second-factor';

/** Sends whoever must set up a second factor there first, from every other page. */
function enrolFirst(request: Request, session: SignedIn): SignedIn {
  if (!session.mustEnrol || new URL(request.url).pathname === ENROLMENT) return session;
  throw redirect(ENROLMENT, { status: 303, headers: { 'Cache-Control': 'no-store' } });
}

/** The page that was asked for, or whose form was sent. */
function wayBack(request: Request): string | null {
  const page = request.method === 'GET' ? request.url : request.headers.get('Referer');
  if (!page || !URL.canParse(page)) return null;
  const { origin, pathname, search } = new URL(page);
  return request.method === 'GET' || origin === ownOrigin() ? pathname + search : null;
}

/** More than this is not kept: it is no form that somebody typed. */
const LONGEST_FORM = 1_000_000;

/** Pages that put what was typed back into their own fields. */
const fillsItself = /^\/reporting\/[^/]+\/form\/(?!check$)[^/]+$/;

/**
 * The session ended while a form was filled in: what was typed is kept, if the form says whose it was, and the person is
 * sent to sign in, and from there to what they typed. Files are not kept, and a form for a download holds nothing typed.
 */
async function holdForm(request: Request): Promise<never> {
  const { pathname, search } = new URL(request.url);
  const typed = request.headers.get('Content-Type')?.startsWith('application/x-www-form-urlencoded');
  const length = Number(request.headers.get('Content-Length') ?? LONGEST_FORM + 1);
  const form = typed && length <= LONGEST_FORM && !pathname.endsWith('.csv') ? await request.formData() : null;
  const fields = [...(form?.entries() ?? [])].filter(([name]) => name !== 'csrf') as [string, string][];
  const kept = fields.some(([name, value]) => name !== 'key' && value !== '');
  const made = kept
    ? await identity(request).held.hold({ mark: markIn(form?.get('csrf')), path: pathname + search, fields })
    : null;
  if (!made) return requireUser(request) as Promise<never>;
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  headers.append('Set-Cookie', await heldCookie.serialize(made.secret, { expires: made.expiresAt }));
  const next = fillsItself.test(pathname) ? pathname + search : '/unsent';
  throw redirect(`/sign-in?next=${encodeURIComponent(next)}`, { status: 303, headers });
}

const heldSecret = (request: Request) => textInCookie(heldCookie, request);

/** What this person typed in this browser when their session had ended, and where it was sent; null where there is none. */
export async function heldForm(
  request: Request,
  user: Person,
): Promise<{ path: string; fields: [string, string][] } | null> {
  const secret = await heldSecret(request);
  return secret ? identity(request).held.find({ secret, userId: user.id }) : null;
}

/** The same for the page that is open, as its form. */
export async function typedBefore(request: Request, user: Person): Promise<FormData | null> {
  const held = await heldForm(request, user);
  const { pathname, search } = new URL(request.url);
  if (held?.path !== pathname + search) return null;
  const form = new FormData();
  for (const [name, value] of held.fields) form.append(name, value);
  return form;
}

/** Lets go what was kept for this person in this browser: it was saved. Answers the headers of the answer. */
export async function letHeldFormGo(request: Request, user: Person): Promise<HeadersInit> {
  const secret = await heldSecret(request);
  if (!secret) return {};
  await identity(request).held.drop({ secret, userId: user.id });
  return { 'Set-Cookie': await heldCookie.serialize('', { maxAge: 0, expires: new Date(0) }) };
}

function notOurs(request: Request, user: Person | null) {
  noteForeignForm(request, user);
  const said = 'This form did not come from this service, or is too old. Open the page again.';
  return problemResponse(problem('FORBIDDEN', said));
}

/** A browser says where a form came from: another origin is refused. Programs that say nothing still need the token. */
function refuseOtherOrigins(request: Request) {
  const origin = request.headers.get('Origin');
  const site = request.headers.get('Sec-Fetch-Site');
  if ((origin !== null && origin !== ownOrigin()) || site === 'cross-site' || site === 'same-site')
    throw notOurs(request, null);
}

/**
 * The form of a signed-in person, once it is known to be ours: every action begins with this.
 * @throws a redirect to sign in, or 403 where the hidden field `csrf` is not the session's
 */
export async function requireForm(request: Request): Promise<SignedIn & { form: FormData }> {
  refuseOtherOrigins(request);
  const session = enrolFirst(request, (await sessionOf(request)) ?? (await holdForm(request)));
  const form = await request.formData();
  const [csrf, given] = [tokenIn(session.csrf), tokenIn(form.get('csrf'))];
  if (!(await identity(request).formIsOurs({ csrf, given }))) throw notOurs(request, session.user);
  return { ...session, form };
}

/** The form token of the sign-in page, and the cookie it belongs to. */
export async function visitorForm(request: Request): Promise<{ csrf: string; cookie: string }> {
  const held: unknown = await visitorCookie.parse(request.headers.get('Cookie'));
  const { visitor, csrf } = await identity(request).visitor({
    visitor: typeof held === 'string' && held ? held : null,
  });
  return { csrf, cookie: await visitorCookie.serialize(visitor) };
}

/** The form of somebody who is not signed in yet, once it is known to be ours. */
export async function requireVisitorForm(request: Request): Promise<FormData> {
  refuseOtherOrigins(request);
  const form = await request.formData();
  const held: unknown = await visitorCookie.parse(request.headers.get('Cookie'));
  if (typeof held !== 'string' || held === '') throw notOurs(request, null);
  const { csrf } = await identity(request).visitor({ visitor: held });
  const given = String(form.get('csrf') ?? '');
  if (!(await identity(request).formIsOurs({ csrf, given }))) throw notOurs(request, null);
  return form;
}

/** Only a path of our own: never another site, however it is written. */
export function ownPath(next: string | null): string | null {
  if (!next || !/^\/(?![/\\])/.test(next)) return null;
  const { origin, pathname, search } = new URL(next, ownOrigin());
  // `/.//elsewhere` is a path of ours that browsers would read as another host once its dot has gone.
  return origin === ownOrigin() && !pathname.startsWith('//') ? pathname + search : null;
}

/** Where a person begins who asked for no page. */
export function homeOf(user: Person): string {
  const roles = new Set(user.memberships.map((membership) => membership.role));
  if (user.memberships.some(({ areaCode }) => areaCode !== null)) return '/reporting';
  if (roles.has('official')) return '/monitor';
  if (roles.has('assessor')) return '/monitor/ledger';
  return roles.has('administrator') ? '/admin' : '/';
}

/** What this browser is to be signed out of at the OpenID provider, on its way to the page that does it. */
export const leaveCookie = createCookie('__Host-leave', { ...guarded, sameSite: 'strict', maxAge: 60 });

/** Ends the session and takes the cookie away. Who came with the OpenID provider is sent to be signed out there too. */
export async function signOut(request: Request) {
  const secret = await secretIn(request);
  const { leave } = secret ? await identity(request).signOut({ secret }) : { leave: null };
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  headers.append('Set-Cookie', await sessionCookie.serialize('', { maxAge: 0, expires: new Date(0) }));
  if (leave) headers.append('Set-Cookie', await leaveCookie.serialize(leave));
  return redirect(leave ? '/sign-out/provider' : '/sign-in', { status: 303, headers });
}
