import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { ask, write } from '../setup/api.ts';
import { openCollections } from '../setup/returns.ts';
import { account, baseUrl, councilA } from '../setup/service.ts';
import { carry, signIn, signInByRequest } from '../setup/sign-in.ts';

/** A return by the form (alone, because it hands one in), in two browsers, without any script: saved, come back to, put right, fought over, submitted. */
test.use({ javaScriptEnabled: false });
test.describe.configure({ mode: 'serial', timeout: 120_000 });

let collection = '';
/** What stays of two figures: another one at each run, so that something is changed. */
let kept = 0;
const at = (page = '') => `/reporting/${collection}/form${page && `/${page}`}?area=${councilA}`;
const figure = (page: Page, name: string) => page.getByRole('group', { name });
const families = 'Families open to Family Help';
const save = (page: Page) => page.getByRole('button', { name: 'Save and continue' }).click();

type Answers = Record<string, { value?: string; numerator?: string; denominator?: string; explanation?: string }>;
/** The figures of the corpus's file without faults. */
const answers: Answers = {
  fh_lead_not_sw_pct: { numerator: '922', denominator: '1725' },
  fh_stepup_12m_pct: { numerator: '26', denominator: '312' },
  fgdm_offer_preproc_pct: { numerator: '25', denominator: '31' },
  fnsp_packages: { value: '43' },
  fnsp_home_6m_pct: { numerator: '71', denominator: '79' },
  strategy_quorate_pct: { numerator: '229', denominator: '274' },
  macpt_fte: { value: '31.5' },
  parent_rep_offer_pct: { numerator: '147', denominator: '241' },
  cla_start_rate: { numerator: '41', denominator: '61400' },
  unregistered_days: { value: '6', explanation: 'Two placements, both ended' },
  sw_caseload: { numerator: '1836', denominator: '125.5' },
};

async function sectionOf(name: string): Promise<string> {
  const { body } = await ask('return.draft', 'preparerA', { area: councilA, collection });
  const { sections } = body.result.data as { sections: { id: string; title: string }[] };
  const found = sections.find(({ title }) => title === name);
  if (!found) throw new Error(`the form has no page ${name}`);
  return found.id;
}

async function asPerson(context: BrowserContext, who: 'preparerA' | 'approverA'): Promise<Page> {
  await carry(context, (await signInByRequest(account(who))).cookie);
  return context.newPage();
}

