import { createHmac } from 'node:crypto';
import { chromium, type Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clearUp } from '../setup/service.ts';
import { clients } from './provider.ts';
import { Browser, csrfIn, locationOf, World } from './world.ts';

const world = new World();
beforeAll(() => world.begin());
afterEach(() => {
  world.provider.alterClaims = null;
  world.provider.alterToken = null;
});
afterAll(async () => {
  await world.end();
  await clearUp();
});

/** Somebody invited whom the provider knows too, with an address it vouches for. */
async function welcome(more: Parameters<World['invited']>[0] = {}) {
  const person = await world.invited(more);
  return { ...person, login: world.known({ email: person.email, email_verified: true }) };
}

const eventsOf = (id: string) =>
  world.query<{ action: string; detail: string }>(
    'SELECT `action`, `detail` FROM `AuditEvent` WHERE `actorId` = ? ORDER BY `at`, `id`',
    [id],
  );
const sessionsOf = async (id: string) => (await world.query('SELECT 1 FROM `Session` WHERE `userId` = ?', [id])).length;

/** Nobody is signed in, and the page says why in our own words, with a reference by which the log says which check it was. */
async function refused(answer: Response, status: number, words: string, code?: string) {
  const page = await answer.text();
  expect([answer.status, page.includes('You are not signed in')], page.slice(0, 300)).toEqual([status, true]);
  expect(page).toContain(words);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.getSetCookie().some((line) => line.startsWith('__Host-session='))).toBe(false);
  const reference = /<strong>([0-9a-f]{10})<\/strong>/.exec(page)?.[1] ?? 'no reference';
  const said = () => {
    const [line = '{}'] = world.log.split('\n').filter((each) => each.endsWith('}') && each.includes(reference));
    return JSON.parse(line);
  };
  const wanted = { event: 'refused by the provider', ...(code ? { fault: code } : {}) };
  await expect.poll(said, { timeout: 5_000 }).toMatchObject(wanted);
}

