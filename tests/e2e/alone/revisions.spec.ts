import { expect, type Page, test } from '@playwright/test';
import { ask, get, write } from '../setup/api.ts';
import { councilB } from '../setup/service.ts';
import { signIn, signOut } from '../setup/sign-in.ts';

/** A published quarter of council B is opened again, corrected with a public reason, and published. */
test.use({ javaScriptEnabled: false });
test.describe.configure({ mode: 'serial', timeout: 120_000 });

const collection = 'example-202526Q2';
const metric = 'fnsp_packages';
const of = { area: councilB, collection };
const reason = 'One team was counted twice; each of its packages is counted once now.';
const back = `/reporting/${collection}`;

const current = async () => {
  const { body } = await ask('return.current', 'preparerB', of);
  return body.result.data as {
    published: number;
    version: { number: number };
    asked: { metric: string; breakdown: string; figure: { value: number } }[];
  };
};
const figure = async () => (await current()).asked.find((each) => each.metric === metric)?.figure.value ?? 0;
let before = 0;

/** Writes another number into the form and goes to its last page. */
async function fillIn(page: Page, value: number) {
  await page.goto(`${back}/form`);
  const sections = await page
    .locator('main a[href*="/form/"]')
    .evaluateAll((links) => links.map((a) => a.getAttribute('href')));
  for (const section of sections) {
    await page.goto(section ?? '');
    const field = page
      .locator(`input[name*="${metric}"][name^="value"], input[name*="value"][name*="${metric}"]`)
      .first();
    if ((await field.count()) === 0) continue;
    await field.fill(String(value));
    await page.getByRole('button', { name: /^Save/ }).first().click();
    break;
  }
  await page.goto(`${back}/form/check`);
}

test('the department opens a published return again', async ({ page }) => {
  before = await figure();
  expect((await current()).published).toBeGreaterThan(0);
  await signIn(page, 'officialOne');
  await page.goto(`/monitor/returns/${collection}/${councilB}`);
  const until = new Date(Date.now() + 3 * 86_400_000);
  await page.getByLabel('Day').fill(String(until.getUTCDate()));
  await page.getByLabel('Month').fill(String(until.getUTCMonth() + 1));
  await page.getByLabel('Year').fill(String(until.getUTCFullYear()));
  await page.getByLabel('Why it is reopened').fill('One team may have been counted twice.');
  await page.getByRole('button', { name: 'Reopen' }).click();
  await expect(page.locator('.govuk-notification-banner')).toContainText('The return was reopened');
});

test('the authority must say what the new version is, and of a correction why', async ({ page }) => {
  await signIn(page, 'preparerB');
  await fillIn(page, before - 2);
  await expect(page.getByText('Why is there another version?')).toBeVisible();
  await page.getByRole('button', { name: 'Submit for sign-off' }).click();
  await expect(page).toHaveTitle(/^Error: /);
  const summary = page.locator('.govuk-error-summary');
  await expect(summary.locator('a[href="#revision"]')).toContainText('it is not said why there is another one');
  await page.getByLabel('Correction: an error is put right').check();
  await page.getByLabel('Public reason of the correction').fill('<b>Wrong</b>');
  await page.getByRole('button', { name: 'Submit for sign-off' }).click();
  await expect(summary.locator('a[href="#reason"]')).toHaveCount(2);
  await expect(page.getByLabel('Correction: an error is put right')).toBeChecked();
  await expect(page.getByLabel('Public reason of the correction')).toHaveValue('<b>Wrong</b>');
  await page.getByLabel('Public reason of the correction').fill(reason);
  await page.getByRole('button', { name: 'Submit for sign-off' }).click();
  await expect(page.locator('.govuk-notification-banner')).toContainText('was submitted');
  await expect(page.locator('main')).toContainText(`Correction: ${reason}`);
  await expect(page.locator('main')).toContainText('What version 2 changes is published with the next release');
});

