import { expect, test } from '@playwright/test';
import { get } from '../setup/api.ts';
import { attributes } from '../setup/markup.ts';

const banner = 'The edition you are reading';

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('who reads a release stays in it by every way, and leaves it where the banner says', async ({ page }) => {
    await page.goto('/commitments?release=1');
    const aside = page.getByRole('complementary', { name: banner });
    await expect(aside).toContainText(/You are reading release 1, published at .* There is a newer one\./);

    await page.locator('main a[href^="/commitments/"]').first().click();
    await expect(page).toHaveURL(/\/commitments\/[^?]+\?release=1(#|$)/);
    await page.getByRole('link', { name: 'Metrics', exact: true }).click();
    await expect(page).toHaveURL('/metrics?release=1');
    await page.getByRole('link', { name: 'Glossary' }).click();
    await expect(page).toHaveURL('/glossary?release=1');
    await page.getByRole('link', { name: 'Accessibility' }).click();
    await expect(page).toHaveURL('/accessibility?release=1');
    await page.getByRole('searchbox', { name: /Search promises/ }).fill('kinship');
    await page.getByRole('search').getByRole('button', { name: 'Search' }).click();
    await expect(page).toHaveURL('/search?release=1&q=kinship');
    await page.getByRole('link', { name: 'Commitments', exact: true }).click();
    await page.getByLabel('Words').fill('kinship');
    await page.getByRole('button', { name: 'Apply filters' }).click();
    await expect(page).toHaveURL(/\/commitments\?release=1&q=kinship/);

    await expect(aside).toBeVisible();
    await aside.getByRole('link', { name: 'Leave, and read this page as it is now' }).click();
    await expect(page).toHaveURL(/\/commitments\?q=kinship/);
    await expect(page).not.toHaveURL(/release=/);
    await expect(aside).toHaveCount(0);
  });

  test('who reads promises as they stood on a day keeps to it past pages that know no day', async ({ page }) => {
    await page.goto('/missions?at=2024-03-31');
    const aside = page.getByRole('complementary', { name: banner });
    await expect(aside).toContainText('You are reading promises as they stood on 31 March 2024');
    await expect(aside).not.toContainText('not about promises');
    await page.getByRole('link', { name: 'Areas', exact: true }).click();
    await expect(page).toHaveURL('/areas?at=2024-03-31');
    await expect(aside).toContainText(/This page is not about promises: it is as in release \d+\./);
    await page.getByRole('link', { name: 'Milestones', exact: true }).click();
    await expect(page).toHaveURL('/milestones?at=2024-03-31');
  });

  test('the menu and the banner fit 320 pixels', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto('/commitments?release=1&at=2024-03-31');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

test('each edition is kept under its own address', async () => {
  const addresses = ['/commitments', '/commitments?release=1', '/commitments?release=1&at=2024-03-31'];
  const bodies = new Set<string>();
  for (const address of addresses) {
    const [first, second] = [await get<string>(address), await get<string>(address)];
    expect(first.status, address).toBe(200);
    expect(second.body === first.body, address).toBe(true);
    expect(second.headers.get('etag'), address).toMatch(/^"/);
    bodies.add(first.body);
  }
  expect(bodies.size).toBe(addresses.length);
});

test('a release that is not out leads nobody on, on no page', async () => {
  for (const address of ['/about?release=999', '/missions?release=999', '/releases/1?release=999']) {
    const { status, body } = await get<string>(address);
    expect(status, address).toBe(404);
    expect(body, address).not.toContain(banner);
    expect(attributes(body, 'a', 'href').filter((href) => href.includes('release=999'))).toEqual([]);
  }
});

test('on paper a page is its words: no menu, no search, no filter, and still the edition', async ({ page }) => {
  await page.goto('/commitments?release=1');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('complementary', { name: banner })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Leave/ })).toBeHidden();
  for (const away of ['.govuk-service-navigation', '.app-search', '.app-filter', '.govuk-breadcrumbs']) {
    expect(await page.locator(away).count(), away).toBeGreaterThan(0);
    await expect(page.locator(away).first(), away).toBeHidden();
  }
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('This is an independent prototype').first()).toBeVisible();
  const after = (link: string) =>
    page
      .locator(link)
      .first()
      .evaluate((element) => getComputedStyle(element, '::after').content);
  expect(await after('main table a[href^="/commitments/"]')).toBe('none');
  expect(await after('.app-release a[href*="release=1"]')).toContain('release=1');
});
