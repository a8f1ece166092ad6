import { expect, test } from '@playwright/test';
import { write } from '../setup/api.ts';
import { expectAccessible } from '../setup/inspect.ts';
import { councilA } from '../setup/service.ts';
import { signIn, signOut } from '../setup/sign-in.ts';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an authority replies to what is to be published about it, and readers see both, word for word', async ({
    page,
  }) => {
    const collection = 'example-202425Q1';
    const mark = Date.now().toString(36).replace(/\d/g, 'n');
    const commentary = `Fewer families were seen in time than the quarter before ${mark}.`;
    const reply = `We do not agree: two teams became one that month ${mark}.`;

    await signIn(page, 'officialOne');
    await page.goto(`/monitor/returns/${collection}/${councilA}`);
    await page.getByRole('link', { name: /^Commentary on these figures/ }).click();
    await page.getByLabel('What is to be published beside the figures').fill('My son Oliver was not seen.');
    await page.getByRole('button', { name: 'Send to the authority' }).click();
    await expect(page.locator('.govuk-error-summary')).toContainText('looks as if it holds a child’s name');
    await expect(page.getByLabel('What is to be published beside the figures')).toHaveValue(
      'My son Oliver was not seen.',
    );
    await page.getByLabel('What is to be published beside the figures').fill(commentary);
    await page.getByRole('button', { name: 'Send to the authority' }).click();
    await expect(page.locator('.govuk-notification-banner')).toContainText('now has ten working days to reply');
    await expect(page.getByRole('heading', { name: /^Waiting for a reply: commentary of/ })).toHaveCount(1);
    await signOut(page);

    await signIn(page, 'preparerA');
    await page.goto('/reporting');
    await page.getByRole('link', { name: /^Example Council A.*commentary on .*April to June 2024/ }).click();
    await expect(page.getByText(commentary)).toBeVisible();
    await page.getByLabel('Your reply').fill('Call us on 020 7946 0000.');
    await page.getByRole('button', { name: 'Send the reply' }).click();
    await expect(page.locator('.govuk-error-summary')).toContainText('a telephone number');
    await expect(page.getByLabel('Your reply')).toHaveValue('Call us on 020 7946 0000.');
    await page.getByLabel('Your reply').fill(reply);
    await page.getByRole('button', { name: 'Send the reply' }).click();
    await expect(page.locator('.govuk-notification-banner')).toContainText('Your reply was sent');
    await signOut(page);

    await page.goto(`/areas/${councilA}`);
    await expect(page.getByText(commentary)).toHaveCount(0);
    const { number } = await write('release.prepare', 'officialOne', { title: 'With commentary' });
    await write('release.approve', 'officialTwo', { number, publishAt: null });
    const shown = page.getByRole('article').filter({ hasText: commentary });
    // Kept pages ask once a second which release is out.
    await expect(async () => {
      await page.goto(`/areas/${councilA}`);
      await expect(shown).toContainText(reply, { timeout: 500 });
    }).toPass();
    await expect(shown).toContainText('Nobody has edited it');
  });
});

test('a refused reply and what readers see of it are accessible', async ({ page }) => {
  await signIn(page, 'preparerA');
  await page.goto('/reporting/replies');
  await page.locator('.govuk-task-list__link').first().click();
  await page.getByLabel(/reply$/).fill('Call us on 020 7946 0000.');
  await page.getByRole('button', { name: 'Send the reply' }).click();
  await expect(page.locator('.govuk-error-summary')).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/areas/${councilA}`);
  await expect(page.getByRole('heading', { name: 'The department says' }).first()).toBeVisible();
  await expectAccessible(page);
});
