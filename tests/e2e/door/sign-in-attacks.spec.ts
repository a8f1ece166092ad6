import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { hidden, textOf } from '../setup/markup.ts';
import { account, baseUrl } from '../setup/service.ts';
import { signInByRequest } from '../setup/sign-in.ts';

type Fields = Record<string, string>;

const post = (path: string, cookie: string, fields: Fields, headers: Fields = {}) =>
  fetch(baseUrl + path, {
    ...{ method: 'POST', redirect: 'manual', headers: { cookie, ...headers } },
    body: new URLSearchParams(fields),
  });

/** A page before signing in, with the form token and the cookie that belongs to it. */
async function visit(path: string) {
  const page = await fetch(baseUrl + path);
  const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { cookie, csrf: hidden(await page.text(), 'csrf') };
}

/** A page of somebody who is signed in, with the form token of their session. */
async function opened(path: string, cookie: string) {
  const html = await (await fetch(baseUrl + path, { headers: { cookie } })).text();
  return { html, csrf: hidden(html, 'csrf'), key: hidden(html, 'key') };
}

test('guessing closes an address that nobody has just as one that somebody has, whatever the password then is', async () => {
  const { cookie, csrf } = await visit('/sign-in');
  for (const email of [`${randomUUID()}@council-a.example`, `${randomUUID()}@department.example`]) {
    const guess = (password: string) => post('/sign-in', cookie, { csrf, email, password, next: '' });
    for (let tries = 0; tries < 5; tries += 1) expect((await guess(`guess ${tries}`)).status).toBe(401);
    const closed = await guess('the right one, perhaps');
    expect(closed.status).toBe(429);
    expect(textOf(await closed.text())).toContain('Too many attempts. Try again in 1 minute.');
  }
});

test('an official’s password alone opens nothing, and a made-up proof of it takes no code', async () => {
  const { email, password } = account('officialTwo');
  const { cookie, csrf } = await visit('/sign-in');
  const first = await post('/sign-in', cookie, { csrf, email, password, next: '' });
  expect(first.status).toBe(200);
  const set = first.headers.getSetCookie();
  expect(set.some((line) => line.startsWith('__Host-session='))).toBe(false);
  const step = set.find((line) => line.startsWith('__Host-step='))?.split(';')[0] ?? '';
  for (const path of ['/monitor', '/account/sign-in', '/account/second-factor']) {
    const page = await fetch(baseUrl + path, { headers: { cookie: step }, redirect: 'manual' });
    expect([page.status, page.headers.get('location')?.split('?')[0]]).toEqual([302, '/sign-in']);
  }
  const made = `__Host-step=${encodeURIComponent(Buffer.from(JSON.stringify(`${randomUUID()}.${Date.now()}.${'0'.repeat(64)}`)).toString('base64'))}`;
  const forged = await post('/sign-in', `${cookie}; ${made}`, { csrf, code: '123456', next: '' });
  expect(forged.status).toBe(401);
  expect(forged.headers.getSetCookie().filter((line) => !line.startsWith('__Host-visitor='))).toEqual([]);
});

test('a forgotten password is asked for in the same words for everybody', async () => {
  const { cookie, csrf } = await visit('/sign-in/reset');
  const said = async (email: string) => {
    const answer = await post('/sign-in/reset', cookie, { csrf, email });
    return [answer.status, textOf(await answer.text()).replaceAll(email, 'ADDRESS')];
  };
  expect(await said(account('assessor').email)).toEqual(await said(`${randomUUID()}@assessor.example`));
});

test('a lead makes nobody an official, for another area neither, and ends nothing of theirs', async () => {
  const { cookie } = await signInByRequest(account('approverA'));
  const { csrf } = await opened('/reporting/people', cookie);
  const invite = { csrf, act: 'invite', email: `${randomUUID()}@example.org`, name: 'Somebody' };
  for (const more of [
    { role: 'official', area: '' },
    { role: 'administrator', area: 'T09000001' },
    { role: 'preparer', area: 'T09000002' },
  ]) {
    const answer = await post('/reporting/people', cookie, { ...invite, key: randomUUID(), ...more });
    expect([more.role, answer.status]).toEqual([more.role, 403]);
  }
  expect((await fetch(`${baseUrl}/reporting/people?area=T09000002`, { headers: { cookie } })).status).toBe(403);
  expect((await fetch(`${baseUrl}/admin/invite`, { headers: { cookie } })).status).toBe(403);
});

test('forms of one’s own sign-in and of people are refused without their token and from another site', async () => {
  const { cookie } = await signInByRequest(account('approverA'));
  const { csrf } = await opened('/account/sign-in', cookie);
  for (const path of ['/account/sign-in', '/account/second-factor', '/reporting/people', '/admin/invite']) {
    expect((await post(path, cookie, { act: 'end' })).status).toBe(403);
    const evil = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await post(path, cookie, { csrf, act: 'end' }, evil)).status).toBe(403);
  }
});

test('a stolen cookie is worth nothing once its owner has ended the session, and cannot end the owner’s by id', async () => {
  const [mine, stolen] = [await signInByRequest(account('preparerB')), await signInByRequest(account('preparerB'))];
  const other = await signInByRequest(account('preparerA'));
  const { html, csrf } = await opened('/account/sign-in', mine.cookie);
  const ids = [...html.matchAll(/name="session" value="([0-9a-f]{64})"/g)].map(([, id]) => id ?? '');
  const theirs = await opened('/account/sign-in', other.cookie);
  for (const session of ids) await post('/account/sign-in', other.cookie, { csrf: theirs.csrf, act: 'end', session });
  expect((await fetch(`${baseUrl}/reporting`, { headers: { cookie: stolen.cookie }, redirect: 'manual' })).status).toBe(
    200,
  );
  for (const session of ids) await post('/account/sign-in', mine.cookie, { csrf, act: 'end', session });
  const after = await fetch(`${baseUrl}/reporting`, { headers: { cookie: stolen.cookie }, redirect: 'manual' });
  expect(after.status).toBe(302);
});
