import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { simpleParser } from 'mailparser';
import { expectAccessible } from '../setup/inspect.ts';
import { baseUrl, dataDir } from '../setup/service.ts';

/** The letters to an address that stand in DATA_DIR/mail, the oldest first. */
async function lettersTo(address: string) {
  const folder = join(dataDir, 'mail');
  const files = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  const mails = await Promise.all(files.sort().map((name) => simpleParser(readFileSync(join(folder, name)))));
  return mails.filter(({ to }) => [to].flat().some((each) => each?.text === address));
}

const linkIn = (text = '') => /\/subscriptions\/mine\?link=[\w-]+/.exec(text)?.[0] ?? '';
const address = 'reader@charity.example';

test.describe('without any script', () => {
  test.use({ javaScriptEnabled: false });

  test('a reader follows a promise, confirms by the link in a letter, changes it, and one click ends it', async ({
    page,
  }) => {
    await page.goto('/commitments/c-family-help-pathfinder');
    await page.getByRole('link', { name: 'Get an email when this changes' }).click();
    await page.getByRole('button', { name: 'Send the link' }).click();
    await expect(page.getByRole('alert').getByRole('link')).toHaveText([
      'Choose how often we write',
      'Enter an email address, like name@example.org',
    ]);
    await page.getByLabel('Once a week').check();
    await page.getByLabel('Email address').fill(address);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your email');
    await expect.poll(async () => (await lettersTo(address)).length, { timeout: 20_000 }).toBe(1);
    const [letter] = await lettersTo(address);
    await page.goto(linkIn(letter?.text));
    await expect(page.getByRole('main')).toContainText(address);
    await page.getByRole('button', { name: 'Confirm and get these letters' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Letters you get');
    await page.getByLabel('A decisive multi-agency child protection system').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('main')).toContainText('Saved');
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2);

    const own = new URL(page.url());
    const oneClick = () =>
      fetch(`${baseUrl}${own.pathname}${own.search}`, {
        method: 'POST',
        body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      });
    const other = await fetch(own, { method: 'POST', body: new URLSearchParams({ act: 'end' }) });
    expect(other.status).toBe(403);
    expect((await oneClick()).status).toBe(200);
    expect((await oneClick()).status).toBe(200);
    expect((await page.goto(own.href))?.status()).toBe(404);
    await expect(page.getByRole('main')).toContainText('This link no longer works');
  });
});

test('what waits for confirmation is accessible, and so is what is followed', async ({ page }) => {
  const who = 'another@charity.example';
  await page.goto('/subscriptions?area=E06000047');
  await page.getByLabel('As soon as something changes').check();
  await page.getByLabel('Email address').fill(who);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your email');
  await expect.poll(async () => (await lettersTo(who)).length, { timeout: 20_000 }).toBe(1);
  const [letter] = await lettersTo(who);
  await page.goto(linkIn(letter?.text));
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Confirm and get these letters' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Letters you get');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'End these letters' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You get no more letters');
});
