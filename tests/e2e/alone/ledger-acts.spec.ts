import { expect, type Page, test } from '@playwright/test';
import { write } from '../setup/api.ts';
import { signIn, signOut } from '../setup/sign-in.ts';

test.describe.configure({ mode: 'serial' });
test.use({ javaScriptEnabled: false });

/** Another one each time, so that the journey may run twice on one service. */
const mark = Date.now().toString(36);
const title = `A made-up fund ${mark}`;
const slug = `c-a-made-up-fund-${mark}`;

async function date(page: Page, name: string, day: string) {
  const [year = '', month = '', of = ''] = day.split('-');
  for (const [part, value] of Object.entries({ day: of, month, year }))
    await page.locator(`#${name}-${part}`).fill(value);
}

async function newSource(page: Page) {
  await page.getByLabel('Kind of source').selectOption('report');
  await page.getByLabel('Title of the source').fill('A made-up paper');
  await page.getByLabel('Who published it').fill('A made-up publisher');
  await page.getByLabel('Address', { exact: true }).fill('https://example.org/paper');
}

async function openRecord(page: Page, who: 'officialOne' | 'officialTwo') {
  await signIn(page, who);
  await page.getByRole('navigation', { name: 'Your pages' }).getByRole('link', { name: 'The record' }).click();
  await page.getByLabel(/Words of the promise/).fill(slug);
  await page.locator('main').getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: title }).click();
}

async function publish() {
  const { number } = await write('release.prepare', 'officialOne', { title: `Ledger ${mark}` });
  await write('release.approve', 'officialTwo', { number, publishAt: null });
}

