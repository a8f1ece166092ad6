import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, type Request } from '@playwright/test';
import { HtmlValidate } from 'html-validate';

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
    // The Design System's link to leave a page at once is a link with the role of a button.
    'prefer-native-element': ['error', { exclude: ['region', 'button'] }],
    'require-sri': 'off',
    'void-style': 'off',
  },
});

/** What the browser complains about while a page is open; `expected` is the status of a page that is a refusal. */
export function complaintsOf(page: Page, expected = 200): string[] {
  const heard: string[] = [];
  const ownRefusal = new RegExp(`Failed to load resource: .* status of ${expected} `);
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (expected === 200 || !ownRefusal.test(message.text())) heard.push(message.text());
  });
  page.on('pageerror', (error) => heard.push(error.message));
  // What an earlier page asked for is dropped by the browser when the next one opens; that says nothing of this one.
  const asked = new WeakSet<Request>();
  page.on('request', (request) => asked.add(request));
  page.on('requestfailed', (request) => {
    if (asked.has(request)) heard.push(`${request.url()}: ${request.failure()?.errorText}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && response.status() !== expected)
      heard.push(`${response.url()}: ${response.status()}`);
  });
  return heard;
}

/** The page that is open fits 320 pixels, and axe finds nothing on it. */
export async function expectAccessible(page: Page): Promise<void> {
  const url = page.url();
  await page.setViewportSize(narrow);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `${url} at 320 pixels`).toBeLessThanOrEqual(narrow.width);
  expect(await smallWords(page), `words of drawings below 12 pixels on ${url} at 320 pixels`).toEqual([]);
  await page.setViewportSize(wide);
  const { violations } = await new AxeBuilder({ page }).withTags(standard).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  expect(found, `axe on ${url}`).toEqual([]);
}

/** Words in drawings that this screen shows smaller than 12 pixels. */
function smallWords(page: Page): Promise<string[]> {
  return page.locator('svg text').evaluateAll((words) =>
    words.flatMap((word) => {
      const scale = (word as SVGTextElement).getScreenCTM()?.a ?? 0;
      const size = Number.parseFloat(getComputedStyle(word).fontSize) * scale;
      // What is not shown, behind a closed word for instance, has no scale.
      return scale > 0 && size < 11.99 ? [`${size.toFixed(1)}: ${word.textContent}`] : [];
    }),
  );
}

/** What was sent is valid HTML. */
export async function expectValid(html: string, url: string): Promise<void> {
  const report = await validator.validateString(html, url);
  const faults = report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
  expect(faults.slice(0, 10), `HTML of ${url}`).toEqual([]);
}
