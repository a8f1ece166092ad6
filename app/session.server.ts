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

/** Holds the key to what was typed into a form whose session had ended. */
const heldCookie = createCookie('__Host-held', guarded);

/** Says that the password was right, until the code is given too. */
const stepCookie = createCookie('__Host-step', { ...guarded, sameSite: 'strict', maxAge: 10 * 60 });

/** Recovery codes on their way to the page that shows them once, sealed. */
export const codesCookie = createCookie('__Host-codes', { ...guarded, sameSite: 'strict', maxAge: 5 * 60 });

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

async function textInCookie(cookie: typeof sessionCookie, request: Request): Promise<string | null> {
  const text: unknown = await cookie.parse(request.headers.get('Cookie'));
  return typeof text === 'string' && text.length <= 200 && text !== '' ? text : null;
}

/** The secret of the browser's session, whether it still holds or not; null where it has none. */
const secretIn = (request: Request) => textInCookie(sessionCookie, request);

/** Who is signed in, with the form token of the session; null where nobody is. */
export async function sessionOf(request: Request): Promise<SignedIn | null> {
  const secret = await secretIn(request);
  const session = secret && (await identity().session({ secret }));
  if (!session) return null;
  const mark = await identity().held.mark({ userId: session.person.id });
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
const ENROLMENT = '/account/second-factor';

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
    ? await identity().held.hold({ mark: markIn(form?.get('csrf')), path: pathname + search, fields })
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
  return secret ? identity().held.find({ secret, userId: user.id }) : null;
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
  await identity().held.drop({ secret, userId: user.id });
  return { 'Set-Cookie': await heldCookie.serialize('', { maxAge: 0, expires: new Date(0) }) };
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
  const session = enrolFirst(request, (await sessionOf(request)) ?? (await holdForm(request)));
  const form = await request.formData();
  const [csrf, given] = [tokenIn(session.csrf), tokenIn(form.get('csrf'))];
  if (!(await identity().formIsOurs({ csrf, given }))) throw notOurs();
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
  if (user.memberships.some(({ areaCode }) => areaCode !== null)) return '/reporting';
  if (roles.has('official')) return '/monitor';
  if (roles.has('assessor')) return '/monitor/ledger';
  return roles.has('administrator') ? '/admin' : '/';
}

type Made = { secret: string; expiresAt: Date; person: Person };

/** Where a request came from, for counting failures. */
export const addressOf = (request: Request) => request.headers.get('x-client-address') ?? 'unknown';

/** The secret of the session of somebody who is signed in. */
export const secretOf = async (request: Request) => (await secretIn(request)) ?? '-';

/** What shows again that it is them: the session, and the password and code as they typed them into the form. */
export async function proofIn(request: Request, form: FormData) {
  const password = form.get('password');
  const typed = typeof password === 'string' ? password : '';
  const current = String(form.get('current') ?? '').slice(0, 60);
  return { secret: await secretOf(request), password: typed, current, address: addressOf(request) };
}

/** The cookie of a session that was begun anew. */
export const sessionCookieFor = (made: { secret: string; expiresAt: Date }) =>
  sessionCookie.serialize(made.secret, { expires: made.expiresAt });

async function welcome(made: Made, next: string | null) {
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  headers.append('Set-Cookie', await sessionCookieFor(made));
  headers.append('Set-Cookie', await stepCookie.serialize('', { maxAge: 0, expires: new Date(0) }));
  return redirect(made.person.only ? ENROLMENT : (ownPath(next) ?? homeOf(made.person)), { status: 303, headers });
}

type Given = { email: string; password: string; code: string; next: string | null };

/**
 * Signs in and sends the person on, with the new session's cookie.
 * @returns where a code is still needed, the cookie that says the password was right: `giveCode` goes on
 * @throws a Response whose body is a `Problem`: 401 with one answer for every failure, 429 after too many
 */
export async function signIn(request: Request, { next, code, ...given }: Given): Promise<Response | { step: string }> {
  const from = { address: addressOf(request), replaces: await secretIn(request) };
  const made = await identity().signIn({ ...given, code: code || null, ...from });
  return made.step === null ? welcome(made, next) : { step: await stepCookie.serialize(made.step) };
}

/**
 * The second question of signing in.
 * @returns null where the password was given too long ago, or never: it is asked for again
 * @throws a Response whose body is a `Problem`: 401 for a wrong code, 429 after too many
 */
export async function giveCode(request: Request, { code, next }: Pick<Given, 'code' | 'next'>) {
  const step = await textInCookie(stepCookie, request);
  const from = { address: addressOf(request), replaces: await secretIn(request) };
  const made = step ? await identity().giveCode({ step, code, ...from }) : null;
  return made && welcome(made, next);
}

/** Ends the session and takes the cookie away. */
export async function signOut(request: Request) {
  const secret = await secretIn(request);
  if (secret) await identity().signOut({ secret });
  const cookie = await sessionCookie.serialize('', { maxAge: 0, expires: new Date(0) });
  return redirect('/sign-in', { status: 303, headers: { 'Set-Cookie': cookie, 'Cache-Control': 'no-store' } });
}
