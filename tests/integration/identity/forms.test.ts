import { Secret, TOTP } from 'otpauth';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { action as signIn, loader as signInPage } from '#app/routes/sign-in.tsx';
import { action as signOut } from '#app/routes/sign-out.tsx';
import { ownPath, requireForm, requireUser, sessionOf } from '#app/session.server.ts';
import { closeConnections, connections } from '#server/data/connections.ts';
import { inTransaction } from '#server/data/transaction.ts';
import { putSecondFactor } from '#server/data/workshop/identity/second-factors.ts';
import { addPerson } from '#server/data/workshop/people.ts';
import { hashPassword } from '#server/identity/passwords.ts';
import { newFactorSecret, sealFactor } from '#server/identity/second-factor.ts';
import { databaseUrl, emptyDatabase, testDatabase } from '../setup/database.ts';
import { openService } from '../setup/service.ts';

const origin = 'http://127.0.0.1:3000';
const sessionSecret = 'only for tests, and long enough to be taken';
let officialId: string;
const [email, password] = ['official@example.test', 'a password for tests'];

beforeAll(async () => {
  await emptyDatabase();
  const { app, public: reader, owner } = testDatabase();
  vi.stubEnv('DATABASE_URL', databaseUrl(app));
  vi.stubEnv('PUBLIC_DATABASE_URL', databaseUrl(reader));
  vi.stubEnv('OWNER_DATABASE_URL', databaseUrl(owner));
  vi.stubEnv('BASE_URL', origin);
  vi.stubEnv('SESSION_SECRET', sessionSecret);
  openService();
  const memberships = [{ organisation: 'department', role: 'official' as const, areaCode: null }];
  const passwordHash = await hashPassword(password);
  const person = { id: uuidv7(), email, name: 'Official', memberships, passwordHash, createdAt: new Date() };
  await addPerson(connections().workshop, person);
  officialId = person.id;
});

afterAll(async () => {
  await closeConnections();
  await emptyDatabase();
  vi.unstubAllEnvs();
});

type Fields = Record<string, string>;
const get = (path: string, cookie = '') => new Request(origin + path, { headers: { Cookie: cookie } });
const post = (path: string, fields: Fields, headers: Fields = {}) =>
  new Request(origin + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Origin: origin, ...headers },
  });
const asked = (request: Request) => ({ request, params: {}, context: {} });

/** What a route answered or threw: its status, headers and data. */
async function answer(work: Promise<unknown>) {
  const found = await work.catch((thrown: unknown) => thrown);
  if (found instanceof Response) return { status: found.status, headers: found.headers, data: null };
  const { data, init } = found as { data: unknown; init: ResponseInit | null };
  return { status: init?.status ?? 200, headers: new Headers(init?.headers), data: data as Record<string, unknown> };
}

const cookieOf = (headers: Headers) => headers.getSetCookie()[0]?.split(';')[0] ?? '';

async function visit() {
  const page = await answer(signInPage(asked(get('/sign-in'))));
  return { cookie: cookieOf(page.headers), csrf: String(page.data?.csrf), set: page.headers.getSetCookie()[0] ?? '' };
}

/** Each with an app of its own, as if it were added just now: no code is taken twice. */
async function code() {
  const shared = newFactorSecret();
  const sealed = sealFactor(shared, officialId, sessionSecret);
  await inTransaction(connections().workshop, (writing) =>
    putSecondFactor(writing, { userId: officialId, sealed, step: 0, at: new Date() }),
  );
  return new TOTP({ secret: Secret.fromBase32(shared) }).generate();
}

async function signedIn(next = '') {
  const { cookie, csrf } = await visit();
  const fields = { csrf, email, password, next, code: await code() };
  const done = await answer(signIn(asked(post('/sign-in', fields, { Cookie: cookie }))));
  const session = cookieOf(done.headers);
  return { done, cookie: session, csrf: (await sessionOf(get('/', session)))?.csrf ?? '' };
}

