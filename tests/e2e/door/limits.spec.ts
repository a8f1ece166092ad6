import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { zipSync } from 'fflate';
import { get, post, rest } from '../setup/api.ts';
import { each, raw } from '../setup/attack.ts';
import { hidden, textOf } from '../setup/markup.ts';
import { corpusFile, openCollections } from '../setup/returns.ts';
import { account, baseUrl, councilA } from '../setup/service.ts';
import { signInByRequest } from '../setup/sign-in.ts';

const { host } = new URL(baseUrl);
const lives = async () => expect((await get('/healthz')).body).toBe('ok');
const asProgram = { 'content-type': 'application/json', authorization: `Bearer ${account('preparerA').token}` };

/** A network of its own for each run: the service is started as behind one proxy, whose word about addresses it takes. */
const from = () => `2001:db8:${(Date.now() & 0xffff).toString(16)}:${(process.pid & 0xffff).toString(16)}::1`;

test('one network may ask 3,000 times in a minute, whatever it says about itself; others are not kept waiting', async () => {
  const address = from();
  expect((await get('/commitments', { 'x-forwarded-for': address })).status).not.toBe(429);
  // All at once on one connection, for a page that the asker says it has: the quickest way to ask, and no burden.
  const asked = (at: number, more = '') =>
    `GET /commitments HTTP/1.1\r\nHost: ${host}\r\nIf-None-Match: *\r\nX-Forwarded-For: 192.0.2.${at % 250}, ${address}\r\n${more}\r\n`;
  const many = Array.from({ length: 3_000 }, (_, at) => asked(at, at === 2_999 ? 'Connection: close\r\n' : '')).join(
    '',
  );
  const answers = await raw([many], { within: 50_000 });
  expect(answers.match(/^HTTP\/1\.1 \d/gm)).toHaveLength(3_000);
  expect(answers.match(/^HTTP\/1\.1 429 /gm)).toHaveLength(1);
  const page = await get<string>('/commitments', { 'x-forwarded-for': address });
  expect([page.status, page.headers.get('cache-control')]).toEqual([429, 'no-store']);
  expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(textOf(page.body)).toContain('Sorry, there were too many requests');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  for (const path of ['/api/v1/commitments', '/commitments.csv', '/api/trpc/release.current']) {
    const data = await get(path, { 'x-forwarded-for': address.replace('::1', '::2') });
    expect([path, data.status, data.body.code]).toEqual([path, 429, 'TOO_MANY_REQUESTS']);
  }
  for (const other of ['198.51.100.7', `${address}, 198.51.100.7`]) {
    expect((await get('/commitments', { 'x-forwarded-for': other })).status).not.toBe(429);
  }
});

test('a network that asks for too many letters is refused, whatever it says about itself', async () => {
  const address = from().replace('2001:db8:', '2001:db9:');
  const page = await fetch(`${baseUrl}/sign-in/reset`);
  const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const csrf = hidden(await page.text(), 'csrf');
  const ask = async (at: number, place: string) => {
    const headers = { cookie, 'x-forwarded-for': place, 'x-client-address': `192.0.2.${at}` };
    const body = new URLSearchParams({ csrf, email: `nobody-${at}@example.org` });
    return (await fetch(`${baseUrl}/sign-in/reset`, { method: 'POST', redirect: 'manual', headers, body })).status;
  };
  const twenty = Array.from({ length: 20 }, (_, at) => at);
  const statuses = await each(twenty, (at) => ask(at, `192.0.2.${at}, ${address}`));
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await ask(20, address.replace('::1', '::ffff'))).toBe(429);
  expect(await ask(21, `198.51.100.${Date.now() % 250}`)).toBe(200);
});

test('a head that trickles in is cut off, and others are answered meanwhile', async () => {
  const drops = Array.from({ length: 60 }, (_, at) => `X-${at}: y\r\n`);
  const slow = raw([`GET / HTTP/1.1\r\nHost: ${host}\r\n`, ...drops], { pause: 400, within: 25_000 });
  await lives();
  expect(await slow).toMatch(/^HTTP\/1\.1 408 /);
});

test('more cookies, headers or address than fit are refused, and the service goes on', async () => {
  const long = 'x'.repeat(20_000);
  const tries = [
    `Cookie: __Host-session=${long}`,
    `X-Any: ${long}`,
    Array.from({ length: 3_000 }, (_, at) => `A${at}: ${at}`).join('\r\n'),
  ];
  for (const header of tries) {
    expect(await raw([`GET /sign-in HTTP/1.1\r\nHost: ${host}\r\n${header}\r\n\r\n`])).toMatch(/^HTTP\/1\.1 431 /);
  }
  const areas = Array.from({ length: 10_000 }, (_, at) => `area=E${10_000_000 + at}`).join('&');
  expect(await raw([`GET /compare?metric=cla_rate&${areas} HTTP/1.1\r\nHost: ${host}\r\n\r\n`])).toMatch(
    /^HTTP\/1\.1 431 /,
  );
  // As many as fit are told that they are too many.
  expect((await get(`/compare?metric=cla_rate&${areas.slice(0, 12_000)}`)).status).toBe(400);
  expect(
    (await get(`/api/v1/series?metric=cla_rate&${areas.replaceAll('area=', 'areas=').slice(0, 12_000)}`)).status,
  ).toBe(400);
  await lives();
});

