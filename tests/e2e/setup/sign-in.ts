import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { hidden } from './markup.ts';
import { type Account, account, accounts, baseUrl, dataDir, type PersonName } from './service.ts';

const cookieIn = (response: Response, name: string) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .find((pair) => pair.startsWith(`${name}=`));

type Session = { cookie: string; home: string };

/** What an authenticator app with this account's secret shows now. */
export const codeOf = (totpSecret: string) => new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate();

/** Signs in as the page's form does, without a browser. Answers the session's cookie and where it led; null where it was refused. */
async function trySignIn({ email, password, totpSecret }: Account): Promise<Session | null> {
  const form = await fetch(`${baseUrl}/sign-in`);
  const visitor = cookieIn(form, '__Host-visitor') ?? '';
  const csrf = hidden(await form.text(), 'csrf');
  const code: Record<string, string> = totpSecret === null ? {} : { code: codeOf(totpSecret) };
  const answer = await fetch(`${baseUrl}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: visitor },
    body: new URLSearchParams({ email, password, csrf, next: '', ...code }),
  });
  const cookie = cookieIn(answer, '__Host-session');
  if (answer.status === 303 && cookie) return { cookie, home: answer.headers.get('location') ?? '/' };
  if (answer.status === 401 && totpSecret !== null) return null;
  throw new Error(`${email} could not sign in: ${answer.status}`);
}

const untilNextCode = () => new Promise((done) => setTimeout(done, 30_500 - (Date.now() % 30_000)));

const holds = async ({ cookie, home }: Session) =>
  (await fetch(baseUrl + home, { headers: { cookie }, redirect: 'manual' })).status === 200;

/**
 * No code is taken twice, so people with a second factor sign in once and the tests share their session: it stands in a
 * file beside the accounts, and one process at a time looks after it.
 */
async function sharedSession(who: Account): Promise<Session> {
  const file = join(dataDir, 'test-sessions', `${who.email}.json`);
  mkdirSync(dirname(file), { recursive: true });
  const lock = `${file}.lock`;
  while (!begun(lock)) await new Promise((done) => setTimeout(done, 100));
  try {
    const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Session) : null;
    if (kept && (await holds(kept))) return kept;
    let session = await trySignIn(who);
    for (let tries = 0; !session && tries < 3; tries += 1) {
      await untilNextCode();
      session = await trySignIn(who);
    }
    if (!session) throw new Error(`${who.email} could not sign in with a code`);
    writeFileSync(file, JSON.stringify(session), { mode: 0o600 });
    return session;
  } finally {
    rmSync(lock, { recursive: true });
  }
}

/** Takes a lock that a folder is; one left by a process that ended counts for nothing after two minutes. */
function begun(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > 120_000) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

/** A session of this person: a new one, or the one the tests share where they have a second factor. */
export async function signInByRequest(who: Account): Promise<Session> {
  if (who.totpSecret !== null) return sharedSession(who);
  const session = await trySignIn(who);
  if (!session) throw new Error(`${who.email} could not sign in`);
  return session;
}

/** Puts a session into a browser whose test is not about signing in. Loopback counts as secure to browsers, not here. */
export async function carry(context: BrowserContext, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  await context.addCookies([
    { name, value, url: baseUrl.replace(/^http:/, 'https:'), secure: true, httpOnly: true, sameSite: 'Lax' },
  ]);
}

/** Signs in by the form, as a person does; who has a second factor, with the session that the tests share. */
export async function signIn(page: Page, who: PersonName): Promise<void> {
  const { email, password, totpSecret } = account(who);
  if (totpSecret !== null) {
    const { cookie, home } = await signInByRequest(account(who));
    await carry(page.context(), cookie);
    await page.goto(home);
  } else {
    await page.goto('/sign-in');
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }
  await page.getByText(`Signed in as ${email}`).waitFor();
}

/** Signs out by the form; the next person may use the browser. A session that tests share only leaves this browser. */
export async function signOut(page: Page): Promise<void> {
  const said = (await page.getByText(/^Signed in as /).textContent()) ?? '';
  const shared = accounts().some(({ email, totpSecret }) => totpSecret !== null && said.includes(email));
  if (shared) {
    await page.context().clearCookies();
    await page.goto('/sign-in');
    return;
  }
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');
}
