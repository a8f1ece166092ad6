import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { quickAnswer, restAnswer, trpcAnswer } from '#app/api.server.ts';
import { publicPage } from '#app/public-page.server.ts';
import { caller } from '#app/trpc.server.ts';
import { accountName } from '#prisma/accounts.ts';
import { closeConnections, openConnections } from '#server/data/connections.ts';
import { log } from '#server/log/log.ts';
import { connectAs, databaseUrl, emptyDatabase, testDatabase } from '../setup/database.ts';

const publisher = '00000000-0000-8000-8000-000000000001';
const hour = 3_600_000;

beforeAll(async () => {
  const { app, public: reader, owner } = testDatabase();
  vi.stubEnv('DATABASE_URL', databaseUrl(app));
  vi.stubEnv('PUBLIC_DATABASE_URL', databaseUrl(reader));
  vi.stubEnv('OWNER_DATABASE_URL', databaseUrl(owner));
  vi.stubEnv('BASE_URL', 'http://127.0.0.1:3000');
  vi.stubEnv('SESSION_SECRET', 'only for tests, and long enough to be taken');
  openConnections({ appUrl: databaseUrl(app), publicUrl: databaseUrl(reader) });
});

afterAll(async () => {
  await closeConnections();
  await emptyDatabase();
});

beforeEach(async () => {
  await emptyDatabase();
  await release(1, -2 * hour);
  await release(2, -1 * hour);
  await release(3, +1 * hour);
});

async function release(number: number, fromNow: number) {
  const owner = await connectAs('owner');
  const at = new Date(Date.now() + fromNow);
  await owner.query(
    `INSERT INTO \`Release\` (\`number\`, \`kind\`, \`state\`, \`title\`, \`note\`, \`asOf\`, \`methodVersion\`, \`ruleVersion\`, \`report\`, \`preparedBy\`, \`preparedAt\`, \`publishAt\`, \`approvedBy\`, \`approvedAt\`, \`revision\`)
     VALUES (?, 'regular', 'approved', ?, '', '2026-06-30', '1', '1', '{}', ?, ?, ?, ?, ?, 1)`,
    [number, `Release ${number}`, publisher, at, at, publisher, at],
  );
  await owner.end();
}

async function withoutSelect(view: string, work: () => Promise<void>) {
  const { public: reader } = testDatabase();
  const owner = await connectAs('owner');
  const who = accountName(reader.user);
  await owner.query(`REVOKE SELECT ON \`${view}\` FROM ${who}`);
  try {
    await work();
  } finally {
    await owner.query(`GRANT SELECT ON \`${view}\` TO ${who}`);
    await owner.end();
  }
}

const get = (path: string, headers: Record<string, string> = {}) => new Request(`http://localhost${path}`, { headers });
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  new Request(`http://localhost${path}`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
const thrown = async (work: Promise<unknown>) => {
  const found = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(found instanceof Response)) throw new Error(`no Response was thrown: ${found}`);
  return found;
};

const page = publicPage(['q', 'at'], async ({ call, release: asked, query, at }) => {
  const shown = asked ? await call.release.byNumber({ number: asked }) : await call.release.current();
  return { release: shown, q: query.get('q'), at };
});
const ask = (path: string) => page({ request: get(path), params: {} });

test('a public page carries its release, and may be kept for longer where it is a permalink', async () => {
  const now = await ask('/missions?q=kinship&at=2026-06-30');
  expect(now.data).toMatchObject({ release: { number: 2, current: true }, q: 'kinship', at: '2026-06-30' });
  expect(now.init?.headers).toEqual({ Release: '2', 'Cache-Control': 'public, max-age=0, must-revalidate' });
  const then = await ask('/missions?release=1');
  expect(then.data.release).toMatchObject({ number: 1, current: false });
  expect(then.init?.headers).toEqual({ Release: '1', 'Cache-Control': 'public, max-age=60, must-revalidate' });
});

test('a query name that the page does not know is refused, naming those it knows', async () => {
  const refused = await thrown(ask('/missions?utm_source=x&q=a'));
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ code: 'BAD_REQUEST', known: ['q', 'at', 'release'] });
  expect(refused.headers.get('cache-control')).toBe('no-store');
});