describe('signing in with the provider', () => {
  it('asks for a code with PKCE, a state and a nonce, at the exact address, and nothing else', async () => {
    const answer = await world.beginIn(new Browser());
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([302, 'no-store']);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-journey=[^;]+; Max-Age=600; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
    const asked = Object.fromEntries(new URL(locationOf(answer)).searchParams);
    expect(asked).toEqual({
      ...{ client_id: 'tracker', response_type: 'code', scope: 'openid email' },
      redirect_uri: `${world.origin}/sign-in/callback`,
      ...{ code_challenge_method: 'S256', code_challenge: expect.stringMatching(/^[\w-]{43}$/) },
      ...{ state: expect.stringMatching(/^[\w-]{43}$/), nonce: expect.stringMatching(/^[\w-]{43}$/) },
    });
    expect(cookie).not.toContain(asked.state);
  });

  it('is refused by the provider without PKCE', async () => {
    const browser = new Browser();
    const asked = new URL(locationOf(await world.beginIn(browser)));
    asked.searchParams.delete('code_challenge');
    asked.searchParams.delete('code_challenge_method');
    const back = new URL(locationOf(await browser.get(asked.href)));
    expect(back.searchParams.get('error')).toBe('invalid_request');
    await refused(await browser.get(back.href), 400, 'could not be accepted');
  });

  it('signs in who was invited by an address that the provider vouches for, and afterwards by the subject alone', async () => {
    const { id, email, login } = await welcome();
    const browser = new Browser();
    const answer = await world.signIn(browser, login);
    expect([answer.status, locationOf(answer)]).toEqual([303, `${world.origin}/reporting`]);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-session=[^;]+; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
    expect(browser.cookie('__Host-journey')).toBe('');
    expect(await world.isIn(browser)).toBe(true);
    expect((await eventsOf(id)).map(({ action, detail }) => [action, JSON.parse(detail)])).toEqual([
      ['account.addProvider', { issuer: world.provider.issuer, from: expect.any(String) }],
      ['account.signIn', { by: 'provider', secondFactor: 'none', from: expect.any(String) }],
    ]);
    const [letter] = await world.query<{ body: string }>('SELECT * FROM `OutboxMessage` WHERE `toUserId` = ?', [id]);
    expect(JSON.stringify(letter)).toContain('Example sign-in');
    const [subject] = await world.query('SELECT * FROM `OpenIdSubject` WHERE `userId` = ?', [id]);
    expect(JSON.stringify(subject)).not.toContain(login);
    const [session] = await world.query('SELECT * FROM `Session` WHERE `userId` = ?', [id]);
    expect(JSON.stringify(session)).not.toMatch(/eyJ|@council/);

    world.provider.people.set(login, { email: `another-${email}`, email_verified: false });
    expect((await world.signIn(new Browser(), login)).status).toBe(303);
    expect((await eventsOf(id)).map(({ action }) => action)).toEqual([
      ...['account.addProvider', 'account.signIn', 'account.signIn'],
    ]);
  });

  it('gives a new session each time and ends the one that the browser had', async () => {
    const { id, login } = await welcome();
    const browser = new Browser();
    await world.signIn(browser, login);
    const first = browser.cookie('__Host-session');
    await world.signIn(browser, login);
    expect(browser.cookie('__Host-session')).not.toBe(first);
    expect(await sessionsOf(id)).toBe(1);
    const thief = new Browser();
    thief.keep('__Host-session', first);
    expect(await world.isIn(thief)).toBe(false);
  });

  it('goes on to the page that was asked for, and never to another site', async () => {
    const { login } = await welcome();
    const to = async (next: string) =>
      locationOf(await world.signIn(new Browser(), login, `?next=${encodeURIComponent(next)}`));
    expect(await to('/account/tokens?a=1')).toBe(`${world.origin}/account/tokens?a=1`);
    for (const next of [
      '//evil.example/',
      'https://evil.example/',
      '/\\evil.example',
      '/\t/evil.example',
      'javascript:x',
    ]) {
      expect(await to(next), next).toBe(`${world.origin}/reporting`);
    }
  });

  it('cannot be begun for somebody by another site', async () => {
    const browser = new Browser();
    const answer = await browser.get(`${world.origin}/sign-in/begin`, { 'sec-fetch-site': 'cross-site' });
    expect(locationOf(answer)).toBe(`${world.origin}/sign-in`);
    expect(browser.cookie('__Host-journey')).toBe('');
  });
});

