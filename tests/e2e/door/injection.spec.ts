import { expect, test } from '@playwright/test';
import { each, faultsOf, payloads, raw, seen } from '../setup/attack.ts';
import { account, type PersonName } from '../setup/service.ts';
import { signInByRequest } from '../setup/sign-in.ts';
import { addressesOf, publicly } from '../setup/some-addresses.ts';

type Place = { where: string; path: string; init?: RequestInit };

/** What the service answers to each, where that gives something away. */
async function givenAway(places: Place[]): Promise<string[]> {
  const answers = await each(places, async ({ where, path, init }) => ({ where, seen: await seen(path, init) }));
  return answers.flatMap(({ where, seen: answer }) => faultsOf(answer).map((fault) => `${where}: ${fault}`));
}

const inQuery = (path: string, name: string, init?: RequestInit): Place[] =>
  payloads.map((payload) => ({
    where: `${path}?${name}=${payload}`,
    path: `${path}?${new URLSearchParams({ [name]: payload })}`,
    ...(init ? { init } : {}),
  }));

test('what would give something away is known when it comes', () => {
  const html = new Headers({ 'content-type': 'text/html' });
  const good = { status: 400, headers: html, body: '&lt;svg onload=attack84&gt;', took: 5 };
  expect(faultsOf(good)).toEqual([]);
  expect(faultsOf({ ...good, status: 500, took: 9_000 })).toEqual(['answered 500', 'took 9000 ms']);
  expect(faultsOf({ ...good, body: '<svg onload=attack84> 112308' })).toEqual([
    'gave back HTML',
    'worked out a template',
  ]);
  expect(faultsOf({ ...good, headers: new Headers({ 'x-attack': '84' }), body: 'root:x:0:0:root:' })).toEqual([
    'let a head in',
    'opened a file',
  ]);
  expect(faultsOf({ ...good, body: 'PrismaClientKnownRequestError at f (build/x.js:1:2)' })).toEqual([
    'said an inner word',
  ]);
});

test('nothing gets in by any name that a public page takes in its query', async () => {
  const pages = [...(await addressesOf(publicly)).values()].map((url) => url.split('?')[0] ?? url);
  const known = await each(pages, async (path) => {
    const { body } = await seen(`${path}?no_such_name=1`);
    return { path, names: / It knows: ([^.]+)\./.exec(body)?.[1]?.split(', ') ?? [] };
  });
  const places = known.flatMap(({ path, names }) => names.flatMap((name) => inQuery(path, name)));
  expect(places.length).toBeGreaterThan(200);
  expect(await givenAway(places)).toEqual([]);
});

test('nothing gets in by any part of an address, on pages and their files', async () => {
  const patterns = [...(await addressesOf(publicly)).keys()].filter((pattern) => pattern.includes('/:'));
  expect(patterns.length).toBeGreaterThan(4);
  const places = patterns.flatMap((pattern) =>
    ['', '.json', '.csv'].flatMap((ending) =>
      payloads.map((payload) => {
        const path = pattern.replace(/:[^/]+/g, encodeURIComponent(payload)) + ending;
        return { where: path, path };
      }),
    ),
  );
  expect(await givenAway(places)).toEqual([]);
});

type Parameter = { in: string; name: string };
type Schema = { properties?: Record<string, unknown> };
type Operation = {
  operationId?: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
};
type Document = { paths: Record<string, Record<string, Operation>> };

test('nothing gets in by any parameter or field of the interface', async () => {
  const { paths } = JSON.parse((await seen('/api/v1/openapi.json')).body) as Document;
  const headers = { authorization: `Bearer ${account('preparerA').token}`, 'content-type': 'application/json' };
  const places: Place[] = [];
  for (const [pattern, methods] of Object.entries(paths)) {
    for (const [method, { parameters = [], requestBody }] of Object.entries(methods)) {
      const given = (payload: string) => `/api/v1${pattern.replace(/\{[^}]+\}/g, encodeURIComponent(payload))}`;
      const inBody = Object.keys(requestBody?.content['application/json']?.schema.properties ?? {});
      if (method === 'get') {
        const path = given('x');
        for (const { in: where, name } of parameters) if (where === 'query') places.push(...inQuery(path, name));
        for (const payload of pattern.includes('{') ? payloads : [])
          places.push({ where: given(payload), path: given(payload) });
      }
      for (const payload of inBody.length > 0 ? payloads : []) {
        const body = JSON.stringify(Object.fromEntries(inBody.map((name) => [name, payload])));
        places.push({ where: `${method} ${pattern} ${body}`, path: given('x'), init: { method, headers, body } });
      }
    }
  }
  expect(places.length).toBeGreaterThan(150);
  expect(await givenAway(places)).toEqual([]);
});

test('nothing gets in by what signed-in pages take in their query', async () => {
  const places: Place[] = [];
  const theirs: [PersonName, RegExp][] = [
    ['preparerA', /^\/reporting/],
    ['officialOne', /^\/monitor/],
    ['administrator', /^\/admin/],
  ];
  for (const [person, rooms] of theirs) {
    const { cookie } = await signInByRequest(account(person));
    const found = await addressesOf(({ pattern }) => rooms.test(pattern), cookie);
    for (const url of found.values()) {
      const [path = '', query = ''] = url.split('?');
      for (const name of new URLSearchParams(query).keys())
        places.push(...inQuery(path, name, { headers: { cookie } }));
      places.push(...inQuery(path, 'q', { headers: { cookie } }));
    }
  }
  expect(places.length).toBeGreaterThan(50);
  expect(await givenAway(places)).toEqual([]);
});

test('nothing gets in by a header, and none is given back', async () => {
  const names = ['user-agent', 'referer', 'accept', 'accept-language', 'if-none-match', 'range', 'cookie', 'origin'];
  const ours = [
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-client-address',
    'x-request-id',
    'forwarded',
  ];
  // A line break cannot be sent in a header by this client: that is tried beneath it.
  const sendable = payloads.filter((payload) => !/[\r\n\0]/.test(payload));
  const places = [...names, ...ours].flatMap((name) =>
    sendable.flatMap((payload) =>
      ['/commitments?q=attack', '/api/v1/commitments', '/sign-in'].map((path) => ({
        where: `${name}: ${payload} on ${path}`,
        path,
        init: { headers: { [name]: payload } },
      })),
    ),
  );
  expect(await givenAway(places)).toEqual([]);
  for (const address of ['/areas?q=x%0d%0aX-Attack:%2084', '/sign-in?next=/x%0d%0aX-Attack:%2084']) {
    const answer = await raw([`GET ${address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`]);
    expect(answer).toMatch(/^HTTP\/1\.1 \d{3} /);
    expect(answer.split('\r\n\r\n')[0]).not.toMatch(/x-attack/i);
  }
});
