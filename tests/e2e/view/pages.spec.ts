import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { type Crawled, crawled } from '../setup/crawled.ts';
import { routeOf, routes } from '../setup/routes.ts';
import { carry } from '../setup/sign-in.ts';

const ofEachRoute = { list: 2, one: 3 };
const narrow = { width: 320, height: 640 };
const wide = { width: 1280, height: 900 };
const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Without rules about taste, those a React document cannot keep (it writes `<input/>` and `maxLength`), and those our
 * own decisions break: a notification banner stands before the first heading, and `/compare` takes `area` many times.
 */
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    'attr-case': 'off',
    'attr-quotes': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'form-dup-name': 'off',
    'heading-level': ['error', { minInitialRank: 'h2' }],
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    'prefer-native-element': ['error', { exclude: ['region'] }],
    'require-sri': 'off',
    'void-style': 'off',
  },
});

type Sample = { url: string; cookie: string };

/** Pages of one route that the crawl found, from all along it, so that they differ. */
function samplesOf(file: string, { publicly, signedIn }: Crawled): Sample[] {
  const all = [
    ...publicly.map((visit) => ({ ...visit, cookie: '' })),
    ...signedIn.flatMap(({ cookie, visits }) => visits.map((visit) => ({ ...visit, cookie }))),
  ].filter(({ status, type, url }) => {
    return status === 200 && type.startsWith('text/html') && routeOf(url.split('?')[0] ?? '')?.file === file;
  });
  const most = file.includes('$') ? ofEachRoute.one : ofEachRoute.list;
  const step = Math.max(1, Math.ceil(all.length / most));
  return all.filter((_, at) => at % step === 0).slice(0, most);
}

/** Everything the browser complains about while a page is open. */
function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.push(message.text());
  });
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('requestfailed', (request) => heard.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (response.status() >= 400) heard.push(`${response.url()}: ${response.status()}`);
  });
  return heard;
}

async function inspect(page: Page, { url }: Sample) {
  const heard = complaints(page);
  await page.setViewportSize(narrow);
  const answer = await page.goto(url, { waitUntil: 'load' });
  expect(answer?.status(), url).toBe(200);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `${url} at 320 pixels`).toBeLessThanOrEqual(narrow.width);
  await page.setViewportSize(wide);
  const { violations } = await new AxeBuilder({ page }).withTags(standard).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  expect(found, `axe on ${url}`).toEqual([]);
  const report = await validator.validateString((await answer?.text()) ?? '', url);
  const faults = report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
  expect(faults.slice(0, 10), `HTML of ${url}`).toEqual([]);
  expect(heard, `console of ${url}`).toEqual([]);
}

/** Pages that are only a form's target. */
const withoutPage = ['sign-out.tsx'];

for (const { file, pattern } of routes.filter(({ kind, file }) => kind === 'page' && !withoutPage.includes(file))) {
  test(`${pattern} is reached by links, accessible, valid, quiet and fits 320 pixels`, async ({ browser }) => {
    const samples = samplesOf(file, crawled());
    expect(samples.length, `no link leads to ${pattern} (app/routes/${file})`).toBeGreaterThan(0);
    for (const sample of samples) {
      const context = await browser.newContext();
      if (sample.cookie) await carry(context, sample.cookie);
      await inspect(await context.newPage(), sample);
      await context.close();
    }
  });
}