describe('nobody is let in', () => {
  const unknown = 'there is no account for you here';

  it('whom nobody invited, whose account has ended, or whose address the provider does not vouch for: one answer', async () => {
    const { email } = await world.invited();
    const ended = await world.invited({ disabled: true });
    const kelvin = await world.invited({ email: `kate-${Date.now()}@council.example` });
    const strangers = [
      { email: 'nobody@council.example', email_verified: true },
      { email, email_verified: false },
      { email },
      { email_verified: true },
      { email: ended.email, email_verified: true },
      { email: kelvin.email.replace('k', '\u212a'), email_verified: true },
    ];
    for (const somebody of strangers) {
      const answer = await world.signIn(new Browser(), world.known(somebody));
      await refused(answer, 403, unknown);
    }
    const links = 'SELECT 1 FROM `OpenIdSubject` o JOIN `User` u ON u.`id` = o.`userId` WHERE u.`email` IN (?, ?, ?)';
    expect(await world.query(links, [email, ended.email, kelvin.email])).toEqual([]);
    expect(await world.query('SELECT 1 FROM `User` WHERE `email` LIKE ?', ['nobody@%'])).toEqual([]);
  });

  it('who has left, though the provider still knows them', async () => {
    const { id, login } = await welcome();
    const browser = new Browser();
    await world.signIn(browser, login);
    await world.query('UPDATE `User` SET `disabled` = 1 WHERE `id` = ?', [id]);
    expect(await world.isIn(browser)).toBe(false);
    await refused(await world.signIn(new Browser(), login), 403, unknown);
  });

  it('as somebody who has come with another subject of the provider before', async () => {
    const { email, login } = await welcome();
    await world.signIn(new Browser(), login);
    const successor = world.known({ email, email_verified: true });
    await refused(await world.signIn(new Browser(), successor), 403, unknown);
  });

  it('with the answer to another browser’s question, without a question, or with another state', async () => {
    const { login } = await welcome();
    const browser = new Browser();
    const back = await world.wayBack(browser, login);
    const stale = 'was begun in another window or browser';
    await refused(await new Browser().get(back), 400, stale, 'NO_JOURNEY');
    const another = new URL(back);
    another.searchParams.set('state', 'A'.repeat(43));
    await refused(await browser.get(another.href), 400, stale, 'STATE');
    await refused(await new Browser().get(`${world.origin}/sign-in/callback`), 400, stale);
    await refused(await new Browser().get(`${world.origin}/sign-in/callback?code=a&state=`), 400, stale);
  });

  it('with an answer that came back before, though the cookie was copied', async () => {
    const { id, login } = await welcome();
    const browser = new Browser();
    const back = await world.wayBack(browser, login);
    const journey = browser.cookie('__Host-journey');
    expect((await browser.get(back)).status).toBe(303);
    const heard = world.provider.heard.length;
    const thief = new Browser();
    thief.keep('__Host-journey', journey);
    await refused(await thief.get(back), 400, 'used already', 'USED');
    await refused(await browser.get(back), 400, 'used already');
    expect(world.provider.heard.length, 'the provider is not asked again').toBe(heard);
    expect(await sessionsOf(id)).toBe(1);
  });

  it('with a code that was used, that was given to another question, or to another client', async () => {
    const { login } = await welcome();
    const [words, grant] = ['could not be accepted', 'TOKEN_invalid_grant'];
    const codeOf = (url: string) => new URL(url).searchParams.get('code') ?? '';
    const withCode = (url: string, code: string) => {
      const changed = new URL(url);
      changed.searchParams.set('code', code);
      return changed.href;
    };
    const first = new Browser();
    const used = await world.wayBack(first, login);
    expect((await first.get(used)).status).toBe(303);
    const second = new Browser();
    await refused(await second.get(withCode(await world.wayBack(second, login), codeOf(used))), 400, words, grant);

    const [victim, attacker] = [new Browser(), new Browser()];
    const theirs = await world.wayBack(attacker, login);
    await refused(await victim.get(withCode(await world.wayBack(victim, login), codeOf(theirs))), 400, words, grant);

    const third = new Browser();
    const asked = new URL(locationOf(await world.beginIn(third)));
    asked.searchParams.set('client_id', clients.other.id);
    await refused(await third.get(await world.through(third, asked.href, login)), 400, words, grant);
  });

  it('where another provider answered in this one’s place', async () => {
    const { login } = await welcome();
    const browser = new Browser();
    const back = new URL(await world.wayBack(browser, login));
    expect(back.searchParams.get('iss')).toBe(world.provider.issuer);
    back.searchParams.set('iss', 'https://evil.example');
    const asked = world.provider.heard.length;
    await refused(await browser.get(back.href), 400, 'could not be accepted');
    expect(world.provider.heard.slice(asked)).not.toContain('POST /token');
  });

  it('who cancelled at the provider, and none of the provider’s words are shown', async () => {
    const browser = new Browser();
    const page = await browser.get(locationOf(await browser.get(locationOf(await world.beginIn(browser)))));
    const abort = /href="([^"]+\/abort)"/.exec(await page.text())?.[1] ?? '';
    const resumed = locationOf(await browser.get(new URL(abort, page.url).href));
    const back = new URL(locationOf(await browser.get(resumed)));
    expect(back.searchParams.get('error')).toBe('access_denied');
    back.searchParams.set('error_description', '<script>alert("call 0800 …")</script>');
    const answer = await browser.get(back.href);
    const text = await answer.clone().text();
    await refused(answer, 400, 'says that signing in was cancelled');
    expect(text).not.toMatch(/0800|End-User/);
  });
});

type Claims = Record<string, unknown>;
const now = () => Math.floor(Date.now() / 1_000);
const unsigned = (token: string, header: object) =>
  `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${token.split('.')[1]}`;

