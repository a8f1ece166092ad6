import { expect, test } from '@playwright/test';
import { signIn } from '../setup/sign-in.ts';

test.use({ javaScriptEnabled: false });

test('an official finds a promise, and a move of its date without a reason is refused with what was typed kept', async ({
  page,
}) => {
  await signIn(page, 'officialOne');
  await page.getByRole('navigation', { name: 'Your pages' }).getByRole('link', { name: 'The record' }).click();
  await page.getByLabel(/Words of the promise/).fill('agency price');
  await page.locator('main').getByRole('button', { name: 'Search' }).click();
  await page.locator('main a[href^="/monitor/ledger/commitments/"]').first().click();
  await page
    .getByRole('link', { name: /^Move a date/ })
    .first()
    .click();
  await expect(page.getByText('The date now:')).toBeVisible();
  await page.locator('#due-day').fill('31');
  await page.locator('#due-month').fill('2');
  await page.locator('#due-year').fill('2027');
  await page.getByLabel('Who published it').fill('A publisher');
  await page.getByRole('button', { name: 'Continue' }).click();
  const summary = page.locator('.govuk-error-summary');
  await expect(summary).toContainText('The new date must be a real date');
  await expect(summary).toContainText('Enter the reason');
  await expect(summary).toContainText('Enter the title of the source');
  await expect(page.getByLabel('Who published it')).toHaveValue('A publisher');
  await expect(page.locator('#due-day')).toHaveValue('31');
  await summary.getByRole('link', { name: 'Enter the reason' }).click();
  await expect(page).toHaveURL(/#reason$/);
});

test('a judge begins at the record, may give a verdict and may not move a date', async ({ page }) => {
  await signIn(page, 'assessor');
  await expect(page).toHaveURL(/\/monitor\/ledger$/);
  await page.locator('main a[href^="/monitor/ledger/commitments/"]').first().click();
  await expect(page.getByRole('link', { name: /^Move a date/ })).toHaveCount(0);
  await page.getByRole('link', { name: /^Record a verdict/ }).click();
  await page.getByLabel('What is your verdict?').fill('Not kept yet');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.locator('.govuk-error-summary')).toContainText('Enter the test you applied');
  await expect(page.getByLabel('What is your verdict?')).toHaveValue('Not kept yet');
  const url = page.url().replace('/judge', '/look');
  expect((await page.goto(url))?.status()).toBe(403);
});
