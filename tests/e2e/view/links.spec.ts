import { expect, test } from '@playwright/test';
import { get } from '../setup/api.ts';
import { faultsOfFeed } from '../setup/atom-faults.ts';
import type { Visit } from '../setup/crawl.ts';
import { crawled } from '../setup/crawled.ts';
import { routeOf } from '../setup/routes.ts';
import { baseUrl, people } from '../setup/service.ts';

const shown = ({ url, from, status }: Visit) => `${status} ${url} ← ${from}`;
/** Forms of people who sign in: nobody looks for them, and no release is theirs. */
const signingIn = ['/sign-in', '/sign-in/reset'];
const path = (url: string) => url.split('?')[0] ?? url;

test('no link on a public page leads nowhere', () => {
  const visits = crawled().publicly;
  expect(visits.filter(({ status }) => status !== 200).map(shown)).toEqual([]);
  // Public pages are the same for everybody, so they lead to signing in and not to what some may not read.
  expect(visits.filter(({ url }) => /^\/(reporting|monitor|admin)(\/|$)/.test(path(url))).map(shown)).toEqual([]);
  expect(visits.map(({ url }) => url)).toContain('/sign-in');
});

test('public pages have no script or style within, no broken contents and one heading', () => {
  const faulty = crawled().publicly.flatMap(({ url, faults }) => faults.map((fault) => `${url}: ${fault}`));
  expect(faulty).toEqual([]);
});

test('every public page has a title of its own that ends with the name of the service', () => {
  const titles = new Map<string, string>();
  const same: string[] = [];
  for (const { url, title, type, status } of crawled().publicly) {
    if (!type.startsWith('text/html') || status !== 200) continue;
    expect(title, url).toMatch(/^\S.* – Stable Homes tracker$/);
    const before = titles.get(title);
    if (before && before !== path(url)) same.push(`${before} and ${path(url)}: ${title}`);
    else titles.set(title, path(url));
  }
  expect(same).toEqual([]);
});

