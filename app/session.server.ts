/**
 * Who is signed in, by cookie, and whether a form is ours. A session's secret stands in the browser's cookie only; the
 * database keeps its hash. Public pages never ask: they look the same to everybody.
 */
import { createCookie, redirect } from '@remix-run/node';
import type { Person } from '#server/domain/people/permissions.ts';
import { problem, problemResponse } from './problem.server.ts';
import { identity, ownOrigin } from './trpc.server.ts';

const guarded = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;
/** `__Host-`: only this origin can set it. Browsers take it on loopback too. */
const sessionCookie = createCookie('__Host-session', guarded);
/** Before signing in: the form token belongs to this cookie. */
const visitorCookie = createCookie('__Host-visitor', { ...guarded, sameSite: 'strict' });

export type SignedIn = { user: Person /** Value of the hidden field `csrf` on every form. */; csrf: string };

async function secretIn(request: Request): Promise<string | null> {
  const secret: unknown = await sessionCookie.parse(request.headers.get('Cookie'));
  return typeof secret === 'string' && secret.length <= 200 && secret !== '' ? secret : null;
}

/** Who is signed in, with the form token of the session; null where nobody is. */
export async function sessionOf(request: Request): Promise<SignedIn | null> {
  const secret = await secretIn(request);
  const session = secret && (await identity().session({ secret }));
  return session ? { user: session.person, csrf: session.csrf } : null;
}

/** The person signed in, or null. */
export async function currentUser(request: Request): Promise<Person | null> {
  return (await sessionOf(request))?.user ?? null;
}

/** Who is signed in; sends everybody else to sign in, and back here afterwards. */
export async function requireUser(request: Request): Promise<SignedIn> {
  const session = await sessionOf(request);
  if (session) return session;
  const { pathname, search } = new URL(request.url);
  const back = request.method === 'GET' ? `?next=${encodeURIComponent(pathname + search)}` : '';
  throw redirect(`/sign-in${back}`, { headers: { 'Cache-Control': 'no-store' } });
}

const notOurs = () =>
  problemResponse(
    problem('FORBIDDEN', 'This form did not come from this service, or is too old. Open the page again.'),
  );

/** A browser says where a form came from: another origin is refused. Programs that say nothing still need the token. */
function refuseOtherOrigins(request: Request) {
  const origin = request.headers.get('Origin');
  const site = request.headers.get('Sec-Fetch-Site');
  if ((origin !== null && origin !== ownOrigin()) || site === 'cross-site' || site === 'same-site') throw notOurs();
}

/**
 * The form of a signed-in person, once it is known to be ours: every action begins with this.
 * @throws a redirect to sign in, or 403 where the hidden field `csrf` is not the session's
 */
export async function requireForm(request: Request): Promise<SignedIn & { form: FormData }> {
  refuseOtherOrigins(request);
  const session = await requireUser(request);
  const form = await request.formData();
  const given = String(form.get('csrf') ?? '');
  if (!(await identity().formIsOurs({ csrf: session.csrf, given }))) throw notOurs();
  return { ...session, form };
}

/** The form token of the sign-in page, and the cookie it belongs to. */
export async function visitorForm(request: Request): Promise<{ csrf: string; cookie: string }> {
  const held: unknown = await visitorCookie.parse(request.headers.get('Cookie'));
  const { visitor, csrf } = await identity().visitor({ visitor: typeof held === 'string' && held ? held : null });
  return { csrf, cookie: await visitorCookie.serialize(visitor) };
}

/** The form of somebody who is not signed in yet, once it is known to be ours. */
export async function requireVisitorForm(request: Request): Promise<FormData> {
  refuseOtherOrigins(request);
  const form = await request.formData();
  const held: unknown = await visitorCookie.parse(request.headers.get('Cookie'));
  if (typeof held !== 'string' || held === '') throw notOurs();
  const { csrf } = await identity().visitor({ visitor: held });
  const given = String(form.get('csrf') ?? '');
  if (!(await identity().formIsOurs({ csrf, given }))) throw notOurs();
  return form;
}

/** Only a path of our own: never another site, however it is written. */
export function ownPath(next: string | null): string | null {
  if (!next || !/^\/(?![/\\])/.test(next)) return null;
  const { origin, pathname, search } = new URL(next, ownOrigin());
  return origin === ownOrigin() ? pathname + search : null;
}

/** Where a person begins who asked for no page. */
export function homeOf(user: Person): string {
  const roles = new Set(user.memberships.map((membership) => membership.role));
  if (roles.has('preparer') || roles.has('approver')) return '/reporting';
  if (roles.has('official')) return '/monitor';
  if (roles.has('assessor')) return '/monitor/ledger';
  return roles.has('administrator') ? '/admin' : '/';
}

/**
 * Signs in and sends the person on, with the new session's cookie.
 * @throws a Response whose body is a `Problem`: 401 with one answer for every failure, 429 after too many
 */
export async function signIn(request: Request, given: { email: string; password: string; next: string | null }) {
  const address = request.headers.get('x-client-address') ?? 'unknown';
  const { email, password, next } = given;
  const made = await identity().signIn({ email, password, address, replaces: await secretIn(request) });
  const cookie = await sessionCookie.serialize(made.secret, { expires: made.expiresAt });
  return redirect(ownPath(next) ?? homeOf(made.person), {
    status: 303,
    headers: { 'Set-Cookie': cookie, 'Cache-Control': 'no-store' },
  });
}

/** Ends the session and takes the cookie away. */
export async function signOut(request: Request) {
  const secret = await secretIn(request);
  if (secret) await identity().signOut({ secret });
  const cookie = await sessionCookie.serialize('', { maxAge: 0, expires: new Date(0) });
  return redirect('/sign-in', { status: 303, headers: { 'Set-Cookie': cookie, 'Cache-Control': 'no-store' } });
}
