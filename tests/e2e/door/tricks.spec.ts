import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ask, get, post } from '../setup/api.ts';
import { each, raw } from '../setup/attack.ts';
import { hidden, textOf } from '../setup/markup.ts';
import { openCollections } from '../setup/returns.ts';
import { account, baseUrl, councilA, dataDir } from '../setup/service.ts';
import { signInByRequest } from '../setup/sign-in.ts';
import { addressesOf, publicly } from '../setup/some-addresses.ts';

const own = new URL(baseUrl);
const evil = 'evil.example';

/** A request with every header as given, on a connection of its own. */
const told = (target: string, headers: Record<string, string> = {}) =>
  raw([
    `GET ${target} HTTP/1.1\r\n${Object.entries({ Host: own.host, Connection: 'close', ...headers })
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}\r\n`,
  ]);

/** The sign-in form as a browser without a past gets it. */
async function visitor(path = '/sign-in', headers: Record<string, string> = {}) {
  const page = await fetch(baseUrl + path, { headers });
  const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const html = await page.text();
  return { html, cookie, csrf: hidden(html, 'csrf') };
}

test('no address leads out of the folder of built files', async () => {
  expect(await told('/favicon.svg')).toMatch(/^HTTP\/1\.1 200 /);
  const up = ['../', '..%2f', '%2e%2e/', '..\\', '..%5c', '%252e%252e%252f', '....//', '..;/'];
  const targets = up.flatMap((step) => [
    `/${step}package.json`,
    `/${step.repeat(8)}etc/passwd`,
    `/assets/${step.repeat(2)}service/http.js`,
    `/assets/${step.repeat(3)}package.json`,
    `/releases/${step.repeat(6)}etc/passwd.json`,
    `/commitments/${step.repeat(6)}package.json`,
  ]);
  const kept = ['/.env', '/.git/config', '/.data/accounts.json', '/accounts.json', '/database.json', '/package.json'];
  for (const target of [...targets, ...kept, '/server/http.ts', '/build/service/http.js', '/assets/', '/assets']) {
    const answer = await told(target);
    expect(answer, target).toMatch(/^HTTP\/1\.1 (30\d|400|403|404) /);
    expect(answer, target).not.toMatch(/"dependencies"|root:.*:0:0|totpSecret|import \{/);
  }
});

test('another Host gets no address of its own into an answer, a kept one neither', async () => {
  const paths = [
    '/',
    '/sign-in',
    '/subscriptions',
    '/changes.atom',
    '/api/v1/openapi.json',
    '/.well-known/security.txt',
    '/releases/1',
  ];
  const tricks: Record<string, string>[] = [
    { Host: evil },
    { 'X-Forwarded-Host': evil },
    { 'X-Original-URL': `//${evil}/` },
    { Forwarded: `host=${evil}` },
  ];
  for (const path of paths) {
    const before = await told(path);
    for (const trick of tricks) {
      const answer = await told(path, trick);
      expect(answer.split(' ')[1], `${path} ${JSON.stringify(trick)}`).toBe(before.split(' ')[1]);
      expect(answer.includes(evil), `${path} ${JSON.stringify(trick)}`).toBe(false);
    }
    expect((await told(path)).includes(evil), path).toBe(false);
  }
  // An absolute address in the first line is another Host.
  expect((await told(`http://${evil}/sign-in`)).includes(evil)).toBe(false);
});

test('a letter leads to this service, whatever Host asked for it', async () => {
  const { email } = account('assessor');
  const mail = () =>
    readdirSync(join(dataDir, 'mail'))
      .filter((name) => name.endsWith('.eml'))
      .map((name) =>
        readFileSync(join(dataDir, 'mail', name), 'utf8')
          .replaceAll('=\n', '')
          .replaceAll('=3D', '='),
      )
      .filter((text) => text.includes(`To: ${email}`) && text.includes('/sign-in/reset?link='));
  const before = mail().length;
  const { cookie, csrf } = await visitor('/sign-in/reset');
  const body = new URLSearchParams({ csrf, email }).toString();
  const head = [
    'POST /sign-in/reset HTTP/1.1',
    `Host: ${evil}`,
    `X-Forwarded-Host: ${evil}`,
    `Cookie: ${cookie}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ];
  expect(await raw([`${head.join('\r\n')}\r\n\r\n${body}`])).toMatch(/^HTTP\/1\.1 200 /);
  await expect(async () => expect(mail().length).toBeGreaterThan(before)).toPass({ timeout: 20_000 });
  for (const text of mail()) {
    expect(text).toContain(`${own.origin}/sign-in/reset?link=`);
    expect(text).not.toContain(evil);
  }
});

const elsewhere = [
  `//${evil}/`,
  `https://${evil}/`,
  `/\\${evil}`,
  `/\t/${evil}`,
  `/.//${evil}`,
  `/..//${evil}`,
  `/%09/${evil}`,
].concat([
  `/x/..//${evil}`,
  `https:${evil}`,
  `/\n/${evil}`,
  `javascript:alert(1)`,
  `///${evil}`,
  `/@${evil}`,
  `.${evil}`,
]);

test('signing in leads to a page of ours and nowhere else', async () => {
  const { email, password } = account('preparerB');
  for (const next of elsewhere) {
    const { csrf, cookie } = await visitor(`/sign-in?next=${encodeURIComponent(next)}`);
    const done = await fetch(`${baseUrl}/sign-in`, {
      ...{ method: 'POST', redirect: 'manual', headers: { cookie } },
      body: new URLSearchParams({ csrf, email, password, next }),
    });
    expect(done.status, next).toBe(303);
    const to = new URL(done.headers.get('location') ?? '', `${baseUrl}/sign-in`);
    expect(to.origin, next).toBe(own.origin);
  }
});

test('no address makes this service send a browser elsewhere', async () => {
  for (const path of [
    `//${evil}`,
    `//${evil}/`,
    `/\\${evil}`,
    `//${evil}/..`,
    `/reporting//${evil}`,
    `//${evil}/sign-in/`,
  ]) {
    const answer = await told(path);
    const to = /^location: (.*)$/im.exec(answer)?.[1]?.trim();
    if (to !== undefined) expect(new URL(to, baseUrl).origin, path).toBe(own.origin);
  }
  const sent = await told('/reporting');
  expect(/^location: (.*)$/im.exec(sent)?.[1]).toMatch(/^\/sign-in\?/);
});

test('fields that nobody asked for are refused, and make nobody more than they are', async () => {
  const collection = (await openCollections(councilA)).at(-1) ?? '';
  const of = { area: councilA, collection };
  const before = await ask('return.current', 'preparerA', of);
  const more = [
    { role: 'approver' },
    { userId: randomUUID() },
    { user: { memberships: [{ role: 'official' }] } },
    { state: 'accepted' },
    { signedOffBy: 'me' },
    { door: 'seed' },
    { memberships: [] },
  ];
  const headers = { authorization: `Bearer ${account('preparerA').token}`, 'content-type': 'application/json' };
  for (const extra of [
    ...more,
    JSON.parse('{"__proto__": {"role": "official"}}'),
    { constructor: { prototype: { role: 'official' } } },
  ]) {
    const text = JSON.stringify({ ...of, csv: '' }).replace(/\}$/, `,${JSON.stringify(extra).slice(1)}`);
    for (const path of ['/api/v1/returns/check', '/api/trpc/return.check']) {
      const { status, body } = await post(path, text, headers);
      // `__proto__` is dropped by the reader of JSON's schema, everything else is named.
      if (status !== 200) expect([path, text, status]).toEqual([path, text, 400]);
      else expect([text.includes('__proto__'), JSON.stringify(body).includes('official')]).toEqual([true, false]);
    }
    const signing = JSON.stringify({ key: randomUUID(), ...of, version: 1 }).replace(
      /\}$/,
      `,${JSON.stringify(extra).slice(1)}`,
    );
    expect([400, 403]).toContain((await post('/api/trpc/return.signOff', signing, headers)).status);
  }
  expect((await ask('return.current', 'preparerA', of)).body).toEqual(before.body);
});

test('what belongs to somebody else is refused by id, there or not', async () => {
  const { cookie } = await signInByRequest(account('preparerB'));
  const [collection = ''] = await openCollections(councilA);
  const page = (path: string) => fetch(baseUrl + path, { headers: { cookie }, redirect: 'manual' });
  expect((await page(`/reporting/${collection}`)).status).toBe(200);
  const others = [
    `/reporting/${collection}?area=${councilA}`,
    `/reporting/${collection}/history?area=${councilA}`,
    `/reporting/${collection}/history.csv?area=${councilA}`,
    `/reporting/${collection}/sign-off?area=${councilA}`,
    `/reporting/people?area=${councilA}`,
    `/monitor/returns/${collection}/${councilA}`,
    '/monitor/releases/1',
    `/monitor/challenges/${randomUUID()}`,
    `/admin/people/${randomUUID()}`,
    '/admin/audit.csv',
  ];
  for (const path of others) expect([path, [400, 403, 404].includes((await page(path)).status)]).toEqual([path, true]);
  const of = { area: councilA, collection };
  for (const procedure of ['return.current', 'return.history', 'return.draft']) {
    const { status } = await ask(procedure, 'preparerB', of);
    expect([procedure, [403, 404].includes(status)]).toEqual([procedure, true]);
  }
  const unknown = await each(['000000000000', 'ffffffffffff'], (reference) => get(`/api/v1/challenges/${reference}`));
  expect(unknown[1]?.body).toEqual(unknown[0]?.body);
});

test('a session that was there before signing in is not the one after it, and is over', async () => {
  const { email, password } = account('preparerB');
  const planted = `__Host-session=${encodeURIComponent(Buffer.from(JSON.stringify('planted'.repeat(6))).toString('base64'))}`;
  const old = await signInByRequest(account('preparerA'));
  for (const before of [planted, old.cookie]) {
    const { cookie, csrf } = await visitor();
    const done = await fetch(`${baseUrl}/sign-in`, {
      ...{ method: 'POST', redirect: 'manual', headers: { cookie: `${cookie}; ${before}` } },
      body: new URLSearchParams({ csrf, email, password, next: '' }),
    });
    expect(done.status).toBe(303);
    const made = done.headers.getSetCookie().find((line) => line.startsWith('__Host-session=')) ?? '';
    expect(made.split(';')[0]).not.toBe(before);
    const open = (given: string) => fetch(`${baseUrl}/reporting`, { headers: { cookie: given }, redirect: 'manual' });
    expect((await open(made.split(';')[0] ?? '')).status).toBe(200);
    expect((await open(before)).status).toBe(302);
  }
});

test('a copied cookie is worth nothing after signing out, for pages, forms and files', async () => {
  const { cookie } = await signInByRequest(account('preparerB'));
  const page = await fetch(`${baseUrl}/reporting`, { headers: { cookie } });
  const csrf = hidden(await page.text(), 'csrf');
  expect(page.status).toBe(200);
  const out = await fetch(`${baseUrl}/sign-out`, {
    ...{ method: 'POST', redirect: 'manual', headers: { cookie }, body: new URLSearchParams({ csrf }) },
  });
  expect([out.status, out.headers.get('location')]).toEqual([303, '/sign-in']);
  const [collection = ''] = await openCollections(councilA);
  for (const path of ['/reporting', '/account/sign-in', `/reporting/${collection}/template.csv`]) {
    const again = await fetch(baseUrl + path, { headers: { cookie }, redirect: 'manual' });
    expect([path, again.status]).toEqual([path, 302]);
  }
  const act = await fetch(`${baseUrl}/account/sign-in`, {
    ...{ method: 'POST', redirect: 'manual', headers: { cookie }, body: new URLSearchParams({ csrf, act: 'end' }) },
  });
  expect([[302, 303].includes(act.status), act.headers.get('location')]).toEqual([
    true,
    expect.stringMatching(/^\/sign-in/),
  ]);
});

test('a token is taken in its header and nowhere else', async () => {
  const { token } = account('preparerA');
  const [collection = ''] = await openCollections(councilA);
  const input = encodeURIComponent(JSON.stringify({ area: councilA, collection }));
  const path = `/api/trpc/return.current?input=${input}`;
  expect((await get(path, { authorization: `Bearer ${token}` })).status).toBe(200);
  for (const name of ['token', 'access_token', 'api_key', 'authorization']) {
    expect((await get(`${path}&${name}=${token}`)).status).toBe(400);
  }
  expect((await get(path, { cookie: `token=${token}; __Host-session=${token}` })).status).toBe(401);
  expect((await get(path, { 'x-api-key': token })).status).toBe(401);
  expect((await get(path, { authorization: `Basic ${Buffer.from(`x:${token}`).toString('base64')}` })).status).toBe(
    401,
  );
});

test('a cookie lets no other site write by the interface, in whatever form it comes', async () => {
  const { cookie } = await signInByRequest(account('preparerA'));
  const [collection = ''] = await openCollections(councilA);
  const body = JSON.stringify({ key: randomUUID(), area: councilA, collection, csv: '' });
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json',
    'multipart/form-data; boundary=x',
  ]) {
    for (const path of ['/api/v1/returns', '/api/trpc/return.submit']) {
      const { status, headers } = await post(path, body, { cookie, origin: `https://${evil}`, 'content-type': type });
      expect([path, type, [400, 401, 403, 415].includes(status)]).toEqual([path, type, true]);
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
  }
});