const smuggled = [
  'Content-Length: 5\r\nContent-Length: 6',
  'Content-Length: 5\r\nTransfer-Encoding: chunked',
  'Transfer-Encoding: chunked, identity',
  'Content-Length: -1',
  'Content-Length: 5, 5',
  'Content Length: 5',
];

test('a request that two readers could cut in different places is answered by none of our pages', async () => {
  for (const header of smuggled) {
    const answer = await raw(
      [
        `POST /api/v1/returns/check HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n${header}\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
      ],
      { within: 1_500 },
    );
    expect([header, /^HTTP\/1\.1 4\d\d /.test(answer), answer.includes('\r\n\r\nok')]).toEqual([header, true, false]);
  }
});

const bombs: [string, string][] = [
  ['five million lists in one another', '['.repeat(5_000_000) + ']'.repeat(5_000_000)],
  ['a million objects in one another', '{"a":'.repeat(1_000_000)],
  ['lists inside a field that is known', `{"area":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ['four million empty lists', `[${'[],'.repeat(3_900_000)}0]`],
  ['half a million names', `{${Array.from({ length: 500_000 }, (_, at) => `"k${at}":1`).join(',')}}`],
];

for (const [what, body] of bombs) {
  test(`JSON of ${what} is refused at every door, with and without a token`, async () => {
    for (const path of ['/api/v1/returns/check', '/api/trpc/return.check', '/api/trpc/challenge.send']) {
      for (const headers of [asProgram, { 'content-type': 'application/json' }]) {
        const answer = await post(path, body, headers);
        expect([path, answer.status, answer.body.code]).toEqual([path, 413, 'PAYLOAD_TOO_LARGE']);
      }
    }
    await lives();
  });
}

test('a form of hundreds of thousands of fields is refused before anybody reads it', async () => {
  const part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n';
  for (const [type, body] of [
    ['application/x-www-form-urlencoded', 'a&'.repeat(5_000_000)],
    ['multipart/form-data; boundary=x', `${part.repeat(200_000)}--x--\r\n`],
  ] as const) {
    for (const path of ['/sign-in', '/challenge', '/api/v1/returns']) {
      expect((await post(path, body, { 'content-type': type })).status).toBe(413);
    }
  }
  await lives();
});

test('a table of nothing but commas or line ends is read no further than a return goes', async () => {
  const [collection = ''] = await openCollections(councilA);
  const [head = ''] = readFileSync(corpusFile('good.csv'), 'utf8').split('\n');
  for (const csv of [
    ','.repeat(1_900_000),
    '\n'.repeat(1_900_000),
    `${head}\n${',\n'.repeat(900_000)}`,
    '"'.repeat(1_900_000),
  ]) {
    const { status, body } = await rest('/returns/check', 'preparerA', { area: councilA, collection, csv });
    expect([200, 400]).toContain(status);
    if (status === 200) expect(body.findings.length).toBeGreaterThan(0);
  }
  await lives();
});

test('a workbook that unpacks to a hundred times its size is refused in words', async () => {
  const { cookie } = await signInByRequest(account('preparerA'));
  const [collection = ''] = await openCollections(councilA);
  const page = `/reporting/${collection}/upload`;
  const csrf = hidden((await get(page, { cookie })).body, 'csrf');
  const sheet = Buffer.alloc(40 * 1024 * 1024, '<c/>');
  const many = Object.fromEntries(
    Array.from({ length: 3_000 }, (_, at) => [`xl/worksheets/sheet${at}.xml`, new Uint8Array(1)]),
  );
  for (const parts of [{ 'xl/worksheets/sheet1.xml': new Uint8Array(sheet) }, many]) {
    const bomb = zipSync(parts, { level: 6 });
    expect(bomb.length).toBeLessThan(1_000_000);
    const form = new FormData();
    form.set('csrf', csrf);
    form.set('file', new Blob([new Uint8Array(bomb)]), 'return.xlsx');
    const shown = await post<string>(page, form, { cookie });
    expect(shown.status).toBe(422);
    expect(textOf(shown.body)).toContain('There is a problem');
  }
  await lives();
});