test.each(['2026-02-30', '30/06/2026', '2026-6-3'])('at=%s is no day', async (day) => {
  expect((await thrown(ask(`/missions?at=${encodeURIComponent(day)}`))).status).toBe(400);
});

test('a page that knows no day takes one as a page, to pass it on, and not as data', async () => {
  const figures = publicPage([], async ({ call, at }) => ({ release: await call.release.current(), at }));
  const askAs = (path: string, sibling?: string) =>
    figures({ request: get(path, sibling ? { 'x-sibling': sibling } : {}), params: {} });
  expect((await askAs('/metrics?at=2024-03-31')).data).toMatchObject({ release: { number: 2 }, at: undefined });
  expect((await thrown(askAs('/metrics?at=2024-02-31'))).status).toBe(400);
  expect((await thrown(askAs('/metrics?at=2024-03-31', 'csv'))).status).toBe(400);
});

test('a release that is not out and one that never was are answered alike', async () => {
  const answers = await Promise.all(
    ['3', '4'].map(async (number) => {
      const refused = await thrown(ask(`/missions?release=${number}`));
      return { status: refused.status, body: (await refused.text()).replace(`release ${number}`, 'release n') };
    }),
  );
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]?.status).toBe(404);
  for (const number of ['0', '-1', 'two', '1e3', '99999999999'])
    expect((await thrown(ask(`/missions?release=${number}`))).status).toBe(404);
});

test('who must sign in is sent there, with the way back', async () => {
  const sent = await thrown(caller(get('/admin?page=2')).account.me());
  expect(sent.status).toBe(302);
  expect(sent.headers.get('location')).toBe('/sign-in?next=%2Fadmin%3Fpage%3D2');
});

test('REST gives the same answer as the procedure, marked with its release', async () => {
  const answer = await restAnswer(get('/api/v1/releases/2'));
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual(await caller(get('/')).release.byNumber({ number: 2 }));
  const list = await restAnswer(get('/api/v1/releases?limit=1'));
  expect(await list.json()).toMatchObject({ items: [{ number: 2 }], next: '1' });
});

test.each<[string, Request, number, string]>([
  ['an address where nothing is', get('/api/v1/nothing'), 404, 'NOT_FOUND'],
  ['a release that is not out', get('/api/v1/releases/3'), 404, 'NOT_FOUND'],
  ['a number that is none', get('/api/v1/releases?limit=many'), 400, 'BAD_REQUEST'],
  ['a name that is not known', get('/api/v1/releases?size=3'), 400, 'BAD_REQUEST'],
  ['another method', post('/api/v1/releases', '{}'), 405, 'METHOD_NOT_SUPPORTED'],
  ['a token that is not valid', get('/api/v1/releases', { authorization: 'Bearer nonsense' }), 401, 'UNAUTHORIZED'],
])('REST answers %s with a problem', async (_what, request, status, code) => {
  const answer = await restAnswer(request);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const body = await answer.json();
  expect(body).toMatchObject({ status, code, type: 'about:blank' });
  expect(body.title).toMatch(/\w/);
  expect(body.detail).toMatch(/\w/);
});

test('the document describes every address, asks for a token only where one is needed, and for no cookie anywhere', async () => {
  const document = await (await restAnswer(get('/api/v1/openapi.json'))).json();
  expect(document.openapi).toBe('3.1.0');
  const releases = document.paths['/releases'].get;
  expect(releases.security).toEqual([]);
  expect(releases.responses['400'].content).toHaveProperty('application/problem+json');
  expect(document.components.schemas.Problem.required).toContain('code');
  expect(JSON.stringify(document)).not.toContain('"cookie"');
});

const input = (value: unknown) => encodeURIComponent(JSON.stringify(value));

test('tRPC marks a public answer with its release', async () => {
  const answer = await trpcAnswer(get(`/api/trpc/release.byNumber?input=${input({ number: 1 })}`));
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ result: { data: { number: 1, current: false } } });
});