test('every public page says what it is about, and under which address it is to be found', () => {
  const pages = crawled().publicly.filter(({ type, status }) => type.startsWith('text/html') && status === 200);
  const listed = pages.filter(({ url }) => !signingIn.includes(path(url)));
  for (const { url, description, canonical } of listed) {
    expect.soft(description.length, `${url}: ${description}`).toBeGreaterThan(40);
    expect.soft(description.length, `${url}: ${description}`).toBeLessThanOrEqual(160);
    const asked = new URL(url, baseUrl);
    asked.searchParams.delete('release');
    asked.searchParams.delete('at');
    // What other sites frame is to be found under the page it is from.
    asked.pathname = asked.pathname.replace(/^\/embed\//, '/');
    expect.soft(canonical, url).toBe(asked.href);
  }
  const found = new Set(listed.map(({ url, description }) => `${path(url)} ${description}`));
  expect(new Set(listed.map(({ description }) => description)).size).toBeGreaterThan(found.size * 0.8);
});

test('other sites may frame the charts made for that, and nothing else', () => {
  const { publicly, signedIn } = crawled();
  const all = [...publicly, ...signedIn.flatMap(({ visits }) => visits)];
  const framed = all.filter(({ framedBy }) => framedBy !== "'none'");
  expect(new Set(framed.map(({ framedBy }) => framedBy))).toEqual(new Set(['*']));
  expect(new Set(framed.map(({ url }) => routeOf(path(url))?.file))).toEqual(new Set(['embed.compare.tsx']));
});

/** Where a metric is drawn, asked for one that counts activity; and figures that are of promises and no metric. */
const drawnOf = (metric: string): Record<string, string> => ({
  'areas.$gss.tsx': '/areas/E06000047',
  'areas.$gss_.scorecard.tsx': '/areas/E06000047/scorecard',
  'compare.tsx': `/compare?metric=${metric}&area=E06000047`,
  'compare_.breakdown.tsx': '/compare/breakdown?metric=fh_open_families&area=T09000001',
  'compare_.group.tsx': `/compare/group?metric=${metric}`,
  'compare_.programme.tsx': `/compare/programme?metric=${metric}`,
  'compare_.ratios.tsx': '/compare/ratios?metric=fh_open_families&area=T09000001',
  'embed.compare.tsx': `/embed/compare?metric=${metric}&area=E06000047`,
  'metrics.$id.tsx': `/metrics/${metric}`,
  'metrics.$id_.map.tsx': `/metrics/${metric}/map`,
  'metrics.$id_.variation.tsx': `/metrics/${metric}/variation`,
});
const ofPromises = ['milestones.tsx', 'rollout.tsx', 'slippage_.trend.tsx'];
const saysWhatToReadBeside = (html: string) =>
  /Read beside it: |It counts activity, and what to read beside it|Nothing is set to be read beside it/.test(html);

test('no page draws a measure of activity alone', async ({ request }) => {
  const pages = crawled().publicly.filter(({ draws }) => draws);
  const addresses = drawnOf('s47_rate');
  const known = [...Object.keys(addresses), ...ofPromises];
  expect(pages.map(({ url }) => routeOf(path(url))?.file).filter((file) => !known.includes(file ?? ''))).toEqual([]);
  for (const address of Object.values(addresses)) {
    expect(saysWhatToReadBeside(await (await request.get(address)).text()), address).toBe(true);
  }
  // Of a measure that says how well it went these words are not there, so the check can fail.
  const alone = drawnOf('cpp_repeat_pct');
  for (const file of ['compare.tsx', 'metrics.$id_.map.tsx', 'metrics.$id_.variation.tsx']) {
    expect(saysWhatToReadBeside(await (await request.get(alone[file]!)).text()), file).toBe(false);
  }
});

test('who reads an older edition is led on in it', () => {
  const inEdition = (url: string) => /[?&]release=/.test(url);
  const routesIn = (all: Visit[]) => new Set(all.map(({ url }) => routeOf(path(url))?.file));
  const editions = crawled().publicly.filter(({ url, type }) => inEdition(url) && type.startsWith('text/html'));
  // From the permanent links of the first pages: every public page is reached in an edition, by links from one in it.
  expect(
    [...routesIn(crawled().publicly.filter(({ type, url }) => type.startsWith('text/html') && !inEdition(url)))].filter(
      (file) => !/^(sign-in|subscriptions)/.test(file ?? '') && !routesIn(editions).has(file),
    ),
  ).toEqual([]);
  expect(editions.filter(({ from }) => inEdition(from)).length).toBeGreaterThan(30);
});

test('what stands beside a page says what it is', async () => {
  const types = {
    json: /^application\/json/,
    csv: /^text\/csv; charset=utf-8; header=present/,
    'csv-metadata.json': /^application\/csvm\+json/,
    svg: /^image\/svg\+xml/,
    png: /^image\/png$/,
    atom: /^application\/atom\+xml/,
    docx: /^application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document$/,
    xlsx: /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet$/,
  };
  const counts = Object.fromEntries(
    Object.entries(types).map(([ending, type]) => {
      const found = crawled().publicly.filter(({ url, status }) => {
        const [, of] = /^[^.]+\.(.*)$/.exec(path(url)) ?? [];
        return status === 200 && of === ending;
      });
      for (const visit of found) expect(visit.type, visit.url).toMatch(type);
      return [ending, found.length];
    }),
  );
  expect(counts.json).toBeGreaterThan(5);
  expect(counts.csv).toBeGreaterThan(5);
  expect(counts.atom).toBeGreaterThan(0);
  // Each of them is asked for again and read by the schema of RFC 4287.
  for (const { url } of crawled().publicly.filter(
    ({ url: of, status }) => status === 200 && path(of).endsWith('.atom'),
  ))
    expect(faultsOfFeed(String((await get(url)).body)), url).toEqual([]);
  expect(counts.png).toBeGreaterThan(0);
  expect(counts.xlsx).toBeGreaterThan(0);
  expect(counts.docx).toBeGreaterThan(0);
});

for (const person of people) {
  test(`no link on a page of ${person} leads nowhere or where they may not go`, () => {
    const { visits } = crawled().signedIn.find((each) => each.person === person)!;
    expect(visits.filter(({ status }) => status !== 200).map(shown)).toEqual([]);
    expect(visits.flatMap(({ url, faults }) => faults.map((fault) => `${url}: ${fault}`))).toEqual([]);
    const pages = visits.filter(({ type }) => type.startsWith('text/html'));
    for (const { url, title } of pages) expect(title, url).toMatch(/^\S.* – Stable Homes tracker$/);
    expect(pages.length).toBeGreaterThan(0);
  });
}