test('an address that looks like another is neither taken for it nor invited', async () => {
  const { email, password } = account('preparerA');
  const { cookie, csrf } = await visitor();
  const alike = [
    email.replace('a', 'а'),
    email.replace('e', 'е'),
    email.replace('@', '＠'),
    email.normalize('NFKD').replace('i', 'ı'),
    email.replace('c', 'ｃ'),
    `${email}\u200b`,
  ].filter((other) => other !== email);
  expect(alike.length).toBeGreaterThan(4);
  for (const other of alike) {
    const tried = await fetch(`${baseUrl}/sign-in`, {
      ...{ method: 'POST', redirect: 'manual', headers: { cookie } },
      body: new URLSearchParams({ csrf, email: other, password, next: '' }),
    });
    expect([other, [400, 401].includes(tried.status)]).toEqual([other, true]);
    expect(tried.headers.getSetCookie().some((line) => line.startsWith('__Host-session='))).toBe(false);
  }
  const lead = await signInByRequest(account('approverA'));
  const page = await (await fetch(`${baseUrl}/reporting/people`, { headers: { cookie: lead.cookie } })).text();
  for (const other of alike) {
    const invited = await fetch(`${baseUrl}/reporting/people`, {
      ...{ method: 'POST', redirect: 'manual', headers: { cookie: lead.cookie } },
      body: new URLSearchParams({
        ...{ csrf: hidden(page, 'csrf'), key: randomUUID(), act: 'invite', email: other, name: 'Somebody' },
        ...{ role: 'preparer', area: councilA },
      }),
    });
    expect([other, invited.status]).toEqual([other, 400]);
    expect(textOf(await invited.text())).toContain('Enter an email address, like name@example.gov.uk');
  }
});

test('no cell of a file for spreadsheets begins as a formula does', async () => {
  const { cookie } = await signInByRequest(account('administrator'));
  const pages = [...(await addressesOf(publicly)).values()].map((url) => `${url.split('?')[0]}.csv`);
  let files = 0;
  const found = await each([...pages, '/admin/audit.csv', '/search.csv?q=%3D1%2B1'], async (url) => {
    const answer = await fetch(baseUrl + url, { headers: { cookie } });
    const text = await answer.text();
    if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('text/csv')) return [];
    files += 1;
    // Each cell begins with the text or after a comma or line end, and is quoted or holds neither.
    const cells = text.replace('\uFEFF', '').match(/(?<=^|,|\r\n)(?:"(?:[^"]|"")*"|[^",\r\n]+)/g) ?? [];
    return cells
      .filter((cell) => /^"?[=@\t]|^"?[+-](?!\d[\d,.]*%?(?: [\p{L}\d ,.'’-]*)?"?$)/u.test(cell))
      .map((cell) => `${url}: ${cell.slice(0, 60)}`);
  });
  expect(files).toBeGreaterThan(8);
  expect(found.flat()).toEqual([]);
});
