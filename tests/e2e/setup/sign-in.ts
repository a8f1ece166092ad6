import type { BrowserContext, Page } from '@playwright/test';
import { hidden } from './markup.ts';
import { type Account, account, baseUrl, type PersonName } from './service.ts';

const cookieIn = (response: Response, name: string) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .find((pair) => pair.startsWith(`${name}=`));

/** Signs in as the page's form does, without a browser. Answers the session's cookie and where it led. */
export async function signInByRequest({ email, password }: Account): Promise<{ cookie: string; home: string }> {
  const form = await fetch(`${baseUrl}/sign-in`);
  const visitor = cookieIn(form, '__Host-visitor') ?? '';
  const answer = await fetch(`${baseUrl}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: visitor },
    body: new URLSearchParams({ email, password, csrf: hidden(await form.text(), 'csrf'), next: '' }),
  });
  const cookie = cookieIn(answer, '__Host-session');
  if (answer.status !== 303 || !cookie) throw new Error(`${email} could not sign in: ${answer.status}`);
  return { cookie, home: answer.headers.get('location') ?? '/' };
}

/** Puts a session into a browser whose test is not about signing in. Loopback counts as secure to browsers, not here. */
export async function carry(context: BrowserContext, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  await context.addCookies([
    { name, value, url: baseUrl.replace(/^http:/, 'https:'), secure: true, httpOnly: true, sameSite: 'Lax' },
  ]);
}

/** Signs in by the form, as a person does. */
export async function signIn(page: Page, who: PersonName): Promise<void> {
  const { email, password } = account(who);
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText(`Signed in as ${email}`).waitFor();
}

/** Signs out by the form; the next person may use the browser. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');
}
