import { expect, test } from '@playwright/test';
import { write } from '../setup/api.ts';
import { signIn, signOut } from '../setup/sign-in.ts';

test.use({ javaScriptEnabled: false });

test('a reader challenges a status without an account; another organisation decides; both are published', async ({
  page,
}) => {
  const words = `The page says delivered and the report says it is not ${Date.now().toString(36).replace(/\d/g, 'n')}.`;
  await page.goto('/commitments');
  await page.goto((await page.locator('main a[href^="/commitments/"]').nth(1).getAttribute('href')) ?? '');
  const promise = new URL(page.url()).pathname;
  const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await page.getByRole('link', { name: 'Challenge this entry' }).click();
  await expect(page.getByText(`the status of “${title}”`)).toBeVisible();

  await page.getByLabel('What is wrong?').fill('My daughter Amelia was told otherwise. <script>alert(1)</script>');
  await page.getByRole('button', { name: 'Send the challenge' }).click();
  const told = page.locator('.govuk-error-summary');
  await expect(told).toContainText('HTML or a script and a child’s name');
  await expect(told).toContainText('Enter the address or the reference of what you have read');
  await expect(page.getByLabel('What is wrong?')).toHaveValue(/Amelia was told otherwise. <script>/);
  await page.getByLabel('What is wrong?').fill(words);
  await page.getByLabel('What shows it?').fill('https://example.org/report');
  await page.getByRole('button', { name: 'Send the challenge' }).click();
  await expect(page.getByRole('heading', { name: 'Challenge received' })).toBeVisible();
  const reference = (await page.locator('.govuk-panel strong').textContent()) ?? '';
  const lookUp = async (given: string) => {
    await page.goto('/challenge');
    await page.getByLabel('Reference of the challenge').fill(given);
    await page.getByRole('button', { name: 'Look it up' }).click();
  };
  await lookUp(reference);
  await expect(page.getByText(`Nothing is published of a challenge with the reference ${reference}`)).toBeVisible();
  await lookUp('no reference');
  await expect(page.locator('.govuk-error-summary')).toContainText('A reference has 12 letters and digits');
  await page.goto(promise);
  await expect(page.getByText(words)).toHaveCount(0);

  await signIn(page, 'officialOne');
  await page.getByRole('navigation', { name: 'Your pages' }).getByRole('link', { name: 'Challenges' }).click();
  await page
    .getByRole('table', { name: /^Waiting/ })
    .getByRole('link', { name: title })
    .last()
    .click();
  await expect(page.getByText('Waits for somebody of another organisation')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Decide and publish' })).toHaveCount(0);
  await expect(page.getByText(words)).toHaveCount(0);
  await signOut(page);

  await signIn(page, 'assessor');
  await page.getByRole('navigation', { name: 'Your pages' }).getByRole('link', { name: 'Challenges' }).click();
  await page
    .getByRole('table', { name: /^Waiting/ })
    .getByRole('link', { name: title })
    .last()
    .click();
  await expect(page.getByText(words)).toBeVisible();
  await page.getByLabel('Your answer').fill('The report is older than the evidence.');
  await page.getByRole('button', { name: 'Decide and publish' }).click();
  await expect(page.locator('.govuk-error-summary')).toContainText(
    'Choose whether the challenge is upheld or declined',
  );
  await expect(page.getByLabel('Your answer')).toHaveValue('The report is older than the evidence.');
  await page.getByLabel('No, it is declined').check();
  await page.getByRole('button', { name: 'Decide and publish' }).click();
  await expect(page.locator('.govuk-notification-banner')).toContainText('Your decision was kept');
  await signOut(page);

  const { number } = await write('release.prepare', 'officialOne', { title: 'With a challenge' });
  await write('release.approve', 'officialTwo', { number, publishAt: null });
  const shown = page.getByRole('article').filter({ hasText: words });
  // Kept pages ask once a second which release is out.
  await expect(async () => {
    await page.goto(promise);
    await expect(shown).toContainText('Declined: a challenge to the status of this promise', { timeout: 500 });
  }).toPass();
  await expect(shown).toContainText('The report is older than the evidence.');
  await expect(shown).toContainText('Example assessor (made-up)');
  await lookUp(reference);
  await expect(page.locator('main')).toContainText('It was declined. The report is older than the evidence.');
  await page.goto(`/changes?commitment=${promise.split('/').at(-1)}`);
  await page
    .getByText(/to the record in release/)
    .first()
    .click();
  await expect(
    page
      .locator('main')
      .getByText(/^Challenge:/)
      .first(),
  ).toContainText('declined: The report is older than the evidence.”');
});
