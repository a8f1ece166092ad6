import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectValid } from '../setup/inspect.ts';
import { account, dataDir } from '../setup/service.ts';
import { carry, codeOf, signIn, signInByRequest, signOut } from '../setup/sign-in.ts';

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

/** The links in letters to somebody that stand in DATA_DIR/mail, the newest last. */
const linksTo = (email: string) =>
  readdirSync(join(dataDir, 'mail'))
    .toSorted()
    .filter((name) => name.endsWith('.eml'))
    .map((name) =>
      readFileSync(join(dataDir, 'mail', name), 'utf8')
        .replaceAll('=\n', '')
        .replaceAll('=3D', '='),
    )
    .filter((text) => text.includes(`To: ${email}`))
    .flatMap((text) => /\/sign-in\/reset\?link=[\w-]+/.exec(text)?.[0] ?? []);

test('a forgotten password is replaced by the link in a letter, once, and everybody signed in is signed out', async ({
  page,
  browser,
}) => {
  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(elsewhere, 'approverB');
  const { email, password } = account('approverB');
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'I do not know my password' }).click();
  await page.getByLabel('Email address').fill('nobody@example.org');
  await page.getByRole('button', { name: 'Send the link' }).click();
  const said = (await page.locator('main').textContent())?.replace('nobody@example.org', email);
  await expectAccessible(page);
  const before = linksTo(email).length;
  await page.goto('/sign-in/reset');
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  expect(await page.locator('main').textContent()).toBe(said);
  await expect(async () => expect(linksTo(email).length).toBe(before + 1)).toPass();
  const link = linksTo(email).at(-1) ?? '';
  await page.goto(link);
  await page.getByLabel('New password').fill('Password2026!!');
  await page.getByRole('button', { name: 'Save the password' }).click();
  await expect(page.getByRole('alert')).toContainText('used by many people');
  await expectAccessible(page);
  await expectValid(await page.content(), page.url());
  // Again the one that the other tests know.
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Save the password' }).click();
  await expect(page.getByRole('alert')).toContainText('Your password was saved');
  expect((await page.goto(link))?.status()).toBe(404);
  await expectAccessible(page);
  await elsewhere.goto('/reporting');
  await expect(elsewhere).toHaveURL(/\/sign-in\?next=/);
});

test('a person sees where they are signed in, and ends the session of another browser', async ({ page, browser }) => {
  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(elsewhere, 'approverB');
  await signIn(page, 'approverB');
  await page.getByRole('link', { name: 'Your sign-in' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'the one you use now' })).toHaveCount(1);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'End all others' }).click();
  await expect(page.getByRole('alert')).toContainText('was ended');
  const sessions = page.getByRole('table', { name: 'Where you are signed in' });
  await expect(sessions.locator('tbody tr')).toHaveCount(1);
  await elsewhere.goto('/reporting');
  await expect(elsewhere).toHaveURL(/\/sign-in\?next=/);
});

test('a lead invites somebody, who chooses a password, and an administrator ends it at once', async ({
  page,
  browser,
}) => {
  const email = `${randomUUID().slice(0, 8)}@council-b.example`;
  await signIn(page, 'approverB');
  await page.getByRole('link', { name: 'Your people' }).click();
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(3);
  await expectAccessible(page);
  await expectValid(await page.content(), page.url());
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Name', { exact: true }).fill('Somebody new');
  await page.getByLabel('Role').selectOption('preparer');
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByRole('alert')).toContainText('The invitation was sent');
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText('(invited)');
  await expect(async () => expect(linksTo(email)).toHaveLength(1)).toPass();

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(linksTo(email)[0] ?? '');
  await guest.getByLabel('New password').fill('four words nobody joins');
  await guest.getByRole('button', { name: 'Save the password' }).click();
  await guest.getByLabel('Email address').fill(email);
  await guest.getByLabel('Password', { exact: true }).fill('four words nobody joins');
  await guest.getByRole('button', { name: 'Sign in' }).click();
  await expect(guest.getByText(`Signed in as ${email}`)).toBeVisible();

  const office = await (await browser.newContext()).newPage();
  await carry(office.context(), (await signInByRequest(account('administrator'))).cookie);
  await office.goto('/admin');
  await office.getByRole('button', { name: 'Invite somebody' }).click();
  await expectAccessible(office);
  await expectValid(await office.content(), office.url());
  await office.goto('/admin');
  await office.getByRole('link', { name: email }).click();
  await office.getByText('End all that they may do').click();
  await expectAccessible(office);
  await expectValid(await office.content(), office.url());
  await office.getByRole('button', { name: 'End it now' }).click();
  await expect(office.getByRole('alert')).toContainText('at once');
  await guest.goto('/reporting');
  await expect(guest).toHaveURL(/\/sign-in\?next=/);
});
