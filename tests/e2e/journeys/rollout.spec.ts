import { expect, test } from '@playwright/test';
import { signIn, signOut } from '../setup/sign-in.ts';

test.use({ javaScriptEnabled: false });

const step = 'Commissioning of support';

test('an authority reports a step, with every fault at once and what was typed kept; an official confirms it', async ({
  page,
}) => {
  await signIn(page, 'preparerB');
  await page.getByRole('link', { name: 'Report how far you have set the reforms up' }).click();
  await page.getByRole('link', { name: step }).click();
  await page.getByLabel('Live', { exact: true }).check();
  await page.locator('#liveOn-day').fill('1');
  await page.locator('#liveOn-month').fill('1');
  await page.locator('#liveOn-year').fill('2049');
  await page.getByLabel('Reason').fill('Ring 07700 900123 about it.');
  await page.getByRole('button', { name: 'Report' }).click();
  const summary = page.locator('.govuk-error-summary');
  await expect(summary).toContainText('cannot be still to come');
  await expect(summary).toContainText('telephone number');
  await expect(page.getByLabel('Live', { exact: true })).toBeChecked();
  await expect(page.locator('#liveOn-year')).toHaveValue('2049');
  await expect(page).toHaveTitle(/^Error: /);
  await page.locator('#liveOn-year').fill('2026');
  // Another reason each time: the same report again would be refused.
  await page.getByLabel('Reason').fill(`The first day, looked up again (${Date.now().toString(36)}).`);
  await page.getByRole('button', { name: 'Report' }).click();
  await expect(page.locator('.govuk-notification-banner')).toContainText(step);
  await expect(page.locator('main')).toContainText('Live since 1 January 2026, reported on');
  await signOut(page);

  await signIn(page, 'officialOne');
  await page.getByRole('link', { name: 'Steps to confirm' }).click();
  await page.locator('main tr').filter({ hasText: step }).getByRole('link').click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.govuk-error-summary')).toContainText('Choose whether you confirm the report');
  await page.getByLabel(/^No, it is published/).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.govuk-error-summary')).toContainText('Enter why you do not confirm it');
  await page.getByLabel(/^Yes, it is counted/).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.govuk-notification-banner')).toContainText('The report was confirmed');
  await expect(page.locator('main tr').filter({ hasText: step }).getByRole('link')).toHaveCount(0);
});

test('a reader sees in how many areas a step is live, the areas one by one, and a made-up area’s reports flagged', async ({
  page,
}) => {
  await page.goto('/rollout');
  await expect(page.locator('main')).toContainText('Live in 0 of 153, not reported 153');
  await page.getByRole('link', { name: 'Integrated front door' }).click();
  await expect(page.locator('main')).toContainText(/Live in 0 of 153 areas, as at/);
  await expect(page.getByRole('table', { name: 'By area' }).getByRole('row')).toHaveCount(154);
  await expect(page.locator('main')).not.toContainText('made-up');
  await page.goto('/areas/T09000001');
  await expect(page.locator('main')).toContainText('Delivery stages reported');
  await expect(page.locator('main')).toContainText('These reports are made up');
  await expect(page.locator('main')).toContainText('First given as 6 October 2025');
});
