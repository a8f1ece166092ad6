import { expect, test } from '@playwright/test';
import { councilA } from '../setup/service.ts';
import { signIn, signOut } from '../setup/sign-in.ts';

test.use({ javaScriptEnabled: false });

const locked = 'example-202526Q1';

test('a locked return is opened again for one authority until a day, with a reason; another version can then be withdrawn', async ({
  page,
}) => {
  const until = new Date(Date.now() + 2 * 86_400_000);
  await signIn(page, 'preparerA');
  await page.goto(`/reporting/${locked}`);
  await expect(page.getByRole('link', { name: 'Upload a corrected version' })).toHaveCount(0);
  await signOut(page);

  await signIn(page, 'officialOne');
  await page.goto(`/monitor/returns/${locked}/${councilA}`);
  await page.getByRole('button', { name: 'Reopen' }).click();
  await expect(page.locator('.govuk-error-summary')).toContainText('Enter the last day the return is open');
  await page.getByLabel('Day').fill(String(until.getUTCDate()));
  await page.getByLabel('Month').fill(String(until.getUTCMonth() + 1));
  await page.getByLabel('Year').fill(String(until.getUTCFullYear() + 1));
  await page.getByLabel('Why it is reopened').fill('Two late recordings were found.');
  await page.getByRole('button', { name: 'Reopen' }).click();
  await expect(page.locator('.govuk-error-summary')).toContainText('at most 31 days');
  await expect(page.getByLabel('Why it is reopened')).toHaveValue('Two late recordings were found.');
  await page.getByLabel('Year').fill(String(until.getUTCFullYear()));
  await page.getByRole('button', { name: 'Reopen' }).click();
  await expect(page.locator('.govuk-notification-banner')).toContainText('The return was reopened');
  await expect(page.getByText('Two late recordings were found.')).toBeVisible();
  await signOut(page);

  await signIn(page, 'preparerA');
  await page.goto(`/reporting/${locked}`);
  await expect(page.getByText(/open for your authority until/)).toBeVisible();
  await page.getByRole('link', { name: 'Fill in the form' }).click();
  await page.locator('main a[href*="/form/"]').first().click();
  await page.locator('input[type="text"]:not([name*="comment"])').first().fill('61');
  await page.getByRole('button', { name: /^Save/ }).first().click();
  await page.goto(`/reporting/${locked}/form/check`);
  await page.getByLabel('Scheduled revision: late recording').check();
  await page.getByRole('button', { name: 'Submit for sign-off' }).click();
  await expect(page.locator('.govuk-notification-banner')).toContainText('was submitted');

  await page.getByRole('link', { name: 'Withdraw this return' }).click();
  await page.getByRole('button', { name: /^Withdraw version/ }).click();
  await expect(page.locator('.govuk-error-summary')).toContainText('Enter why the return is withdrawn');
  await page.getByLabel('Why is it withdrawn?').fill('It was the wrong quarter.');
  await page.getByRole('button', { name: /^Withdraw version/ }).click();
  await expect(page.locator('.govuk-notification-banner')).toContainText('The return was withdrawn');
  await page.getByRole('link', { name: 'See the history of this return' }).click();
  await expect(page.getByText('It was the wrong quarter.').first()).toBeVisible();
  await expect(page.getByText('Reopened').first()).toBeVisible();
});