describe('an identity token', () => {
  const claims: [string, string, (said: Claims) => Claims][] = [
    ['of another issuer', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED', (said) => ({ ...said, iss: 'https://evil.example' })],
    ['for another client', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED', (said) => ({ ...said, aud: 'other' })],
    [
      'for two clients, authorised for the other',
      'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
      (said) => ({ ...said, aud: ['tracker', 'other'], azp: 'other' }),
    ],
    ['with another nonce', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED', (said) => ({ ...said, nonce: 'A'.repeat(43) })],
    ['without a nonce', 'OAUTH_INVALID_RESPONSE', ({ nonce: _nonce, ...said }) => said],
    ['without a subject', 'OAUTH_INVALID_RESPONSE', ({ sub: _sub, ...said }) => said],
    [
      'that ended forty seconds ago',
      'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
      (said) => ({ ...said, iat: now() - 100, exp: now() - 40 }),
    ],
    ['made forty seconds from now', 'ISSUED_IN_THE_FUTURE', (said) => ({ ...said, iat: now() + 40, exp: now() + 100 })],
    [
      'not good before forty seconds from now',
      'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
      (said) => ({ ...said, nbf: now() + 40 }),
    ],
  ];
  it.each(claims)('%s is refused', async (_, code, alter) => {
    const { id, login } = await welcome();
    world.provider.alterClaims = alter;
    await refused(await world.signIn(new Browser(), login), 400, 'could not be accepted', code);
    expect(await sessionsOf(id)).toBe(0);
  });

  it.each([
    ['ended twenty seconds ago', (said: Claims) => ({ ...said, iat: now() - 80, exp: now() - 20 })],
    ['was made twenty seconds from now', (said: Claims) => ({ ...said, iat: now() + 20, exp: now() + 80 })],
  ])('that %s is taken: clocks differ', async (_, alter) => {
    const { login } = await welcome();
    world.provider.alterClaims = alter;
    expect((await world.signIn(new Browser(), login)).status).toBe(303);
  });

  const tokens: [string, (token: string) => string][] = [
    ['without a signature', (token) => `${unsigned(token, { alg: 'none' })}.`],
    [
      'signed with the client’s secret',
      (token) => {
        const text = unsigned(token, { alg: 'HS256', kid: world.provider.key.kid });
        return `${text}.${createHmac('sha256', clients.tracker.secret).update(text).digest('base64url')}`;
      },
    ],
    [
      'signed by a strange key under the right name',
      (token) => world.provider.signedBy(world.provider.strangeKey(), token),
    ],
    ['changed after it was signed', (token) => token.replace(/\.([^.]+)\./, (_all, body) => `.${changed(body)}.`)],
  ];
  const changed = (body: string) => {
    const said = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
    return Buffer.from(JSON.stringify({ ...said, sub: 'somebody else' })).toString('base64url');
  };
  it.each(tokens)('%s is refused', async (_, alter) => {
    const { id, login } = await welcome();
    world.provider.alterToken = alter;
    await refused(await world.signIn(new Browser(), login), 400, 'could not be accepted');
    expect(await sessionsOf(id)).toBe(0);
  });

  it('is taken at once with a new key, and no longer with one that the provider took back', async () => {
    const { login } = await welcome();
    expect((await world.signIn(new Browser(), login)).status).toBe(303);
    const old = world.provider.key;
    world.provider.rotate('second', 'stays');
    expect((await world.signIn(new Browser(), login)).status).toBe(303);
    world.provider.alterToken = (token) => world.provider.signedBy(old, token);
    expect((await world.signIn(new Browser(), login)).status).toBe(303);
    world.provider.rotate('third', 'goes');
    await refused(await world.signIn(new Browser(), login), 400, 'could not be accepted');
    world.provider.alterToken = null;
    expect((await world.signIn(new Browser(), login)).status).toBe(303);
  });
});

describe('the second factor', () => {
  const official = { role: 'official', area: null };
  const withFactor = (said: Claims) => ({ ...said, amr: ['pwd', 'mfa'] });

  it('of the provider counts where it says so in a word that was agreed, for this session alone', async () => {
    const { id, login } = await welcome(official);
    const browser = new Browser();
    world.provider.alterClaims = withFactor;
    expect(locationOf(await world.signIn(browser, login))).toBe(`${world.origin}/monitor`);
    expect((await browser.get(`${world.origin}/monitor`)).status).toBe(200);
    expect((await eventsOf(id)).at(-1)?.detail).toContain('"secondFactor":"provider"');
    world.provider.alterClaims = (said) => ({ ...said, amr: ['pwd', 'sms'], acr: 'mfa-not-quite' });
    const weaker = new Browser();
    expect(locationOf(await world.signIn(weaker, login))).toBe(`${world.origin}/account/second-factor`);
    expect(locationOf(await weaker.get(`${world.origin}/monitor`))).toBe(`${world.origin}/account/second-factor`);
  });

  it('of one’s own is asked for otherwise, and the first time in any case', async () => {
    const { id, login, code } = await welcome({ ...official, withApp: true });
    world.provider.alterClaims = withFactor;
    const browser = new Browser();
    const answer = await world.signIn(browser, login, '?next=/monitor/notes');
    expect(locationOf(answer)).toBe(`${world.origin}/sign-in?next=%2Fmonitor%2Fnotes&done=came`);
    expect(await world.isIn(browser)).toBe(false);
    expect(await world.query('SELECT 1 FROM `OpenIdSubject` WHERE `userId` = ?', [id])).toEqual([]);
    const page = await (await browser.get(locationOf(answer))).text();
    expect(page).toContain('Enter your code');
    const give = (given: string) =>
      browser.post(`${world.origin}/sign-in`, { csrf: csrfIn(page), next: '', code: given });
    expect((await give('000000')).status).toBe(401);
    const done = await give(code());
    expect([done.status, locationOf(done)]).toEqual([303, `${world.origin}/monitor/notes`]);
    expect(browser.cookie('__Host-provider-step')).toBe('');
    expect((await browser.get(`${world.origin}/monitor`)).status).toBe(200);

    expect((await world.signIn(new Browser(), login)).headers.get('location')).toBe('/monitor');
    world.provider.alterClaims = null;
    expect((await world.signIn(new Browser(), login)).headers.get('location')).toContain('done=came');
  });

  it('is added by somebody without a password who has just shown the provider who they are', async () => {
    const { login } = await welcome(official);
    const browser = new Browser();
    await world.signIn(browser, login);
    const page = await (await browser.get(`${world.origin}/account/second-factor`)).text();
    expect(page).toContain('Sign in with Example sign-in again');
    expect(page).not.toContain('Your password');
    const again = locationOf(await world.beginIn(browser, '?again=yes&next=/account/second-factor'));
    expect(Object.fromEntries(new URL(again).searchParams)).toMatchObject({ prompt: 'login', max_age: '300' });
    const asked = world.provider.heard.length;
    const back = await world.through(browser, again, login);
    expect(world.provider.heard.slice(asked).some((line) => /^POST \/interaction\//.test(line))).toBe(true);
    expect(locationOf(await browser.get(back))).toBe(`${world.origin}/account/second-factor`);
    const [{ provenAt } = { provenAt: null }] = await world.query<{ provenAt: Date | null }>(
      'SELECT `provenAt` FROM `Session` ORDER BY `createdAt` DESC LIMIT 1',
    );
    expect(provenAt).not.toBeNull();
  });
});

describe('signing out', () => {
  async function leave(browser: Browser) {
    const page = await (await browser.get(`${world.origin}/account/sign-in`)).text();
    return browser.post(`${world.origin}/sign-out`, { csrf: csrfIn(page) });
  }

  it('ends the session here and at the provider, which then asks again who it is', async () => {
    const { login } = await welcome();
    const browser = new Browser();
    await world.signIn(browser, login);
    const session = browser.cookie('__Host-session');
    const answer = await leave(browser);
    expect([answer.status, locationOf(answer)]).toEqual([303, `${world.origin}/sign-out/provider`]);
    const thief = new Browser();
    thief.keep('__Host-session', session);
    expect(await world.isIn(thief)).toBe(false);

    const between = await browser.get(locationOf(answer));
    expect([between.status, between.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const there = /^0; url=(.+)$/.exec(between.headers.get('refresh') ?? '')?.[1] ?? '';
    const said = new URL(there).searchParams;
    expect(said.get('post_logout_redirect_uri')).toBe(`${world.origin}/sign-in`);
    expect(said.get('id_token_hint')).toMatch(/^eyJ/);
    const asks = await browser.get(there);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(await asks.text())?.[1] ?? '';
    const ended = await browser.post(`${world.provider.issuer}/session/end/confirm`, { xsrf, logout: 'yes' });
    expect(locationOf(ended)).toBe(`${world.origin}/sign-in`);
    expect(locationOf(await browser.get(`${world.origin}/sign-out/provider`))).toBe(`${world.origin}/sign-in`);

    const begun = await browser.get(locationOf(await world.beginIn(browser)));
    expect(locationOf(begun)).toMatch(/\/interaction\//);
  });

  it('works while the provider is down, and says that its session may go on', async () => {
    const { id, login } = await welcome();
    const browser = new Browser();
    await world.signIn(browser, login);
    await world.provider.goAway();
    const answer = await leave(browser).finally(() => world.provider.comeBack());
    expect(answer.status).toBe(303);
    expect(await sessionsOf(id)).toBe(0);
    expect((await browser.get(locationOf(answer))).status).toBe(200);
    expect(await world.isIn(browser)).toBe(false);
  });
});

describe('while the provider is down', () => {
  it('the callback says so and is no failure of the visitor; the sign-in page says so; passwords go on; it recovers', async () => {
    const { login } = await welcome();
    const browser = new Browser();
    const back = await world.wayBack(browser, login);
    await world.provider.goAway();
    await refused(await browser.get(back), 503, 'does not answer at the moment');
    const begun = await world.beginIn(browser, '?next=/account/tokens');
    expect(locationOf(begun)).toBe(`${world.origin}/sign-in?next=%2Faccount%2Ftokens&done=away`);
    const page = await (await browser.get(locationOf(begun))).text();
    expect(page).toContain('Example sign-in does not answer at the moment');
    expect(page).toContain('name="password"');
    await world.provider.comeBack();
    await expect.poll(async () => (await world.signIn(new Browser(), login)).status, { timeout: 10_000 }).toBe(303);
  });
});

describe('in a browser without JavaScript, 320 pixels wide', () => {
  it('a person signs in with the button, is sent back to where they wanted to go, and signs out of both', async () => {
    const { login } = await welcome();
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    });
    try {
      const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } });
      const page = await context.newPage();
      await page.goto(`${world.origin}/sign-in?next=/account/tokens`);
      await fits(page, 'sign-in');
      await page.getByRole('button', { name: 'Sign in with Example sign-in' }).click();
      await page.getByPlaceholder('Enter any login').fill(login);
      await page.getByPlaceholder('and password').fill('as they like');
      await page.getByRole('button', { name: 'Sign-in' }).click();
      await page.waitForURL(`${world.origin}/account/tokens`);
      await page.goto(`${world.origin}/account/sign-in`);
      await fits(page, 'own sign-in');
      expect(await page.getByText('Example sign-in says who you are.').count()).toBe(1);

      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.waitForURL(/\/session\/end\?/);
      await page.getByRole('button', { name: 'Yes, sign me out' }).click();
      await page.waitForURL(`${world.origin}/sign-in`);
      await page.goto(`${world.origin}/sign-in/callback?code=made-up&state=made-up`);
      await fits(page, 'not signed in');
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('You are not signed in');
    } finally {
      await browser.close();
    }
  });
});

async function fits(page: Page, name: string) {
  const widest = await page.locator('html').evaluate((html) => html.scrollWidth);
  expect(widest, `${name} on a small screen`).toBeLessThanOrEqual(320);
}
