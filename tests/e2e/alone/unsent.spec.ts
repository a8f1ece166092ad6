import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectValid } from '../setup/inspect.ts';
import { corpusFile, openCollections } from '../setup/returns.ts';
import { account, councilA } from '../setup/service.ts';
import { signIn } from '../setup/sign-in.ts';

/** A session that ends while something other than the form of a return is filled in. Nothing is handed in here. */
for (const javaScriptEnabled of [false, true]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without any script', () => {
    test.use({ javaScriptEnabled });

    test('what was written beside a file is sent after signing in again, and a file that was chosen leads back to its page', async ({
      page,
      context,
    }) => {
      const collection = (await openCollections(councilA)).at(-1) ?? '';
      const [, time, code] = /-(\d{6})(Q\d)$/.exec(collection) ?? [];
      const text = readFileSync(corpusFile('unexplained.csv'), 'utf8').replaceAll('202627,Q1', `${time},${code}`);
      const file = { name: 'return.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
      const days = page
        .getByRole('group', { name: 'Days in unregistered settings' })
        .getByLabel('Explanation (optional)');
      const endSession = () => context.clearCookies({ name: '__Host-session' });

      await signIn(page, 'preparerA');
      await page.goto(`/reporting/${collection}/upload?area=${councilA}`);
      await page.getByLabel('Upload a CSV or Excel file').setInputFiles(file);
      await endSession();
      await page.getByRole('button', { name: 'Check the file' }).click();
      await signInAgain(page);
      await expect(page).toHaveURL(new RegExp(`/reporting/${collection}/upload`));

      await page.getByLabel('Upload a CSV or Excel file').setInputFiles(file);
      await page.getByRole('button', { name: 'Check the file' }).click();
      // Refused for its words, so that nothing is handed in.
      await days.fill('The girl called Jo waited');
      await endSession();
      await page.getByRole('button', { name: 'Submit for sign-off' }).click();
      await signInAgain(page);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your session ended before this was sent');
      await expect(page.locator('main')).toContainText('The girl called Jo waited');
      if (javaScriptEnabled) {
        await expectAccessible(page);
        await expectValid(await page.content(), page.url());
      }
      await page.getByRole('button', { name: 'Send it now' }).click();
      await expect(page.getByRole('alert')).toContainText('The text may be about one child or family');
      await expect(days).toHaveValue('The girl called Jo waited');
    });
  });
}

async function signInAgain(page: Page) {
  const { email, password } = account('preparerA');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
