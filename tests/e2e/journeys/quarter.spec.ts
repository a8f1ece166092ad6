import { expect, type Page, test } from '@playwright/test';
import { ask, get } from '../setup/api.ts';
import { corpusFile, goodReturn, openCollections } from '../setup/returns.ts';
import { account, councilA } from '../setup/service.ts';
import { signIn, signInByRequest, signOut } from '../setup/sign-in.ts';

/** An authority's quarter and a release, from the empty task list to the chart, without any script. */
test.use({ javaScriptEnabled: false });
test.describe.configure({ mode: 'serial', timeout: 120_000 });

const metric = 'fh_open_families';
const figure = 1733;
let collection = '';
let period = '';
let release = 0;

/** The door of every reader: what each says about the metric, in the council's own words and as data. */
const compared = `metric=${metric}&area=${councilA}`;
const doors = [
  `/metrics/${metric}`,
  `/metrics/${metric}.json`,
  `/areas/${councilA}`,
  `/areas/${councilA}.json`,
  `/compare?${compared}`,
  `/compare.json?${compared}`,
  `/compare.csv?${compared}`,
  `/api/v1/series?metric=${metric}&areas=${councilA}`,
  `/api/v1/metrics/${metric}`,
  `/api/v1/areas/${councilA}`,
  `/api/trpc/series.compare?input=${encodeURIComponent(JSON.stringify({ metric, areas: [councilA] }))}`,
];
const shownAt = async (door: string) => {
  const { status, body } = await get(door);
  expect(status, door).toBe(200);
  return /\b1,?733\b/.test(typeof body === 'string' ? body : JSON.stringify(body));
};

/** Nobody outside the council and the department sees the figure, by any door, whoever they are. */
async function expectUnseen() {
  for (const door of [...doors, '/changes', '/changes.atom', '/releases.json', '/data']) {
    expect(await shownAt(door), door).toBe(false);
  }
  for (const outsider of ['preparerB', 'approverB', 'assessor', 'administrator'] as const) {
    const { cookie } = await signInByRequest(account(outsider));
    for (const path of [`/reporting/${collection}?area=${councilA}`, `/monitor/returns/${collection}/${councilA}`]) {
      expect((await get(path, { cookie })).status, `${path} as ${outsider}`).toBe(403);
    }
    const own = await ask('return.current', outsider, { area: councilA, collection });
    expect([own.status, JSON.stringify(own.body).includes(String(figure))]).toEqual([403, false]);
  }
  const nobody = await ask('return.current', null, { area: councilA, collection });
  expect(nobody.status).toBe(401);
  const page = await get(`/reporting/${collection}?area=${councilA}`);
  expect([page.status, page.headers.get('location')?.split('?')[0]]).toEqual([302, '/sign-in']);
}

async function upload(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }) {
  await page.getByLabel('Upload a CSV or Excel file').setInputFiles(file);
  await page.getByRole('button', { name: 'Check the file' }).click();
}

test('a preparer finds the quarter that is due, and takes its template', async ({ page }) => {
  await signIn(page, 'preparerA');
  await expect(page).toHaveURL(/\/reporting$/);
  await expect(page.getByRole('heading', { name: 'Your returns' })).toBeVisible();
  [collection = ''] = await openCollections(councilA);
  expect(collection).not.toBe('');
  period = collection.replace(/^.*-(\d{6})(Q\d)$/, '$1|$2');
  await page.locator(`main a[href^="/reporting/${collection}"]`).first().click();
  await expect(page.locator('main')).toContainText(collection);
  const template = page.getByRole('link', { name: 'Download the template (CSV)' });
  const { cookie } = await signInByRequest(account('preparerA'));
  const { status, body, headers } = await get((await template.getAttribute('href')) ?? '', { cookie });
  expect(status).toBe(200);
  expect(headers.get('content-type')).toContain('text/csv');
  expect(body).toContain('area_code,time_period,time_identifier,metric,breakdown,numerator,denominator,value,symbol');
  expect(body).toContain(`${councilA},${period.replace('|', ',')},${metric},total`);
});

