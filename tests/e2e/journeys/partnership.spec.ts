import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectValid } from '../setup/inspect.ts';
import { account, type PersonName } from '../setup/service.ts';
import { carry, signInByRequest } from '../setup/sign-in.ts';

const id = 'made-up-example-partnership';
const as = async (page: Page, who: PersonName) => carry(page.context(), (await signInByRequest(account(who))).cookie);

test.describe.configure({ mode: 'serial' });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a council reports a year of its partnership: every fault at once, then saved', async ({ page }) => {
    await as(page, 'preparerA');
    await page.goto('/reporting');
    await page.getByRole('link', { name: 'Your partnership' }).click();
    await page.getByRole('link', { name: 'Financial year 2025 to 2026' }).click();
    await page.getByLabel(/^Money the lead partners/).fill('a lot');
    await page.getByLabel('Agreements signed by all lead partners').fill('1');
    await page.getByLabel('Of these, in force at the end of the year').fill('2');
    await page.getByRole('button', { name: 'Report' }).click();
    const summary = page.getByRole('alert');
    await expect(summary.getByRole('link')).toHaveCount(3);
    await expect(page).toHaveTitle(/^Error: /);
    // What was typed is there.
    await expect(page.getByLabel(/^Money the lead partners/)).toHaveValue('a lot');
    await page.getByLabel(/^Money the lead partners/).fill('510,000');
    await page.getByLabel('Pooled in one budget').check();
    await page.getByLabel('Document that shows the money').fill('Yearly report 2025 to 2026 (made-up), table 2');
    await page.getByLabel('Of these, in force at the end of the year').fill('1');
    await page.getByLabel('Document that shows the agreements').fill('Register of agreements (made-up), May 2026');
    await page.getByRole('button', { name: 'Report' }).click();
    await expect(page.getByText('Your report was saved')).toBeVisible();
    await expect(page.locator('main')).toContainText('Delegations to operational leaders: not reported');
    // Nothing of it is public before a release takes it.
    await page.goto(`/partnerships/${id}`);
    await expect(page.locator('main')).not.toContainText('510,000');
  });

  test('an assessor answers a test of it, and the council cannot', async ({ page, browser }) => {
    await as(page, 'assessor');
    await page.goto('/monitor/partnerships');
    await page.getByRole('link', { name: /^financial year 2025 to 2026/ }).click();
    const form = page.getByRole('form', { name: 'Answer the test of money' });
    await form.getByRole('button').click();
    await expect(page.getByRole('alert').getByRole('link')).toHaveCount(3);
    await form.getByLabel('Partly met').check();
    await form.getByLabel('Your reason').fill('The budget is pooled for one of two teams.');
    await form.getByLabel('Document it rests on').fill('Example scrutiny report 2026 (made-up), section 3');
    await form.getByRole('button').click();
    await expect(page.getByText('Your answer was saved')).toBeVisible();
    await expect(page.locator('main table').first()).toContainText('Partly met');
    const council = await browser.newContext({ javaScriptEnabled: false });
    const theirs = await council.newPage();
    await as(theirs, 'preparerA');
    expect((await theirs.goto('/monitor/partnerships'))?.status()).toBe(403);
    await council.close();
  });

  test('anybody reads a partnership year on year, with who answered and what is missing', async ({ page }) => {
    await page.goto('/areas/T09000001');
    await page.getByRole('link', { name: /^Example Safeguarding Children Partnership/ }).click();
    const main = page.locator('main');
    await expect(main).toContainText('This partnership is made up');
    await expect(main.locator('table').first()).toContainText('not answered by anybody independent');
    await expect(main).toContainText('Answered by Example assessor (made-up)');
    await page.getByRole('link', { name: 'Safeguarding partnerships' }).click();
    await expect(main).toContainText('No list of real partnerships is held here yet');
  });
});

for (const [path, who] of [
  ['/partnerships', null],
  [`/partnerships/${id}`, null],
  [`/reporting/partnership/${id}/202425`, 'preparerA'],
  [`/monitor/partnerships/${id}/202425`, 'assessor'],
] as const) {
  test(`${path} is accessible, fits a phone and is valid HTML`, async ({ page }) => {
    if (who) await as(page, who);
    const answer = await page.goto(path);
    await expectValid((await answer?.text()) ?? '', path);
    await expectAccessible(page);
  });
}
