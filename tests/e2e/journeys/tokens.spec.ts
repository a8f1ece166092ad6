import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectValid } from '../setup/inspect.ts';
import { account, baseUrl, councilA, councilB, type PersonName } from '../setup/service.ts';
import { carry, signInByRequest } from '../setup/sign-in.ts';

const as = async (page: Page, who: PersonName) => carry(page.context(), (await signInByRequest(account(who))).cookie);

/** A name that no token of an earlier run has. */
const named = (what: string) => `${what} ${randomUUID().slice(0, 8)}`;

/** What a program is told with this token about one area's return. */
async function asProgram(token: string, area: string, path = '/api/v1/returns/check') {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ area, collection: 'example-202627Q1', values: [] });
  const answer = await fetch(baseUrl + path, { method: 'POST', headers, body });
  return { status: answer.status, body: await answer.json() };
}

for (const javaScriptEnabled of [false, true]) {
  test.describe(`a token for a program, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test('is made, seen once, used, revoked and refused', async ({ page }) => {
      const name = named('Case system');
      await as(page, 'approverA');
      await page.goto('/reporting');
      await page.getByRole('link', { name: 'Tokens for programs' }).click();
      await page.getByRole('button', { name: 'Make a token' }).click();
      await expect(page.locator('main')).toContainText('for Example Council A (made-up) and for no other area');
      // Every fault at once, and what was typed stays.
      await page.getByLabel('Check a return').check();
      const year = await page.getByLabel('Year').inputValue();
      await page.getByLabel('Year').fill('2099');
      await page.getByRole('button', { name: 'Make the token' }).click();
      await expect(page.getByRole('alert').getByRole('link')).toHaveText([
        'Enter a name for the token',
        /^The last day must be \d+ \w+ 20\d\d or earlier$/,
      ]);
      await expect(page.getByLabel('Check a return')).toBeChecked();
      await expect(page.getByLabel('Year')).toHaveValue('2099');
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByLabel('Name').fill(name);
      await page.getByLabel('Year').fill(year);
      const [shown] = await Promise.all([
        page.waitForResponse((response) => response.request().method() === 'POST' && response.ok()),
        page.getByRole('button', { name: 'Make the token' }).click(),
      ]);
      expect(shown.headers()['cache-control']).toContain('no-store');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Token made');
      const token = (await page.locator('main .govuk-inset-text code').textContent()) ?? '';
      expect(token).toMatch(/^shat_[\w-]{49}$/);
      if (javaScriptEnabled) await expectAccessible(page);

      // A program uses it: it checks its own area's return, submits nothing and sees no other area.
      expect(await asProgram(token, councilA)).toMatchObject({ status: 200, body: { accepted: false } });
      expect((await asProgram(token, councilA, '/api/v1/returns')).status).toBe(403);
      expect((await asProgram(token, councilB)).status).toBe(403);

      await page.getByRole('link', { name: 'Your tokens' }).click();
      const row = page.getByRole('row').filter({ hasText: name });
      await expect(row).toContainText('Works');
      await expect(row).toContainText('Read returns, check a return');
      await expect(row).not.toContainText('Never');
      expect(await page.content()).not.toContain(token);
      await row.getByText('Revoke', { exact: false }).first().click();
      await row.getByRole('button', { name: 'Revoke for good' }).click();
      await expect(page.getByText('The token was revoked')).toBeVisible();
      await expect(row).toContainText('Revoked');
      await expect(row.getByRole('button')).toHaveCount(0);
      const refused = await asProgram(token, councilA);
      expect(refused).toMatchObject({ status: 401, body: { code: 'UNAUTHORIZED' } });
      expect(refused.body.detail).toContain('/account/tokens');
    });
  });
}

test('the form sent again makes no second token and shows nothing', async ({ page }) => {
  const name = named('Sent twice');
  await as(page, 'preparerB');
  await page.goto('/account/tokens/new');
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Make the token' }).click();
  await expect(page.locator('main code').first()).toHaveText(/^shat_/);
  await page.reload();
  await expect(page.locator('main')).not.toContainText('shat_');
  await page.goto('/account/tokens');
  await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(1);
});

test('an administrator finds a token of an area’s people and revokes it', async ({ page, browser }) => {
  const name = named('Left behind');
  const theirs = await (await browser.newContext()).newPage();
  await as(theirs, 'approverB');
  await theirs.goto('/account/tokens/new');
  await theirs.getByLabel('Name').fill(name);
  await theirs.getByRole('button', { name: 'Make the token' }).click();
  const token = (await theirs.locator('main .govuk-inset-text code').textContent()) ?? '';
  await theirs.context().close();

  await as(page, 'administrator');
  await page.goto('/admin');
  await page.getByRole('link', { name: 'Tokens', exact: true }).click();
  await page.getByLabel('Area code').fill(councilB);
  await page.getByRole('button', { name: 'Show' }).click();
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText(account('approverB').email);
  await expect(page.getByRole('row').filter({ hasText: account('approverA').email })).toHaveCount(0);
  await row.getByText('Revoke', { exact: false }).first().click();
  await row.getByRole('button', { name: 'Revoke for good' }).click();
  await expect(page.getByText('The token was revoked')).toBeVisible();
  await expect(row).toContainText('Revoked');
  expect((await asProgram(token, councilB)).status).toBe(401);
  await page.goto('/admin/audit');
  await expect(page.locator('main')).toContainText('token.revoke');
  expect(await page.content()).not.toContain(token);
});

for (const [path, who] of [
  ['/account/tokens', 'approverA'],
  ['/account/tokens/new', 'approverA'],
  ['/admin/tokens', 'administrator'],
] as const) {
  test(`${path} is accessible, fits a phone and is valid HTML`, async ({ page }) => {
    await as(page, who);
    const answer = await page.goto(path);
    await expectAccessible(page);
    await expectValid((await answer?.text()) ?? '', path);
  });
}