test('a batch is answered in one, and each call refused by itself', async () => {
  const calls = { 0: { number: 1 }, 1: { number: 3 } };
  const answer = await trpcAnswer(get(`/api/trpc/release.byNumber,release.byNumber?batch=1&input=${input(calls)}`));
  const [first, second] = await answer.json();
  expect(first.result.data.number).toBe(1);
  expect(second.error.data).toMatchObject({ code: 'NOT_FOUND', httpStatus: 404 });
});

test.each<[string, Request, number, string]>([
  ['a procedure that is not there', get('/api/trpc/release.nothing'), 404, 'NOT_FOUND'],
  ['input that is not JSON', get('/api/trpc/release.byNumber?input=%7Bnope'), 400, 'BAD_REQUEST'],
  ['input of another shape', get(`/api/trpc/release.byNumber?input=${input([1])}`), 400, 'BAD_REQUEST'],
  ['a mutation by GET', get('/api/trpc/release.prepare'), 405, 'METHOD_NOT_SUPPORTED'],
  ['a mutation without a token', post('/api/trpc/release.prepare', '{}'), 401, 'UNAUTHORIZED'],
  [
    'a mutation with a cookie alone',
    post('/api/trpc/release.prepare', '{}', { cookie: '__Host-session=0123456789' }),
    401,
    'UNAUTHORIZED',
  ],
  [
    'a token that is not valid',
    post('/api/trpc/release.prepare', '{}', { authorization: 'Bearer x' }),
    401,
    'UNAUTHORIZED',
  ],
])('tRPC refuses %s', async (_what, request, status, code) => {
  const answer = await trpcAnswer(request);
  expect(answer.status).toBe(status);
  const body = await answer.json();
  expect(body.error.data.code).toBe(code);
  expect(JSON.stringify(body)).not.toMatch(/node_modules|stack/);
});

test('a name that tRPC does not know is refused before anything is called', async () => {
  const answer = await trpcAnswer(get('/api/trpc/release.current?_=1'));
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
});

test('where SELECT was taken from the public account, page, REST and tRPC answer 503 and say no inner word', async () => {
  // What failed stands in the log, and nowhere else.
  const written = vi.spyOn(log, 'error').mockImplementation(() => undefined);
  await withoutSelect('GalleryRelease', async () => {
    const pageAnswer = await thrown(ask('/missions'));
    const answers = [
      pageAnswer,
      await restAnswer(get('/api/v1/releases')),
      await trpcAnswer(get('/api/trpc/release.current')),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(503);
      expect(await answer.text()).not.toMatch(/SELECT|denied|Gallery/i);
    }
  });
  expect(written).toHaveBeenCalledWith('call failed', expect.objectContaining({ status: 503 }));
  written.mockRestore();
  expect((await restAnswer(get('/api/v1/releases'))).status).toBe(200);
});

test.each([
  '/api/v1/releases?limit=1',
  '/api/v1/releases/2',
  `/api/trpc/release.byNumber?input=${input({ number: 1 })}`,
  '/api/trpc/release.current',
])('the quick way answers %s as the long way does', async (path) => {
  const quick = await quickAnswer(path);
  const long = await (path.startsWith('/api/v1') ? restAnswer : trpcAnswer)(get(path));
  expect(quick?.body.toString()).toBe(await long.text());
  for (const name of ['Release', 'Cache-Control', 'Content-Type', 'Access-Control-Allow-Origin']) {
    expect(new Headers(quick?.headers).get(name)).toBe(long.headers.get(name));
  }
});

test.each([
  '/api/v1/releases?size=1',
  '/api/v1/releases/3',
  '/api/v1/nothing',
  '/api/v1/openapi.json',
  `/api/trpc/release.byNumber?input=${input({ number: 3 })}`,
  '/api/trpc/release.byNumber?input=%7Bnope',
  '/api/trpc/release.current?_=1',
  '/api/trpc/release.current,release.current?batch=1',
  '/api/trpc/release.prepare',
  '/api/trpc/account.me',
  '/api/trpc/constructor',
])('the quick way leaves %s to the long way', async (path) => {
  expect(await quickAnswer(path)).toBeNull();
});
