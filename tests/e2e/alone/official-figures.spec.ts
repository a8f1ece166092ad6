import { expect, type Page, test } from '@playwright/test';
import { get, write } from '../setup/api.ts';
import { signIn } from '../setup/sign-in.ts';

test.use({ javaScriptEnabled: false });

const header = 'time_period,time_identifier,geographic_level,country_code,country_name,kind,cases';
const line = (cases: string) => `2010,Reporting year,National,E92000001,England,All,${cases}`;

async function upload(page: Page, cases: string) {
  await page.goto('/monitor/figures');
  const buffer = Buffer.from(`${header}\n${line(cases)}\n`);
  await page.getByLabel('Data file (CSV)').setInputFiles({ name: 'referrals.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Look at the file' }).click();
}

test('an official takes figures over from a file as DfE publishes it, and readers see them with their source', async ({
  page,
}) => {
  await signIn(page, 'officialOne');
  await page.goto('/monitor/figures');
  await page.getByRole('button', { name: 'Look at the file' }).click();
  await expect(page.locator('.govuk-error-summary')).toContainText('Select a CSV file');

  await upload(page, '"541,000"');
  await expect(page.locator('.govuk-error-summary')).toContainText('Row 2, cases');
  await expect(page.getByText('A file with a fault is not taken over')).toBeVisible();
  await page.getByRole('button', { name: 'Discard the file' }).click();
  await expect(page.locator('.govuk-notification-banner')).toContainText('The file was discarded');

  await upload(page, '541000');
  await expect(page.getByText('No fault was found.')).toBeVisible();
  await page.getByRole('button', { name: 'See what would change' }).click();
  await expect(page.locator('.govuk-error-summary')).toContainText('Choose a metric');
  await page.getByLabel('cases, kind: All').selectOption('referrals');
  await page.getByRole('button', { name: 'See what would change' }).click();
  await expect(page.getByText('1 figure would be added and 0 changed.')).toBeVisible();
  await expect(page.getByLabel('cases, kind: All')).toHaveValue('referrals');
  await page.getByRole('button', { name: 'Take the figures over' }).click();
  await expect(page.locator('.govuk-notification-banner')).toContainText('The figures were taken over');
  await expect(page.getByText('Taken over: 1 added')).toBeVisible();

  const series = '/api/v1/series?metric=referrals&areas=E92000001&from=2010|RY&to=2010|RY';
  expect((await get(series)).body.series[0].points).toEqual([]);
  const { number } = await write('release.prepare', 'officialOne', { title: 'Official figures', only: 'figures' });
  await write('release.approve', 'officialTwo', { number, publishAt: null });
  await expect(async () => {
    expect((await get(series)).body.series[0].points).toMatchObject([
      { value: 541000, label: 'official statistics', source: 'Department for Education, data file referrals.csv' },
    ]);
  }).toPass();
});