test('a correction that is withdrawn leaves what was published, and can be handed in again by a file', async ({
  page,
}) => {
  await signIn(page, 'preparerB');
  await page.goto(`${back}/withdraw`);
  await expect(page.locator('main')).toContainText('Version 1 was published and stays public.');
  await page.getByLabel('Why is it withdrawn?').fill('One more team is looked at.');
  await page.getByRole('button', { name: 'Withdraw version 2' }).click();
  await expect(page.locator('main')).toContainText('Version 1 was published and stays public.');
  await page.goto(`${back}/upload`);
  const { asked } = await current();
  expect(asked.length).toBeGreaterThan(5);
  const template = await page.request.get(`${back}/template.csv?area=${councilB}`);
  expect(template.status()).toBe(200);
  const [, time, code] = /-(\d{6})(Q\d)$/.exec(collection) ?? [];
  const header =
    'area_code,time_period,time_identifier,metric,breakdown,numerator,denominator,value,symbol,explanation';
  const lines = (asked as Asked[]).map(({ metric: id, breakdown, figure: f }) =>
    [
      ...[councilB, time, code, id, breakdown, f.numerator ?? '', f.denominator ?? ''],
      ...[id === metric ? before - 3 : f.denominator === null ? (f.value ?? '') : '', f.symbol ?? '', 'Counted again'],
    ].join(','),
  );
  const buffer = Buffer.from([header, ...lines].join('\n'));
  await page
    .getByLabel('Upload a CSV or Excel file')
    .setInputFiles({ name: 'return.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Check before you submit/);
  await page.getByLabel('Correction: an error is put right').check();
  await page.getByRole('button', { name: 'Submit for sign-off' }).click();
  await expect(page.locator('.govuk-error-summary a[href="#reason"]')).toContainText('needs its own public reason');
  await page.getByLabel('Public reason of the correction').fill(reason);
  await page.getByRole('button', { name: 'Submit for sign-off' }).click();
  await expect(page.locator('.govuk-notification-banner')).toContainText('was submitted');
});
type Asked = {
  metric: string;
  breakdown: string;
  figure: { numerator: number | null; denominator: number | null; value: number | null; symbol: string | null };
};

test('who signs off and who accepts read the reason first, and what it changes of what is published', async ({
  page,
}) => {
  await signIn(page, 'approverB');
  await page.goto(`${back}/sign-off`);
  await expect(page.locator('main')).toContainText(`Correction: ${reason}`);
  await page.getByRole('button', { name: 'Sign off version 3' }).click();
  await signOut(page);
  await signIn(page, 'officialTwo');
  await page.goto(`/monitor/returns/${collection}/${councilB}`);
  await expect(page.locator('main')).toContainText(`Correction: ${reason}`);
  await page.getByRole('link', { name: 'What version 3 changes of what is published' }).click();
  await expect(page.locator('main')).toContainText(String(before - 3));
  await page.getByRole('button', { name: 'Accept version 3' }).click();
  await expect(page.locator('.govuk-notification-banner')).toContainText('The return was accepted');
  const { body } = await get(`/changes?area=${councilB}`);
  expect(body).not.toContain('One team was counted twice');
});

test('with its release everybody reads the reason beside the figure, before and after', async ({ page }) => {
  const { number } = await write('release.prepare', 'officialOne', { title: 'A correction' });
  await signIn(page, 'officialTwo');
  await page.goto(`/monitor/releases/${number}`);
  await expect(page.locator('main')).toContainText(`Correction: ${reason}`);
  await signOut(page);
  await write('release.approve', 'officialTwo', { number, publishAt: null });
  await expect(async () => {
    await page.goto(`/releases/${number}`);
    await expect(page.locator('main')).toContainText(`Why: ${reason}`, { timeout: 500 });
  }).toPass();
  await expect(page.locator('main')).toContainText('1 figure corrected among those published before');
  const line = page.locator(`#revision-${collection}-${councilB} tbody tr`);
  await expect(line).toContainText([new RegExp(`${before}.*${before - 3}.*−3`)]);
  // Looked at before the release: what is kept of it learns of one once a second.
  await expect(async () => {
    await page.goto(`/changes?area=${councilB}`);
    await expect(page.locator('main')).toContainText(`Why: ${reason}`, { timeout: 500 });
  }).toPass();
  await page.goto(`/areas/${councilB}`);
  await expect(page.getByRole('region', { name: 'Revised and corrected' })).toContainText(
    `July to September 2025: corrected. ${reason}`,
  );
  await page.goto(`/compare?metric=${metric}&area=${councilB}`);
  await expect(page.locator('main table').first()).toContainText(`${before - 3} (corrected)`);
  await expect(page.locator('main')).toContainText(`${reason}`);
  const feed = (await get(`/changes.atom?area=${councilB}`)).body as string;
  expect(feed).toContain(`<title>Correction: Example Council B (made-up), July to September 2025</title>`);
  const csv = (await get(`/changes.csv?area=${councilB}`)).body as string;
  expect(csv).toMatch(new RegExp(`correction,${metric},.*,${councilB},total,202526\\|Q2,${before},${before - 3},-3,`));
  const json = (await get(`/changes.json?area=${councilB}`)).body as { items: { corrected: number }[] };
  expect(json.items[0]?.corrected).toBe(1);
  // No list or feed that does not ask for the made-up council tells it.
  expect((await get('/changes.atom')).body).not.toContain('One team was counted twice');
});
