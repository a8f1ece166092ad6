import { expect, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

test('a reader comes from the overview to a promise, its evidence and what it answers', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const pillars = page.locator('main a[href^="/pillars/"]');
  expect(new Set(await pillars.evaluateAll((all) => all.map((a) => a.getAttribute('href')))).size).toBe(6);
  await pillars.first().click();
  await expect(page).toHaveURL(/\/pillars\//);
  await page.locator('main a[href^="/commitments/"]').first().click();
  await expect(page).toHaveURL(/\/commitments\/[a-z-]+/);
  const main = page.locator('main');
  await expect(main).toContainText(/as last checked on \d+ \w+ 20\d\d/i);
  await expect(main.getByRole('heading', { name: /milestone/i }).first()).toBeVisible();
  expect(await main.locator('a[href^="http"]').count()).toBeGreaterThan(0);
  await main.locator('a[href^="/recommendations/"]').first().click();
  await expect(page).toHaveURL(/\/recommendations\//);
  await expect(page.locator('main a[href^="/commitments/"]').first()).toBeVisible();
});

test('a list is narrowed by its form, and what was chosen stands in the address', async ({ page }) => {
  await page.goto('/commitments');
  const rows = page.locator('main table tbody tr');
  const all = await rows.count();
  expect(all).toBe(70);
  await page.getByLabel('Status').selectOption('delivered');
  await page.getByRole('button', { name: 'Apply filters' }).click();
  await expect(page).toHaveURL(/status=delivered/);
  const delivered = await rows.count();
  expect(delivered).toBeGreaterThan(0);
  expect(delivered).toBeLessThan(all);
  await expect(page.getByLabel('Status')).toHaveValue('delivered');
  await page.getByLabel('Words', { exact: true }).fill('zzzz no such words');
  await page.getByRole('button', { name: 'Apply filters' }).click();
  await expect(page.locator('main')).toContainText('No commitment fits these filters');
  await page.locator('main').getByRole('link', { name: 'Clear filters', exact: true }).click();
  await expect(rows).toHaveCount(all);
});

test('a filter that does not exist is a fault that names those that do', async ({ page }) => {
  const answer = await page.goto('/commitments?status=finished');
  expect(answer?.status()).toBe(400);
  for (const word of ['delivered', 'in-progress', 'delayed', 'not-started', 'superseded', 'abandoned']) {
    await expect(page.locator('main')).toContainText(word);
  }
});

test('words are found from the top of any page', async ({ page }) => {
  await page.goto('/about');
  await page.getByRole('searchbox').fill('kinship');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/\/search\?q=kinship/);
  await page.locator('main a[href^="/commitments/"]').first().click();
  await expect(page.locator('main')).toContainText(/kinship/i);
});

test('places are compared by a form: a picture, its table and its file say the same', async ({ page, request }) => {
  await page.goto('/compare');
  await page.getByLabel('Metric', { exact: true }).selectOption('s47_rate');
  const places = page.locator('main form select[name="area"]');
  await places.nth(0).selectOption('E06000047');
  await places.nth(1).selectOption('E09000007');
  await page.locator('main form').first().getByRole('button').click();
  await expect(page).toHaveURL(/metric=s47_rate/);
  expect(new URL(page.url()).searchParams.getAll('area').filter(Boolean)).toEqual(['E06000047', 'E09000007']);
  await expect(page.locator('main figure svg.recharts-surface .recharts-curve').first()).toBeVisible();
  const table = page.locator('main table').first();
  await expect(table).toContainText('England');
  const file = page.locator('main a[href^="/compare.csv"]').first();
  const csv = await (await request.get((await file.getAttribute('href')) ?? '')).text();
  const [header = [], ...rows] = csv
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  for (const code of ['E06000047', 'E09000007']) {
    const newest =
      rows
        .filter((row) => row[header.indexOf('new_la_code')] === code && row[header.indexOf('metric')] === 's47_rate')
        .at(-1) ?? [];
    const value = newest[header.indexOf('value')] ?? '';
    expect(value).toMatch(/^\d+(\.\d+)?$/);
    await expect(table).toContainText(value);
  }
});

test('places are chosen by what they belong to in the same form, and all stand side by side', async ({ page }) => {
  await page.goto('/compare');
  const form = page.locator('main form').first();
  await form.getByLabel('First place').selectOption('E06000047');
  await form.getByLabel('Region', { exact: true }).selectOption('E12000001');
  await form.getByLabel('Statistical neighbours of').selectOption('E06000047');
  await form.getByRole('button').click();
  const asked = new URL(page.url()).searchParams;
  expect([asked.get('region'), asked.get('neighboursOf')]).toEqual(['E12000001', 'E06000047']);
  await expect(page.locator('main')).toContainText('Chosen: County Durham; the region North East');
  const together = page.getByRole('region', { name: 'All of them side by side' });
  await expect(together.locator('table').first()).toContainText('Gateshead');
  await expect(form.getByLabel('Region', { exact: true })).toHaveValue('E12000001');
});

test('as at an earlier release, a page says so and keeps its figures', async ({ page }) => {
  await page.goto('/releases');
  await page.locator('main a[href="/releases/1"]').first().click();
  await expect(page).toHaveURL(/\/releases\/1$/);
  await page.getByRole('link', { name: /Read everything as at release 1/ }).click();
  await expect(page).toHaveURL(/\?release=1$/);
  await expect(page.locator('main')).toContainText(/release 1\b/i);
});