test('a promise, its milestone and its link to a recommendation are added by form, checked, changed and recorded', async ({
  page,
}) => {
  await signIn(page, 'officialOne');
  await page.getByRole('navigation', { name: 'Your pages' }).getByRole('link', { name: 'The record' }).click();
  await page.getByRole('link', { name: 'Add a promise' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.locator('.govuk-error-summary')).toContainText('Enter the date, or say that none was given');
  await page.getByLabel('Title of the promise').fill(title);
  await page.getByLabel('What was promised?').fill('There will be a made-up fund.');
  await page.getByLabel(/In whose words/).fill('a made-up paper');
  await page.getByLabel('Pillar').selectOption({ index: 1 });
  await page.getByRole('checkbox').nth(0).check();
  await page.getByRole('checkbox').nth(2).check();
  await page.getByLabel('Lead body').fill('A made-up department');
  await date(page, 'madeOn', '2026-05-02');
  await page.getByLabel('No date was given').check();
  await page.getByLabel('What does the source say?').fill('It names the fund.');
  await newSource(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your answers before you record them');
  await expect(page.locator('.govuk-summary-list')).toContainText('2 May 2026');
  await page.getByRole('button', { name: 'Change the answers' }).click();
  await expect(page.getByRole('checkbox').nth(2)).toBeChecked();
  await expect(page.getByLabel('Lead body')).toHaveValue('A made-up department');
  await page.getByLabel('Page or column').fill('12');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Record the promise' }).click();
  await expect(page.locator('.govuk-notification-banner')).toContainText('It was recorded');

  await page.getByRole('link', { name: /^Add a milestone/ }).click();
  await page.getByLabel('Title of the milestone').fill('The fund opens');
  await page.getByLabel('What kind of step is it?').selectOption('funded');
  await page.getByLabel('Does it deliver the promise?').selectOption('delivers');
  await page.getByLabel('Why does it, or why does it not?').fill('The fund is the promise.');
  await date(page, 'due', '2027-03-31');
  await date(page, 'givenOn', '2026-05-02');
  await page.getByLabel('What does the source say?').fill('It gives the day.');
  await newSource(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Record the milestone' }).click();
  await expect(page.getByRole('table', { name: 'Milestones' })).toContainText('The fund opens');

  await page.getByRole('link', { name: /^Link a recommendation/ }).click();
  await page.getByLabel('Which recommendation?').selectOption({ index: 1 });
  await page.getByLabel('How well does the promise answer it?').selectOption('related');
  await page.getByLabel('Why does the promise answer it?').fill('It works on the same problem.');
  await page.getByLabel('How sure is the link?').selectOption('low');
  await page.getByLabel('What does the source say?').fill('It names the problem.');
  await newSource(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Record the link' }).click();
  await page.getByRole('link', { name: /^Change how well/ }).click();
  await expect(page.getByText('The fit now: related')).toBeVisible();
  await page.getByLabel('How well does the promise answer it?').selectOption('partial');
  await page.getByLabel('What is the reason?').fill('A part of it was promised too.');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Record the change' }).click();
  await expect(page.getByRole('table', { name: 'Recommendations it answers' })).toContainText('partial');

  await page.locator('tr').filter({ hasText: 'Evidence: It names the fund' }).getByRole('link').click();
  await page.getByLabel('Note').fill('It names the fund and its aim.');
  await page.getByLabel('What was wrong?').fill('Half of the sentence was missing.');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Record the correction' }).click();
  await expect(page.locator('.govuk-notification-banner')).toContainText('It was recorded');
});

test('two officials move one date at once: the second is told the first one’s move and must confirm', async ({
  browser,
}) => {
  const [one, two] = [await browser.newPage(), await browser.newPage()];
  const move = async (page: Page, day: string, reason: string) => {
    await date(page, 'due', day);
    await page.getByLabel('Kind of reason').selectOption('funding');
    await page.getByLabel('What is the reason?').fill(reason);
    await newSource(page);
    await page.getByRole('button', { name: 'Continue' }).click();
  };
  for (const [page, who] of [
    [one, 'officialOne'],
    [two, 'officialTwo'],
  ] as const) {
    await openRecord(page, who);
    await page.getByRole('link', { name: /^Move a date/ }).click();
  }
  await move(one, '2027-06-30', 'The money comes later.');
  await move(two, '2027-09-30', 'The law comes later.');
  await expect(two.getByRole('heading', { level: 1 })).toHaveText(/^Check your answers/);
  await one.getByRole('button', { name: 'Record the move' }).click();
  await expect(one.locator('.govuk-notification-banner')).toContainText('It was recorded');
  await two.getByRole('button', { name: 'Record the move' }).click();
  const told = two.locator('.govuk-error-summary');
  await expect(told).toContainText('from 31 March 2027 to 30 June 2027');
  await expect(told).toContainText('because: “The money comes later”');
  await expect(two.getByText('The date now: 30 June 2027')).toBeVisible();
  await expect(two.locator('#due-month')).toHaveValue('09');
  await two.getByRole('button', { name: 'Continue' }).click();
  await two.getByRole('button', { name: 'Record the move' }).click();
  await expect(two.getByRole('table', { name: 'Milestones' })).toContainText('30 September 2027, moved 2 times');
  await signOut(one);
});

test('readers see it all from the next release on: the promise, both moves, the fit before, and the mistake with its reason', async ({
  page,
}) => {
  expect((await page.goto(`/commitments/${slug}`))?.status()).toBe(404);
  await publish();
  await page.goto(`/commitments/${slug}`);
  const main = page.locator('main');
  await expect(main).toContainText('In the words of a made-up paper.');
  await expect(main).toContainText('Reason: The money comes later.');
  await expect(main).toContainText('Reason: The law comes later.');
  await page.getByText(/^The whole record: who, when and why/).click();
  const record = page.getByRole('table', { name: 'The whole record' });
  await expect(record).toContainText('by an official');
  const corrected = record.locator('tr').filter({ hasText: 'Half of the sentence was missing.' });
  await expect(corrected).toContainText(/Corrected at [\d:]+[ap]m on \d+ \w+ \d{4} by an official because: Half/);
  await expect(corrected.locator('del')).toHaveText('It names the fund.');
  const answer = record.locator('tr').filter({ hasText: 'A part of it was promised too.' });
  await expect(answer.locator('del')).toHaveText('related');
  await main.getByRole('link', { name: /.+/ }).and(page.locator('a[href^="/recommendations/"]')).first().click();
  await page.getByText(/^The whole record: who, when and why/).click();
  await expect(
    page.getByRole('table', { name: 'The whole record' }).locator('tr').filter({ hasText: title }),
  ).toContainText('partial');
  await page.goto(`/changes?commitment=${slug}`);
  await page.getByText(/changes to the record in release/).click();
  await expect(main).toContainText('because: Half of the sentence was missing.');
});
