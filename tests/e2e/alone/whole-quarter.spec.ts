import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { corpusFile, openCollections } from '../setup/returns.ts';
import { councilA } from '../setup/service.ts';
import { signIn, signOut } from '../setup/sign-in.ts';

/**
 * An authority's quarter from a faulty file to the published figure, by two people in two browsers, with scripts
 * (journeys/quarter.spec.ts walks it without any; the last of the specs that stand alone, because it publishes).
 */
test.use({ javaScriptEnabled: true });

/** Another one at each run, so that it is a new version. */
const figure = 1_600 + (Math.floor(Date.now() / 1_000) % 97);
const shown = figure.toLocaleString('en-GB');
const why = 'A home closed; every placement is reviewed weekly.';

async function choose(page: Page, text: string) {
  const file = { name: 'return.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.getByLabel('Upload a CSV or Excel file').setInputFiles(file);
  await page.getByRole('button', { name: 'Check the file' }).click();
}

test('from a faulty file to the published figure, by an authority and the department side by side', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const [council, department] = await Promise.all([0, 1].map(async () => (await browser.newContext()).newPage()));
  if (!council || !department) throw new Error('no browser');
  const collection = (await openCollections(councilA)).at(-1) ?? '';
  const [, time = '', code = ''] = /-(\d{6})(Q\d)$/.exec(collection) ?? [];
  const text = readFileSync(corpusFile('unexplained.csv'), 'utf8')
    .replaceAll('202627,Q1', `${time},${code}`)
    .replace(/(fh_open_families,total,,,)\d+/, `$1${figure}`)
    .replace(/(fh_lead_not_sw_pct,total,\d+,)\d+/, `$1${figure}`);

  await test.step('every fault at once, then one warning, explained where it is shown', async () => {
    await signIn(council, 'preparerA');
    await council.goto(`/reporting/${collection}/upload`);
    await choose(council, text.replace(',,,43,,', ',,,many,,').replace(',31.5,', ',-31.5,'));
    await expect(council.getByRole('heading', { level: 1 })).toHaveText('Your file has 2 errors');
    await expect(council.locator('main table')).toContainText('VAL-001');
    await expect(council.locator('main table')).toContainText('VAL-002');
    await choose(council, text);
    const explained = council.getByRole('group', { name: 'Days in unregistered settings' });
    await explained.getByLabel('Explanation (optional)').fill(why);
    await council.getByRole('button', { name: 'Submit for sign-off' }).click();
    await expect(council.getByRole('alert')).toContainText('Your return was submitted');
    await expect(council.locator('main')).toContainText(why);
    await signOut(council);
  });

  await test.step('signed off by another person of the council', async () => {
    await signIn(council, 'approverA');
    await council.goto(`/reporting/${collection}`);
    await council.getByRole('button', { name: 'Check and sign off' }).click();
    await expect(council.locator('main')).toContainText(shown);
    await council.getByRole('button', { name: /^Sign off version/ }).click();
    await expect(council.getByRole('alert')).toContainText('The return was signed off');
  });

  await test.step('the department asks, the council answers, the department accepts', async () => {
    await signIn(department, 'officialOne');
    await department.goto(`/monitor/returns/${collection}/${councilA}`);
    await expect(department.locator('main')).toContainText(why);
    await department.getByLabel('Figure', { exact: true }).selectOption('fh_open_families total');
    await department.getByLabel('Your question').fill('Is the change since the last quarter right?');
    await department.getByRole('button', { name: 'Send the question' }).click();
    await expect(department.getByRole('alert')).toContainText('Your question was sent');
    await council.goto('/reporting');
    await council.locator(`main a[href^="/reporting/${collection}"]`).first().click();
    await council.getByRole('button', { name: 'Answer questions' }).click();
    await council.getByLabel('Your answer').fill('Yes, two districts joined the service.');
    await council.getByRole('button', { name: 'Send your answer' }).click();
    await expect(council.getByRole('alert')).toContainText('Your answer was sent');
    await department.goto(`/monitor/returns/${collection}/${councilA}`);
    await expect(department.locator('main')).toContainText('two districts joined the service');
    await department.getByRole('button', { name: /^Accept version/ }).click();
    await expect(department.getByRole('alert')).toContainText('The return was accepted');
  });

  await test.step('one official prepares a release, another approves it', async () => {
    await department.getByRole('link', { name: 'Prepare a release' }).click();
    await department.getByLabel('What is the release called?').fill('A quarter by two people');
    await department.getByRole('button', { name: 'Prepare the release' }).click();
    await expect(department).toHaveURL(/\/monitor\/releases\/\d+$/);
    const prepared = department.url();
    await signOut(department);
    await signIn(department, 'officialTwo');
    await department.goto(prepared);
    await department.getByLabel('Now', { exact: true }).check();
    await department.getByRole('button', { name: /^Approve release/ }).click();
    await expect(department.locator('main')).toContainText('Approved. It comes out at');
    const number = prepared.split('/').at(-1) ?? '';

    const readers = await browser.newContext();
    const reader = await readers.newPage();
    // Kept pages learn of a release once a second.
    await expect(async () => {
      await reader.goto(`/compare?metric=fh_open_families&area=${councilA}`);
      await expect(reader.locator('main table').filter({ hasText: shown }).first()).toBeVisible({ timeout: 500 });
    }).toPass();
    await expect(reader.locator('main')).toContainText(/made-up/i);
    await expect(reader.locator('main figure svg').first()).toBeVisible();
    await reader.goto(`/releases/${number}`);
    await expect(reader.locator('main')).toContainText('A quarter by two people');
    const data = await readers.request.get(`/compare.json?metric=fh_open_families&area=${councilA}`);
    const { series } = (await data.json()) as { series: { points: Record<string, unknown>[] }[] };
    const point = { value: figure, fromRelease: Number(number), label: expect.stringMatching(/made-up/i) };
    expect(series[0]?.points).toContainEqual(expect.objectContaining(point));
    await readers.close();
  });

  await test.step('and the council is told that it is published', async () => {
    await council.goto('/reporting');
    const row = council.locator('main li, main .govuk-task-list__item').filter({
      has: council.locator(`a[href^="/reporting/${collection}"]`),
    });
    await expect(row.first()).toContainText('Published');
  });
});