test('what cannot be read is told in the words of the Design System, beside the field', async ({ page }) => {
  await signIn(page, 'preparerA');
  await page.goto(`/reporting/${collection}/upload`);
  await page.getByRole('button', { name: 'Check the file' }).click();
  const expectFault = async (words: string) => {
    await expect(page).toHaveTitle(/^Error: Upload your figures – /);
    await expect(page.getByRole('alert')).toContainText('There is a problem');
    await expect(page.getByRole('alert').getByRole('link', { name: words })).toHaveAttribute('href', '#file');
    await expect(page.locator('#file-error')).toContainText(words);
  };
  await expectFault('Select a CSV file');
  await upload(page, corpusFile('picture.csv'));
  await expectFault('The selected file must be a CSV');
  await upload(page, corpusFile('empty.csv'));
  await expectFault('The selected file is empty');
  await upload(page, corpusFile('header-only.csv'));
  await expectFault('The selected file must use the template');
  const noise = Buffer.alloc(10 * 1024 * 1024, 'noise, and more noise\n');
  await upload(page, { name: 'noise.csv', mimeType: 'text/csv', buffer: noise });
  await expectFault('The selected file must be smaller than 2MB');
});

test('a faulty file gets every finding at once, and nothing of it is kept', async ({ page }) => {
  await signIn(page, 'preparerA');
  await page.goto(`/reporting/${collection}/upload`);
  await upload(page, corpusFile('many-faults.csv'));
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Your file has \d+ errors/);
  const summary = page.getByRole('alert');
  await expect(summary).toContainText('There is a problem');
  const codes = await page.locator('main table tbody tr td:last-child').allTextContents();
  for (const code of ['MET-003', 'VAL-001', 'AREA-002', 'VAL-002', 'MET-001']) expect(codes).toContain(code);
  const target = (await summary.getByRole('link').first().getAttribute('href')) ?? '';
  await expect(page.locator(target)).toBeVisible();
  const { body } = await ask('return.current', 'preparerA', { area: councilA, collection });
  expect(body.result.data.version).toBeNull();
});

test('a good file, whatever program wrote it, is checked, its warning explained on the page, then submitted', async ({
  page,
}) => {
  await signIn(page, 'preparerA');
  await page.goto(`/reporting/${collection}/upload`);
  const text = goodReturn(councilA, collection)
    .replace(/(fh_open_families,total,,,)\d+/, `$1${figure}`)
    .replace(/"Two placements;[^"]*"/, '');
  const buffer = Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
  await upload(page, { name: 'return.csv', mimeType: 'text/csv', buffer });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Check before you submit/);
  await expect(page.locator('main')).toContainText('there are no errors');
  const days = page.getByRole('group', { name: 'Days in unregistered settings' });
  await expect(days).toContainText('Any day in an unregistered setting needs an explanation.');
  await days.getByLabel('Explanation (optional)').fill('Two placements; both were reviewed weekly and have ended.');
  await page.getByRole('button', { name: 'Submit for sign-off' }).click();
  await expect(page.getByRole('alert')).toContainText('Your return was submitted');
  await expect(page.locator('main')).toContainText('both were reviewed weekly');
  await expect(page.locator('main')).toContainText('1,733');
  await page.goto(`/reporting/${collection}/sign-off`);
  await expect(page.getByRole('button', { name: /^Sign off/ })).toHaveCount(0);
  await expectUnseen();
});

