import { expect, test } from '@playwright/test';
import { reportStep } from '../../../docs/examples/report-a-step.ts';
import { account, baseUrl, councilA, type PersonName } from '../setup/service.ts';
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
  await page.locator('main tr').filter({ hasText: step }).filter({ hasText: 'Council B' }).getByRole('link').click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.govuk-error-summary')).toContainText('Choose whether you confirm the report');
  await page.getByLabel(/^No, it is published/).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.govuk-error-summary')).toContainText('Enter why you do not confirm it');
  await page.getByLabel(/^Yes, it is counted/).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.govuk-notification-banner')).toContainText('The report was confirmed');
  await expect(
    page.locator('main tr').filter({ hasText: step }).filter({ hasText: 'Council B' }).getByRole('link'),
  ).toHaveCount(0);
});

/** An area's program reports a step, as the example in the documentation does. */
async function reportByProgram(who: PersonName, stage: string): Promise<void> {
  const { area, token } = account(who);
  const reason = `Sent by a program (${Date.now().toString(36)}).`;
  await reportStep({ origin: baseUrl, token, area: area ?? '' }, { stage, state: 'in-design', reason });
}

test('an official confirms several reports at once, and none where an area reported since', async ({ page }) => {
  const steps = [
    ['s-shared-practice-framework', 'Shared practice framework'],
    ['s-communications-plan-for-staff-and-partners', 'Communications plan for staff and partners'],
  ] as const;
  const boxes = () => steps.map(([, title]) => page.getByLabel(`Confirm ${title}, Example Council A (made-up)`));
  for (const [stage] of steps) await reportByProgram('preparerA', stage);
  await signIn(page, 'officialOne');
  await page.goto('/monitor/progress');
  await page.getByRole('button', { name: 'Confirm the reports chosen' }).click();
  await expect(page.locator('.govuk-error-summary')).toContainText('Choose the reports to confirm');
  for (const box of boxes()) await box.check();
  await reportByProgram('preparerA', steps[0][0]);
  await page.getByRole('button', { name: 'Confirm the reports chosen' }).click();
  const summary = page.locator('.govuk-error-summary');
  await expect(summary).toContainText('No report was confirmed');
  await expect(summary).toContainText(`${steps[0][1]}, Example Council A (made-up): The area has reported since`);
  await expect(page).toHaveTitle(/^Error: /);
  // The newer report waits in its place; the other one is still ticked.
  await expect(boxes()[1]!).toBeChecked();
  await boxes()[0]!.check();
  await page.getByRole('button', { name: 'Confirm the reports chosen' }).click();
  await expect(page.locator('.govuk-notification-banner')).toContainText('The reports were confirmed');
  for (const box of boxes()) await expect(box).toHaveCount(0);
});

test('an authority is refused another’s steps, by form and by program', async ({ page }) => {
  const { token } = account('preparerB');
  const report = { stage: 's-shared-practice-framework', state: 'in-design' } as const;
  await expect(reportStep({ origin: baseUrl, token, area: councilA }, report)).rejects.toThrow(/that area/);
  await signIn(page, 'preparerB');
  const answer = await page.goto(`/reporting/progress/s-shared-practice-framework?area=${councilA}`);
  expect(answer?.status()).toBe(403);
  await expect(page.getByRole('button', { name: 'Report' })).toHaveCount(0);
});

test('a reader narrows a step to a region, goes through its map by keyboard, and is told what cannot be looked up', async ({
  page,
}) => {
  await page.goto('/rollout');
  await page.getByLabel('Pathfinder wave', { exact: true }).selectOption('1');
  await page.getByRole('button', { name: 'Apply filters' }).click();
  await expect(page.locator('main')).toContainText('Live in 0 of 3, not reported 3');
  await page.getByRole('link', { name: 'Support packages offered to families' }).click();
  await expect(page.getByRole('table', { name: 'By area' }).getByRole('row')).toHaveCount(4);
  await expect(page.locator('main')).toContainText('Consistent offer across England');
  await page.getByLabel('Pathfinder wave', { exact: true }).selectOption('');
  await page.getByLabel('Region', { exact: true }).selectOption({ label: 'North East (12)' });
  await page.getByRole('button', { name: 'Apply filters' }).click();
  const map = page.getByRole('group', { name: 'Support packages offered to families: local authorities' });
  await expect(map.getByRole('link')).toHaveCount(12);
  await expect(page.locator('main')).toContainText('schematic, not to scale');
  await expect(page.locator('main')).toContainText('cannot be looked up by parliamentary constituency');
  await map.getByRole('link', { name: 'Gateshead: Not reported' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/areas\/E08000037/);
  await page.goto('/rollout');
  await page.getByLabel('Name or GSS code of a local authority').fill('E08000037');
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.locator('main').getByRole('link', { name: 'Gateshead' }).first()).toBeVisible();
});

test('a milestone that says “every area” tells how far areas are, and that none has reported', async ({ page }) => {
  await page.goto('/commitments/c-family-help-national-rollout');
  const milestone = page.locator('#m-family-help-national-rollout-local-live');
  await expect(milestone).toContainText(/Live in 0 of 153 areas, as at .*No area has reported/);
  await milestone.getByRole('link', { name: 'Multi-disciplinary team set up' }).click();
  await expect(page.locator('main')).toContainText('is met, of the promise “Extend Family Help to every area');
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

test('a step is counted by region and by pathfinder wave in tables that add up to all areas', async ({ page }) => {
  await page.goto('/rollout');
  await page.locator('main table a[href^="/rollout?stage="]').first().click();
  const all = Number(/Live in \d+ of (\d+) areas/.exec((await page.locator('main').textContent()) ?? '')?.[1]);
  expect(all).toBeGreaterThan(100);
  for (const [name, row] of [
    ['By region', 'London'],
    ['By pathfinder wave', 'Wave 1'],
  ] as const) {
    const table = page.getByRole('table', { name });
    await expect(table.getByRole('rowheader', { name: row })).toBeVisible();
    const areas = await table.locator('tbody tr td:last-child').allTextContents();
    expect(areas.reduce((sum, each) => sum + Number(each), 0)).toBe(all);
  }
});
