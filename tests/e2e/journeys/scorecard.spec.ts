import { expect, test } from '@playwright/test';
import readExcelFile from 'read-excel-file/node';
import { expectAccessible, expectValid } from '../setup/inspect.ts';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an authority’s scorecard is found from its page, and tells direction, source and counter-measures in words', async ({
    page,
  }) => {
    await page.goto('/areas/E09000003');
    await page.getByRole('link', { name: 'Scorecard of Barnet' }).click();
    await expect(page).toHaveURL('/areas/E09000003/scorecard');
    const first = page.locator('main table').first().locator('tbody tr');
    await expect(first.nth(0)).toContainText(/(Up|Down|No change) from|Cannot be told/);
    await expect(first.nth(0)).toContainText(/direction hoped for|No judgement/);
    await expect(first.nth(1)).toContainText('Read beside it');
    await expect(first.nth(1)).toContainText(/Label: .*official statistics\. Source: .*Department for Education/);
    await expect(page.getByRole('heading', { name: 'What is missing' })).toBeVisible();
    expect(await page.locator('main figure svg.recharts-surface').count()).toBeGreaterThan(2);
  });

  test('it is the same bytes again, and a workbook with its charts', async ({ request }) => {
    const [one, two] = [
      await request.get('/areas/E09000003/scorecard.xlsx'),
      await request.get('/areas/E09000003/scorecard.xlsx'),
    ];
    const bytes = await one.body();
    expect(one.headers()['content-disposition']).toContain('areas-E09000003-scorecard.xlsx');
    expect(Buffer.compare(bytes, await two.body())).toBe(0);
    const sheets = await readExcelFile(bytes);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Scorecard', 'Missing', 'Charts', 'About']);
    expect(sheets[0]?.data.length).toBeGreaterThan(20);
  });

  test('a chart of it can be taken as a picture with its source', async ({ page, request }) => {
    await page.goto('/areas/E09000003/scorecard');
    const there = await page
      .getByRole('link', { name: /^Chart as PNG/ })
      .first()
      .getAttribute('href');
    const answer = await request.get(there!);
    expect(answer.headers()['content-type']).toBe('image/png');
    expect((await answer.body()).subarray(1, 4).toString()).toBe('PNG');
  });

  test('of a made-up council it says so and stands beside nothing real', async ({ page }) => {
    await page.goto('/areas/T09000001/scorecard');
    await expect(page.locator('main')).toContainText('This council is made up');
    await expect(page.locator('main table').first().locator('thead')).not.toContainText('England');
  });

  test('it goes on A4 across', async ({ page }) => {
    await page.goto('/areas/T09000001/scorecard');
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const sizes = new Set([...pdf.matchAll(/\/MediaBox \[([^\]]*)\]/g)].map(([, box]) => box));
    expect([...sizes].map((box) => box!.split(' ').slice(2).map(Number).map(Math.round))).toEqual([[842, 595]]);
  });
});

test('it is accessible, fits a phone and is valid HTML', async ({ page }) => {
  const answer = await page.goto('/areas/E09000003/scorecard');
  await expectValid((await answer?.text()) ?? '', page.url());
  await expectAccessible(page);
});
