import { expect, type Page, test } from '@playwright/test';
import { complaintsOf, expectAccessible, expectValid } from '../setup/inspect.ts';
import { corpusFile, goodReturn, openCollections } from '../setup/returns.ts';
import { account, councilA } from '../setup/service.ts';
import { signIn } from '../setup/sign-in.ts';

/** States of pages that no link leads to: refusals, forms that came back, what was found and what was not. */
const addresses: [string, number][] = [
  ['/no/such/page', 404],
  ['/?release=9999', 404],
  ['/commitments?status=finished', 400],
  ['/commitments?q=zzzz', 200],
  ['/search?q=zzzz', 200],
  ['/search?q=', 200],
  ['/compare?metric=fh_open_families&area=T09000001&area=T09000002', 200],
  ['/compare?metric=cla_rate&area=E06000047&area=E09000007&area=E12000007&area=E92000001', 200],
  ['/areas/T09000001', 200],
  ['/commitments?release=1', 200],
];

for (const [address, status] of addresses) {
  test(`${address} (${status}) is accessible, valid and quiet`, async ({ page }) => {
    const heard = complaintsOf(page, status);
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(status);
    await expectAccessible(page);
    await expectValid((await answer?.text()) ?? '', address);
    expect(heard).toEqual([]);
  });
}

/** A form sent and come back: what the page is then. */
async function afterSending(page: Page, send: () => Promise<void>, status: number) {
  const [answer] = await Promise.all([page.waitForResponse((one) => one.request().method() === 'POST'), send()]);
  expect(answer.status()).toBe(status);
  await page.waitForLoadState('load');
  await expectAccessible(page);
  await expectValid(await answer.text(), page.url());
}

test('signing in with faults is told accessibly, and the summary takes the focus', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill('no address');
  await afterSending(page, () => page.getByRole('button', { name: 'Sign in' }).click(), 400);
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2);
  await expect(page.locator('.govuk-error-summary')).toBeFocused();
  await page.getByRole('alert').getByRole('link').first().click();
  await expect(page.getByLabel('Email address')).toBeFocused();
});

test('a page of somebody else is a refusal in a page', async ({ page }) => {
  await signIn(page, 'preparerB');
  const heard = complaintsOf(page, 403);
  const answer = await page.goto(`/reporting/example-202627Q1?area=${councilA}`);
  expect(answer?.status()).toBe(403);
  await expectAccessible(page);
  expect(heard).toEqual([]);
});

test('a faulty and a good file are told accessibly', async ({ page }) => {
  await signIn(page, 'preparerA');
  const [collection = ''] = await openCollections(councilA);
  const upload = async (file: Parameters<ReturnType<Page['getByLabel']>['setInputFiles']>[0], status: number) => {
    await page.goto(`/reporting/${collection}/upload`);
    await page.getByLabel('Upload a CSV or Excel file').setInputFiles(file);
    await afterSending(page, () => page.getByRole('button', { name: 'Check the file' }).click(), status);
  };
  await upload(corpusFile('empty.csv'), 422);
  await upload(corpusFile('many-faults.csv'), 422);
  const buffer = Buffer.from(goodReturn(councilA, collection));
  await upload({ name: 'return.csv', mimeType: 'text/csv', buffer }, 200);
  await expect(page.getByRole('button', { name: 'Submit for sign-off' })).toBeVisible();
});

test('a slip in the form, and a figure that another window changed, are told accessibly', async ({ page, context }) => {
  await signIn(page, 'preparerA');
  const collection = (await openCollections(councilA)).at(-1);
  const other = await context.newPage();
  for (const each of [page, other]) {
    await each.goto(`/reporting/${collection}/form?area=${councilA}`);
    await each.getByRole('main').getByRole('link', { name: 'Family Help' }).click();
  }
  const type = async (on: Page, text: string) => {
    await on.locator('[name="value/fh_open_families/total"]').fill(text);
    await on.getByRole('button', { name: 'Save and continue' }).click();
  };
  const slip = `about ${Date.now()}`;
  await type(page, slip);
  await expect(page).toHaveTitle(/^Error: Family Help/);
  await expectAccessible(page);
  await type(other, `${slip} or so`);
  await expect(other.getByRole('alert')).toContainText('Somebody else changed the same figures');
  await expectAccessible(other);
  await page.goto(`/reporting/${collection}/form/check?area=${councilA}`);
  await expect(page).toHaveTitle(/^Error: Check and submit/);
  await expectAccessible(page);
});

test('a person who prepares a release is told accessibly what is missing', async ({ page }) => {
  expect(account('officialOne').role).toBe('official');
  await signIn(page, 'officialOne');
  await page.goto('/monitor/releases');
  await afterSending(page, () => page.getByRole('button', { name: 'Prepare the release' }).click(), 400);
});
