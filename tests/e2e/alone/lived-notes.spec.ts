import { expect, test } from '@playwright/test';
import { write } from '../setup/api.ts';
import { signIn, signOut } from '../setup/sign-in.ts';

test.use({ javaScriptEnabled: false });

test('a lived-experience note is entered by one person, approved by another and published, with nothing lost on the way', async ({
  page,
}) => {
  const words = `Somebody rang us back the same week ${Date.now().toString(36).replace(/\d/g, 'n')}.`;
  await page.goto('/commitments');
  const promise = (await page.locator('main a[href^="/commitments/"]').first().getAttribute('href')) ?? '';
  await page.goto(promise);
  const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await expect(page.getByRole('heading', { name: 'Lived experience' })).toBeVisible();

  await signIn(page, 'assessor');
  await page.getByRole('navigation', { name: 'Your pages' }).getByRole('link', { name: 'Lived experience' }).click();
  await page.getByRole('link', { name: 'Enter a note' }).click();
  await page.getByLabel('Which promise is it about?').fill(promise);
  await page.getByLabel('What do they say?').fill('My daughter Amelia has one worker now.');
  await page.getByRole('button', { name: 'Enter the note' }).click();
  const told = page.locator('.govuk-error-summary');
  await expect(told).toContainText('looks as if it holds a child’s name');
  await expect(told).toContainText('Enter the organisation or group that supplied it');
  await expect(told).toContainText('Confirm that those whose words they are agreed to publication');
  await expect(page.getByLabel('What do they say?')).toHaveValue('My daughter Amelia has one worker now.');
  await expect(page.getByLabel('Which promise is it about?')).toHaveValue(promise);
  await page.getByLabel('What do they say?').fill(words);
  await page.getByLabel('Which organisation or group supplied it?').fill('A kinship carers’ group (made-up)');
  await page.getByLabel('How did they agree to publication?').fill('Agreed at their meeting in May 2026.');
  await page.getByLabel('Those whose words they are agreed to their publication').check();
  await page.getByRole('button', { name: 'Enter the note' }).click();
  await expect(page.locator('.govuk-notification-banner')).toContainText('Another person must approve it');
  await page
    .getByRole('table', { name: /^Waiting for approval/ })
    .getByRole('link', { name: title })
    .last()
    .click();
  await expect(page.getByText('Waits for another person: you entered it')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0);
  await signOut(page);

  await signIn(page, 'officialOne');
  await page.getByRole('navigation', { name: 'Your pages' }).getByRole('link', { name: 'Lived experience' }).click();
  await page
    .getByRole('table', { name: /^Waiting for approval/ })
    .getByRole('link', { name: title })
    .last()
    .click();
  await expect(page.getByText(words)).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.govuk-error-summary')).toContainText('Choose whether you approve the note');
  await page.getByLabel(/^Yes/).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.govuk-notification-banner')).toContainText('The note was approved');
  await signOut(page);

  await page.goto(promise);
  await expect(page.getByText(words)).toHaveCount(0);
  const { number } = await write('release.prepare', 'officialOne', { title: 'With a note' });
  await write('release.approve', 'officialTwo', { number, publishAt: null });
  const shown = page.getByRole('article').filter({ hasText: words });
  // Kept pages ask once a second which release is out.
  await expect(async () => {
    await page.goto(promise);
    await expect(shown).toContainText('Supplied by A kinship carers’ group (made-up)', { timeout: 500 });
  }).toPass();
  await expect(shown).toContainText('by an official');
  await page.goto(`/changes?commitment=${promise.split('/').at(-1)}`);
  await page
    .getByText(/to the record in release/)
    .first()
    .click();
  const change = page
    .locator('main')
    .getByText(/^Lived-experience note:/)
    .first();
  await expect(change).toContainText('by an official');
});
