import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { restAnswer, trpcAnswer } from '#app/api.server.ts';
import { closeConnections, connections } from '#server/data/connections.ts';
import { inTransaction } from '#server/data/transaction.ts';
import { addPerson } from '#server/data/workshop/people.ts';
import { fingerprint, newSecret } from '#server/identity/secrets.ts';
import { A, layFoundations, preparer as loader } from '../releases/world.ts';
import { databaseUrl, emptyDatabase, testDatabase } from '../setup/database.ts';
import { callAs, openService, personWith } from '../setup/service.ts';

const B = 'T09000002';
const people = {
  reporter: personWith('preparer', A),
  other: personWith('approver', B),
  official: personWith('official'),
};
type Who = keyof typeof people;
const tokens = new Map<Who, string>();

beforeAll(async () => {
  const { app, public: reader } = testDatabase();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-25T12:00:00Z') });
  vi.stubEnv('BASE_URL', 'http://127.0.0.1:3000');
  vi.stubEnv('DATABASE_URL', databaseUrl(app));
  vi.stubEnv('PUBLIC_DATABASE_URL', databaseUrl(reader));
  vi.stubEnv('SESSION_SECRET', 'only for tests, and long enough to be taken');
  await emptyDatabase();
  openService();
  await layFoundations();
  const step = { position: 1, pillar: 'system', statedOn: '2025-07-31', programmeId: 'example', title: 'A step' };
  const id = '00000000-0000-8000-8000-000000000035';
  await callAs(loader).ledger.load({ table: 'LocalMilestone', rows: [{ ...step, id, slug: 's-one' }] });
  const { workshop } = connections();
  for (const who of Object.keys(people) as Who[]) {
    const person = { ...people[who], name: who, passwordHash: null, createdAt: new Date() };
    await inTransaction(workshop, (writing) => addPerson(writing, person));
    const token = newSecret();
    tokens.set(who, token);
    const dates = { createdAt: new Date(), expiresAt: new Date('2027-11-25') };
    await workshop.apiToken.create({
      data: { id: fingerprint(token), userId: people[who].id, label: 'test', ...dates },
    });
  }
});
afterAll(async () => {
  vi.useRealTimers();
  await closeConnections();
});

const ask = (path: string, who: Who | null, body?: object) =>
  new Request(`http://localhost${path}`, {
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    headers: {
      'Content-Type': 'application/json',
      ...(who ? { Authorization: `Bearer ${tokens.get(who)}` } : {}),
    },
  });
const rest = (path: string, who: Who | null, body?: object) => restAnswer(ask(`/api/v1${path}`, who, body));
const rows = () => connections().workshop.localProgress.count();
const live = () => ({ key: uuidv7(), stage: 's-one', seen: null, state: 'live', liveOn: '2026-10-01' });

test('an area’s program reads what it may report on, reports, and is refused the same report again', async () => {
  const before = await (await rest(`/areas/${A}/steps`, 'reporter')).json();
  expect(before).toMatchObject({ area: { code: A }, items: [{ slug: 's-one', standing: null }] });
  const given = live();
  const answer = await rest(`/areas/${A}/rollout`, 'reporter', given);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const { id } = await answer.json();
  expect(await (await rest(`/areas/${A}/rollout`, 'reporter', given)).json()).toMatchObject({ id });
  expect(await rows()).toBe(1);
  const after = await (await rest(`/areas/${A}/steps`, 'reporter')).json();
  expect(after.items[0].standing.latest).toMatchObject({ id, state: 'live', decision: 'waiting' });
  const stale = await rest(`/areas/${A}/rollout`, 'reporter', { ...live(), state: 'in-design', liveOn: '' });
  expect(stale.status).toBe(409);
  expect(stale.headers.get('content-type')).toBe('application/problem+json');
  expect(await rows()).toBe(1);
});

test('faults come all at once, each with its field, as by the form', async () => {
  const answer = await rest(`/areas/${B}/rollout`, 'other', { ...live(), liveOn: '', reason: 'Ring 07700 900123.' });
  expect(answer.status).toBe(400);
  const { findings } = await answer.json();
  expect(findings.map(({ field }: { field: string }) => field)).toEqual(['liveOn', 'reason']);
});

test('an area is refused another’s steps by REST and by tRPC, and nobody reports without a token', async () => {
  const before = await rows();
  const refused = await rest(`/areas/${A}/rollout`, 'other', live());
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ code: 'FORBIDDEN', detail: expect.stringContaining('that area') });
  expect((await rest(`/areas/${A}/rollout`, 'official', live())).status).toBe(403);
  expect((await rest(`/areas/${A}/steps`, 'other')).status).toBe(403);
  expect((await rest(`/areas/${A}/rollout`, null, live())).status).toBe(401);
  const byTrpc = await trpcAnswer(ask('/api/trpc/programme.reportProgress', 'other', { ...live(), area: A }));
  expect(byTrpc.status).toBe(403);
  // The area in the address holds, whatever the body says.
  expect((await rest(`/areas/${A}/rollout`, 'other', { ...live(), area: B })).status).toBe(403);
  expect(await rows()).toBe(before);
});

test('the department’s program confirms one report or several, and an area’s cannot', async () => {
  const { items } = await (await rest(`/areas/${A}/steps`, 'reporter')).json();
  const report = items[0].standing.latest.id;
  const word = { key: uuidv7(), report, confirmed: true };
  expect((await rest('/rollout/confirmations', 'reporter', word)).status).toBe(403);
  expect((await rest('/rollout/confirmations', 'official', word)).status).toBe(200);
  const several = await rest('/rollout/confirmations/several', 'official', { key: uuidv7(), reports: [report] });
  expect(several.status).toBe(400);
  expect((await several.json()).findings).toMatchObject([
    { field: report, message: expect.stringContaining('A step') },
  ]);
});

test('the document of the interface describes each of the four', async () => {
  const { paths } = await (await rest('/openapi.json', null)).json();
  for (const [path, method] of [
    ['/areas/{area}/steps', 'get'],
    ['/areas/{area}/rollout', 'post'],
    ['/rollout/confirmations', 'post'],
    ['/rollout/confirmations/several', 'post'],
  ] as const) {
    expect(paths[path][method].security).toEqual([{ token: [] }]);
    expect(Object.keys(paths[path][method].responses)).toEqual(expect.arrayContaining(['200', '400', '401', '403']));
  }
});
