import { expect, test } from '@playwright/test';
import type { Visit } from '../setup/crawl.ts';
import { crawled } from '../setup/crawled.ts';
import { account, people } from '../setup/service.ts';

const forPeople = /^\/(reporting|monitor)$/;
const shown = ({ url, from, status }: Visit) => `${status} ${url} ← ${from}`;
const path = (url: string) => url.split('?')[0] ?? url;

test('no link on a public page leads nowhere', () => {
  const visits = crawled().publicly;
  const toSignIn = visits.filter(({ url }) => forPeople.test(url));
  expect(toSignIn.map(({ url, status, location }) => [url, status, location]).sort()).toEqual([
    ['/monitor', 302, '/sign-in?next=%2Fmonitor'],
    ['/reporting', 302, '/sign-in?next=%2Freporting'],
  ]);
  const broken = visits.filter(({ url, status }) => status !== 200 && !forPeople.test(url));
  expect(broken.map(shown)).toEqual([]);
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

test('what stands beside a page says what it is', () => {
  const types = {
    json: /^application\/json/,
    csv: /^text\/csv; charset=utf-8; header=present/,
    'csv-metadata.json': /^application\/csvm\+json/,
    svg: /^image\/svg\+xml/,
    atom: /^application\/atom\+xml/,
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
});

for (const person of people) {
  test(`no link on a page of ${person} leads nowhere or where they may not go`, () => {
    const { visits } = crawled().signedIn.find((each) => each.person === person)!;
    // The foot of every page leads to both places for people at work; they are told which is not theirs.
    const refused = {
      preparer: ['403 /monitor'],
      approver: ['403 /monitor'],
      assessor: ['403 /reporting', '403 /monitor'],
      administrator: ['403 /reporting'],
    };
    const broken = visits.filter(({ status }) => status !== 200);
    expect(broken.map(({ status, url }) => `${status} ${url}`)).toEqual(
      refused[account(person).role as keyof typeof refused] ?? [],
    );
    expect(visits.flatMap(({ url, faults }) => faults.map((fault) => `${url}: ${fault}`))).toEqual([]);
    const pages = visits.filter(({ type }) => type.startsWith('text/html'));
    for (const { url, title } of pages) expect(title, url).toMatch(/^\S.* – Stable Homes tracker$/);
    expect(pages.length).toBeGreaterThan(0);
  });
}