test('a preparer begins the form, makes a slip, saves it and comes back to it', async ({ page }) => {
  collection = (await openCollections(councilA)).at(-1) ?? '';
  expect(collection).not.toBe('');
  const { body } = await ask('return.current', 'preparerA', { area: councilA, collection });
  kept = 1733 + ((body.result.data as { version: { number: number } | null }).version?.number ?? 0);
  // A draft that another test left, and a version that came since: what it holds stays, and is written over below.
  const of = { area: councilA, collection };
  const draft = (await ask('return.draft', 'preparerA', of)).body.result.data as {
    overtaken: { version: number } | null;
  };
  if (draft.overtaken)
    await write('return.saveDraft', 'preparerA', { ...of, figures: [], onto: draft.overtaken.version });
  await signIn(page, 'preparerA');
  await page.goto(`/reporting/${collection}?area=${councilA}`);
  await page.getByRole('link', { name: 'Fill in the form' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Family Help' }).click();
  const field = figure(page, families);
  await expect(field).toContainText('value: 0 or above, a whole number');
  await expect(field).toContainText('England, latest published');
  await field.getByRole('textbox').first().fill('1,725');
  await save(page);
  await expect(page).toHaveTitle(/^Error: Family Help/);
  await page
    .getByRole('alert')
    .getByRole('link', { name: /Families open to Family Help/ })
    .click();
  await expect(figure(page, families)).toContainText('VAL-001');
  await page.goto('/reporting');
  await expect(page.locator('main')).toContainText(/Draft begun: \d of 5 pages done, 1 error/);
  await page.goto(at(await sectionOf('Family Help')));
  await expect(figure(page, families).getByRole('textbox').first()).toHaveValue('1,725');
  await figure(page, families).getByRole('textbox').first().fill('1725');
  await page.getByRole('button', { name: 'Save and come back later' }).click();
  await expect(page.getByText('Your draft was saved. Nothing is submitted yet.')).toBeVisible();
});

test('what two people wrote into one field is shown to the second, and nothing is overwritten', async ({ browser }) => {
  const path = at(await sectionOf('Family Help'));
  const [first, second] = [
    await browser.newContext({ javaScriptEnabled: false, baseURL: baseUrl }),
    await browser.newContext({ javaScriptEnabled: false, baseURL: baseUrl }),
  ];
  const [preparer, approver] = [await asPerson(first, 'preparerA'), await asPerson(second, 'approverA')];
  await preparer.goto(path);
  await approver.goto(path);
  await figure(preparer, families).getByRole('textbox').first().fill(String(kept));
  await preparer.getByRole('button', { name: 'Save and come back later' }).click();
  await figure(approver, families).getByRole('textbox').first().fill('1840');
  await save(approver);
  await expect(approver.getByRole('alert')).toContainText('Somebody else changed the same figures');
  await expect(approver.getByLabel('Yours: 1840')).toBeVisible();
  await expect(approver.getByLabel(new RegExp(`Saved by a preparer of the authority at .*: ${kept}`))).toBeVisible();
  await approver.getByRole('button', { name: 'Keep what you chose' }).click();
  await expect(approver.getByRole('alert')).toContainText('Choose: Families open to Family Help');
  await approver.getByLabel(new RegExp(`authority at .*: ${kept}`)).check();
  await approver.getByRole('button', { name: 'Keep what you chose' }).click();
  await preparer.goto(path);
  await expect(figure(preparer, families).getByRole('textbox').first()).toHaveValue(String(kept));
  await Promise.all([first.close(), second.close()]);
});

test('what was typed when the session ended is there after signing in', async ({ page, context }) => {
  const path = at(await sectionOf('Family networks'));
  await signIn(page, 'preparerA');
  await page.goto(path);
  const packages = figure(page, 'Family network support packages agreed');
  await packages.getByRole('textbox').first().fill('44');
  await context.clearCookies({ name: '__Host-session' });
  await save(page);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel('Email address').fill(account('preparerA').email);
  await page.getByLabel('Password', { exact: true }).fill(account('preparerA').password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Your session ended before this page was saved.')).toBeVisible();
  await expect(packages.getByRole('textbox').first()).toHaveValue('44');
  await page.getByRole('button', { name: 'Save and come back later' }).click();
  await page.goto(path);
  await expect(packages.getByRole('textbox').first()).toHaveValue('44');
  await expect(page.getByText('Your session ended')).toHaveCount(0);
});

test('what is missing leads to its field; the whole form is checked and submitted', async ({ page }) => {
  await signIn(page, 'preparerA');
  await page.goto(at(await sectionOf('Child protection')));
  await figure(page, 'Multi-agency child protection team').getByRole('textbox').first().fill('');
  await page.getByRole('button', { name: 'Save and come back later' }).click();
  await page.goto(at('check'));
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByRole('button', { name: 'Submit for sign-off' })).toHaveCount(0);
  await page
    .getByRole('alert')
    .getByRole('link', { name: /Multi-agency child protection team/ })
    .click();
  await expect(page.locator('[name="value/macpt_fte/total"]')).toBeVisible();
  await page.goto(at());
  const links = await page
    .locator('main .govuk-task-list a')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  for (const link of links) {
    await page.goto(link ?? '');
    for (const [metric, cells] of Object.entries(answers)) {
      for (const [cell, text] of Object.entries(cells)) {
        const field = page.locator(`[name="${cell}/${metric}/total"]`);
        if ((await field.count()) > 0) await field.fill(text);
      }
    }
    await page.getByRole('button', { name: 'Save and come back later' }).click();
  }
  await page.goto('/reporting');
  await expect(page.locator('main')).toContainText('Draft begun: 5 of 5 pages done');
  await page.goto(at('check'));
  await page.getByRole('button', { name: 'Submit for sign-off' }).click();
  await expect(page.getByText('Your return was submitted.')).toBeVisible();
  await expect(page.locator('main')).toContainText('form');
  const { body } = await ask('return.current', 'preparerA', { area: councilA, collection });
  const { asked, version } = body.result.data as {
    asked: { metric: string; figure: { value: number | null } | null }[];
    version: { door: string };
  };
  expect(version.door).toBe('form');
  expect(asked.find(({ metric }) => metric === 'fh_open_families')?.figure?.value).toBe(kept);
});