describe('the sign-in form', () => {
  it('signs in, sets a cookie only this origin can set, and sends an official to who has reported', async () => {
    const { done } = await signedIn();
    expect([done.status, done.headers.get('Location')]).toEqual([303, '/monitor']);
    const [cookie = ''] = done.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-session=[^;]+; .*Path=\/.*HttpOnly; Secure; SameSite=Lax$/);
    expect(cookie).not.toMatch(/Domain/i);
  });

  it('goes on to the page asked for, and never to another site', async () => {
    expect((await signedIn('/monitor/releases?a=1')).done.headers.get('Location')).toBe('/monitor/releases?a=1');
    for (const next of [
      '//evil.example/',
      'https://evil.example/',
      '/\\evil.example',
      'monitor',
      '/\t/evil.example',
      '/.//evil.example',
      '/..//evil.example',
    ]) {
      expect((await signedIn(next)).done.headers.get('Location'), next).toMatch(/^\/(?![/\\])/);
    }
    expect([ownPath(null), ownPath('//x'), ownPath('/areas?q=1')]).toEqual([null, null, '/areas?q=1']);
  });

  it('is refused without its token, with another visitor’s, without the cookie, and from another origin', async () => {
    const [one, other] = [await visit(), await visit()];
    const fields = { csrf: one.csrf, email, password };
    const tries = [
      post('/sign-in', { ...fields, csrf: '' }, { Cookie: one.cookie }),
      post('/sign-in', { ...fields, csrf: other.csrf }, { Cookie: one.cookie }),
      post('/sign-in', fields),
      post('/sign-in', fields, { Cookie: one.cookie, Origin: 'https://evil.example' }),
      post('/sign-in', fields, { Cookie: one.cookie, 'Sec-Fetch-Site': 'cross-site' }),
    ];
    const sessions = await connections().workshop.session.count();
    for (const request of tries) expect((await answer(signIn(asked(request)))).status).toBe(403);
    expect(await connections().workshop.session.count()).toBe(sessions);
  });

  it('asks for the code on a page of its own after the right password, and takes it from the same browser alone', async () => {
    const { cookie, csrf } = await visit();
    const now = await code();
    const first = await answer(
      signIn(asked(post('/sign-in', { csrf, email, password, next: '/monitor/notes' }, { Cookie: cookie }))),
    );
    expect([first.status, first.data?.asks]).toEqual([200, 'code']);
    expect(first.headers.get('Cache-Control')).toBe('no-store');
    const [step = ''] = first.headers.getSetCookie();
    expect(step).toMatch(/^__Host-step=[^;]+; Max-Age=600; .*HttpOnly; Secure; SameSite=Strict$/);
    const second = { csrf, code: now, next: '/monitor/notes' };
    const elsewhere = await answer(signIn(asked(post('/sign-in', second, { Cookie: cookie }))));
    expect([elsewhere.status, elsewhere.data?.asks]).toEqual([401, 'password']);
    const both = `${cookie}; ${step.split(';')[0]}`;
    const empty = await answer(signIn(asked(post('/sign-in', { ...second, code: '' }, { Cookie: both }))));
    expect([empty.status, empty.data?.asks]).toEqual([400, 'code']);
    const done = await answer(signIn(asked(post('/sign-in', second, { Cookie: both }))));
    expect([done.status, done.headers.get('Location')]).toEqual([303, '/monitor/notes']);
    const again = await answer(signIn(asked(post('/sign-in', second, { Cookie: both }))));
    expect([again.status, again.data?.asks]).toEqual([401, 'code']);
  });

  it('says what is missing beside each field, and keeps the address typed', async () => {
    const { cookie, csrf } = await visit();
    const failed = await answer(
      signIn(asked(post('/sign-in', { csrf, email: 'someone', password: '' }, { Cookie: cookie }))),
    );
    expect(failed.status).toBe(400);
    expect(failed.data).toMatchObject({ email: 'someone', faults: [{ field: 'email' }, { field: 'password' }] });
  });
});

describe('a signed-in form', () => {
  const send = async (fields: Fields, headers: Fields) =>
    answer(requireForm(post('/monitor/releases', fields, headers)));

  it('is taken with the session’s token', async () => {
    const { cookie, csrf } = await signedIn();
    const { user, form } = await requireForm(post('/monitor/releases', { csrf, title: 'T' }, { Cookie: cookie }));
    expect([user.email, form.get('title')]).toEqual([email, 'T']);
  });

  it('is refused without the token, with another session’s, and from another origin', async () => {
    const [mine, other] = [await signedIn(), await signedIn()];
    expect((await send({ title: 'T' }, { Cookie: mine.cookie })).status).toBe(403);
    expect((await send({ csrf: other.csrf }, { Cookie: mine.cookie })).status).toBe(403);
    const elsewhere = { Cookie: mine.cookie, Origin: 'https://evil.example' };
    expect((await send({ csrf: mine.csrf }, elsewhere)).status).toBe(403);
  });

  it('sends who is not signed in to sign in', async () => {
    const page = await answer(requireUser(get('/monitor?a=1')));
    expect([page.status, page.headers.get('Location')]).toEqual([302, '/sign-in?next=%2Fmonitor%3Fa%3D1']);
    expect((await send({ csrf: 'x' }, {})).headers.get('Location')).toBe('/sign-in');
    expect((await send({ csrf: 'x' }, { Cookie: '__Host-session=bm9uc2Vuc2U%3D' })).headers.get('Location')).toBe(
      '/sign-in',
    );
  });

  it('signs out: the session is over and its cookie goes', async () => {
    const { cookie, csrf } = await signedIn();
    expect((await answer(signOut(asked(post('/sign-out', { csrf: 'wrong' }, { Cookie: cookie }))))).status).toBe(403);
    expect(await sessionOf(get('/', cookie))).not.toBeNull();
    const out = await answer(signOut(asked(post('/sign-out', { csrf }, { Cookie: cookie }))));
    expect(out.status).toBe(303);
    expect(out.headers.getSetCookie()[0]).toMatch(/^__Host-session=[^;]*; Max-Age=0/);
    expect(await sessionOf(get('/', cookie))).toBeNull();
  });
});