test('an approver of the council signs it off', async ({ page }) => {
  await signIn(page, 'approverA');
  await page.locator(`main a[href^="/reporting/${collection}"]`).first().click();
  await page.getByRole('button', { name: 'Check and sign off' }).click();
  await expect(page.locator('main')).toContainText('1,733');
  await page.getByRole('button', { name: 'Sign off version 1' }).click();
  await expect(page.getByRole('alert')).toContainText('The return was signed off');
  await signOut(page);
  await page.goto(`/reporting/${collection}`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});

test('an official asks, the council answers, and the official accepts', async ({ browser }) => {
  const [official, council] = await Promise.all(
    [0, 1].map(async () => (await browser.newContext({ javaScriptEnabled: false })).newPage()),
  );
  if (!official || !council) throw new Error('no browser');
  await signIn(official, 'officialOne');
  await official.locator(`main a[href="/monitor/returns/${collection}/${councilA}"]`).first().click();
  await official.getByLabel('Figure').selectOption(`${metric} total`);
  await official.getByLabel('Your question').fill('Is the rise since the last quarter right?');
  await official.getByRole('button', { name: 'Send the question' }).click();
  await expect(official.getByRole('alert')).toContainText('Your question was sent');
  await expect(official.getByRole('button', { name: /^Accept version/ })).toHaveCount(0);
  await signIn(council, 'preparerA');
  await council.goto(`/reporting/${collection}/questions`);
  await council.getByRole('button', { name: 'Send your answer' }).click();
  await expect(council.getByRole('alert')).toContainText('Enter your answer');
  await council.getByLabel('Your answer').fill('Yes, two districts joined the service.');
  await council.getByRole('button', { name: 'Send your answer' }).click();
  await expect(council.getByRole('alert')).toContainText('Your answer was sent');
  await official.reload();
  await official.getByRole('button', { name: 'Accept version 1' }).click();
  await expect(official.getByRole('alert')).toContainText('The return was accepted');
  await expectUnseen();
});

test('one official prepares a release and cannot approve it', async ({ page }) => {
  await signIn(page, 'officialOne');
  await page.getByRole('link', { name: 'Prepare a release' }).click();
  await page.getByRole('button', { name: 'Prepare the release' }).click();
  await expect(page.getByRole('alert')).toContainText('Enter what the release is called');
  await page.getByLabel('What is the release called?').fill('A quarter of the made-up councils');
  await page.getByRole('button', { name: 'Prepare the release' }).click();
  await expect(page).toHaveURL(/\/monitor\/releases\/\d+$/);
  release = Number(page.url().split('/').at(-1));
  await expect(page.locator('main')).toContainText('another official has to approve it');
  await expect(page.getByRole('button', { name: /^Approve/ })).toHaveCount(0);
  expect((await get(`/releases/${release}`)).status).toBe(404);
  expect((await get(`/?release=${release}`)).status).toBe(404);
  expect((await get(`/api/v1/releases/${release}`)).status).toBe(404);
  await expectUnseen();
});

test('another official approves it, and every door shows the figure and names the release', async ({ page }) => {
  await signIn(page, 'officialTwo');
  await page.goto(`/monitor/releases/${release}`);
  await page.getByRole('button', { name: `Approve release ${release}` }).click();
  await expect(page.getByRole('alert')).toContainText('Select when the release comes out');
  await page.getByLabel('Now', { exact: true }).check();
  await page.getByRole('button', { name: `Approve release ${release}` }).click();
  await expect(page.locator('main')).toContainText('Approved. It comes out at');
  // What is kept is at most a second late.
  await page.waitForTimeout(1_500);
  for (const door of doors) {
    expect(await shownAt(door), door).toBe(true);
    expect((await get(door)).headers.get('release'), door).toBe(String(release));
  }
});

test('the new point is in the chart’s table, in tRPC, REST and CSV', async ({ page }) => {
  await page.goto(`/compare?${compared}`);
  await expect(page.locator('main table').filter({ hasText: '1,733' }).first()).toBeVisible();
  await expect(page.locator('main figure svg').first()).toBeVisible();
  await page.goto(`/areas/${councilA}`);
  await expect(page.locator('main')).toContainText('1,733');
  await expect(page.locator('main')).toContainText(/made-up/i);
  await page.goto(`/metrics/${metric}`);
  await expect(page.locator('main')).toContainText('1,733');

  const point = { period, value: figure, symbol: null, fromRelease: release };
  const trpc = await ask('series.compare', null, { metric, areas: [councilA] });
  expect(trpc.body.result.data.release).toMatchObject({ number: release, current: true });
  expect(trpc.body.result.data.series[0].points).toContainEqual(expect.objectContaining(point));
  const rest = await get(`/api/v1/series?metric=${metric}&areas=${councilA}`);
  expect(rest.body).toEqual(trpc.body.result.data);
  const csv = await get(`/compare.csv?${compared}`);
  const [header = '', ...lines] = csv.body.trim().split('\r\n');
  const line = lines.find((each: string) => each.includes(String(figure))) ?? '';
  expect(header).toContain('time_period,time_identifier');
  expect(header).toMatch(/release/);
  expect(line).toContain(councilA);
  const named = header.split(',').findIndex((name: string) => /release/.test(name));
  expect(line.split(',')[named]).toBe(String(release));
});

test('as at the release before, the figure is not there; what changed says what came', async ({ page }) => {
  expect(await shownAt(`/compare.json?${compared}&release=${release - 1}`)).toBe(false);
  await page.goto('/changes');
  await expect(page.locator('main')).toContainText('A quarter of the made-up councils');
  const feed = await get('/changes.atom');
  expect(feed.body).toContain(`/releases/${release}`);
  const { body } = await ask('return.current', 'preparerA', { area: councilA, collection });
  expect(body.result.data.state).toBe('released');
});
