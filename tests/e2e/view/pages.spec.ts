import { expect, type Page, test } from '@playwright/test';
import { type Crawled, crawled } from '../setup/crawled.ts';
import { complaintsOf, expectAccessible, expectValid } from '../setup/inspect.ts';
import { routeOf, routes } from '../setup/routes.ts';
import { carry } from '../setup/sign-in.ts';

const ofEachRoute = { list: 2, one: 3 };

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

async function inspect(page: Page, { url }: Sample) {
  const heard = complaintsOf(page);
  const answer = await page.goto(url, { waitUntil: 'load' });
  expect(answer?.status(), url).toBe(200);
  await expectAccessible(page);
  await expectValid((await answer?.text()) ?? '', url);
  expect(heard, `console of ${url}`).toEqual([]);
}

/**
 * A form's target, the page that only a session that ended leads to (alone/unsent.spec.ts looks at that one), and those
 * to which only an OpenID provider leads (tests/process/open-id).
 */
const withoutPage = ['sign-out.tsx', 'unsent.tsx', 'sign-in_.callback.tsx', 'sign-out_.provider.tsx'];

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
