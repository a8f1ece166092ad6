import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectValid } from '../setup/inspect.ts';
import { account } from '../setup/service.ts';
import { codeOf, signIn, signOut } from '../setup/sign-in.ts';

const who = account('preparerB');

async function give(page: Page) {
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(who.email);
  await page.getByLabel('Password', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter your code');
}

/** Alone: whoever signs in as this person meanwhile is asked for a code. */
test('an app is added, its recovery codes are seen once, a code signs in, and the app is removed', async ({ page }) => {
  await signIn(page, 'preparerB');
  await page.getByRole('link', { name: 'Your sign-in' }).click();
  await page.getByRole('link', { name: 'Add a second factor' }).click();
  await page.getByRole('button', { name: 'Add the app' }).click();
  await expect(page.getByRole('alert')).toContainText('Enter the code that your app shows now');
  await expectAccessible(page);
  const key = (await page.locator('main code').first().textContent()) ?? '';
  await page.getByLabel('Code', { exact: true }).fill(codeOf(key.replaceAll(' ', '')));
  await page.getByLabel('Your password', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: 'Add the app' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your recovery codes');
  await expectAccessible(page);
  await expectValid(await page.content(), page.url());
  const codes = await page.locator('.app-codes code').allTextContents();
  expect(codes).toHaveLength(10);
  await page.goto('/account/second-factor');
  expect(await page.content()).not.toContain(codes[0]);

  await signOut(page);
  await give(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert')).toContainText('Enter the code from your app');
  await expectAccessible(page);
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert')).toContainText('The code is wrong');
  await page.getByLabel('Code').fill(codes[0] ?? '');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText(`Signed in as ${who.email}`)).toBeVisible();

  await page.goto('/account/second-factor');
  await expect(page.locator('main')).toContainText('9 codes');
  await page.getByText('Remove the app').first().click();
  await page.locator('#password-remove').fill(who.password);
  await page.locator('#current-remove').fill(codes[1] ?? '');
  await page.getByRole('button', { name: 'Remove the app' }).click();
  await expect(page.getByRole('button', { name: 'Add the app' })).toBeVisible();
});
