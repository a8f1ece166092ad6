import { readFileSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restAnswer, trpcAnswer } from '#app/api.server.ts';
import { connections } from '#server/data/connections.ts';
import { fingerprint, newSecret } from '#server/identity/secrets.ts';
import { A, B, collection, endWorld, people, rowCounts, serveWorld, type Who } from '../returns/world.ts';

const csv = readFileSync('tests/corpus/returns/good.csv', 'utf8');
const faulty = csv.replace(',,,43,,', ',,,-43,,');
const tokens = new Map<Who, string>();

beforeAll(async () => {
  await serveWorld();
  for (const who of ['preparerA', 'preparerB', 'official'] as const) {
    const token = newSecret();
    tokens.set(who, token);
    const dates = { createdAt: new Date(), expiresAt: new Date('2027-11-25') };
    const row = { id: fingerprint(token), userId: people[who].id, label: 'test', ...dates };
    await connections().workshop.apiToken.create({ data: row });
  }
});
afterAll(endWorld);

const request = (path: string, body: object, headers: Record<string, string>) =>
  new Request(`http://localhost${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...headers },
  });
const bearer = (who: Who) => ({ Authorization: `Bearer ${tokens.get(who)}` });
const post = (path: string, body: object, who: Who = 'preparerA') =>
  restAnswer(request(`/api/v1${path}`, body, bearer(who)));
const about = { area: A, collection };

test('a check tells every finding with 200 and stores nothing', async () => {
  const before = await rowCounts();
  const answer = await post('/returns/check', { ...about, csv: faulty });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const { accepted, counts, findings } = await answer.json();
  expect(accepted).toBe(false);
  expect(counts.errors).toBeGreaterThan(0);
  expect(findings[0]).toMatchObject({ severity: 'error', code: expect.stringMatching(/^[A-Z]+-\d{3}$/) });
  expect(await rowCounts()).toEqual(before);
});

test('a return with errors is refused with 422, as a problem that holds the same findings as the check', async () => {
  const before = await rowCounts();
  const checked = await (await post('/returns/check', { ...about, csv: faulty })).json();
  const answer = await post('/returns', { key: uuidv7(), ...about, csv: faulty });
  expect(answer.status).toBe(422);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const found = await answer.json();
  expect(found).toMatchObject({ status: 422, code: 'UNPROCESSABLE_CONTENT' });
  expect(found.findings).toEqual(checked.findings);
  expect(await rowCounts()).toEqual(before);
});

test('without a token, with a cookie alone, or for another authority nothing is taken in', async () => {
  const before = await rowCounts();
  const body = { key: uuidv7(), ...about, csv };
  const nobody = await restAnswer(request('/api/v1/returns', body, { Cookie: '__Host-session=0123456789' }));
  expect(nobody.status).toBe(401);
  expect((await post('/returns', body, 'preparerB')).status).toBe(403);
  expect((await post('/returns', { ...body, area: B })).status).toBe(403);
  expect((await post('/returns', body, 'official')).status).toBe(403);
  expect(await rowCounts()).toEqual(before);
});

test('a good return is taken in with 201, is unchanged with 200, and a version that moved on is a conflict', async () => {
  const first = await post('/returns', { key: uuidv7(), ...about, csv });
  expect(first.status).toBe(201);
  expect(await first.json()).toMatchObject({ accepted: true, unchanged: false, version: 1 });
  const again = await post('/returns', { key: uuidv7(), ...about, csv });
  expect(again.status).toBe(200);
  expect(await again.json()).toMatchObject({ unchanged: true, version: 1 });
  const late = await post('/returns', {
    key: uuidv7(),
    ...about,
    csv: csv.replace(',,,43,,', ',,,44,,'),
    baseVersion: 0,
  });
  expect(late.status).toBe(409);
});

test('tRPC gives the findings that REST gives', async () => {
  const input = { ...about, csv: faulty };
  const byRest = await (await post('/returns/check', input)).json();
  const byTrpc = await (await trpcAnswer(request('/api/trpc/return.check', input, bearer('preparerA')))).json();
  expect(byTrpc.result.data).toEqual(byRest);
});

test.each<[string, object, number]>([
  ['no content', { ...about }, 400],
  ['two contents', { ...about, csv, values: [] }, 400],
  ['text for a number', { ...about, csv, baseVersion: '1' }, 400],
  ['a name nobody knows', { ...about, csv, extra: true }, 400],
  ['a collection that is not there', { ...about, collection: 'example-2099Q9', csv }, 404],
])('a check with %s is refused in words', async (_what, body, status) => {
  const answer = await post('/returns/check', body);
  expect(answer.status).toBe(status);
  expect((await answer.json()).detail).toMatch(/\w/);
});
