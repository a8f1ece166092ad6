import { expect, test } from '@playwright/test';
import { ask, get, write } from './api.ts';
import { crawl } from './crawl.ts';
import { type Crawled, keep } from './crawled.ts';
import { standCouncilB } from './returns.ts';
import { account, councilA, people } from './service.ts';
import { signInByRequest } from './sign-in.ts';

/** Pages for people who are signed in, and where each kind of person begins. */
const theirs = /^\/(reporting|monitor|admin|account)(\/|$)/;
const homes = {
  preparer: '/reporting',
  approver: '/reporting',
  official: '/monitor',
  assessor: '/monitor/ledger',
  administrator: '/admin',
};

test.describe.configure({ mode: 'serial' });

test('a return is handed in, signed off and asked about through the programs’ door', async () => {
  await standCouncilB();
});

test('a lived-experience note waits for a second person', async () => {
  const consent = 'Agreed at the group’s meeting in May 2026, after reading this text.';
  const words = { text: 'We were asked what would help, and it came.', consent, agreed: true };
  const [promise] = (await get('/api/v1/commitments?limit=1')).body.items;
  const note = { commitment: promise.slug, suppliedBy: 'A carers’ group (made-up)', ...words };
  await write('note.enter', 'assessor', note);
});

test('commentary on published figures waits for a reply', async () => {
  const of = { area: councilA, collection: 'example-202425Q2' };
  const { waiting } = (await ask('commentary.ofReturn', 'officialOne', of)).body.result.data;
  if (waiting) return;
  await write('commentary.write', 'officialOne', { ...of, text: 'Fewer families were seen than the quarter before.' });
});

test('a challenge waits for a moderator', async () => {
  const [, promise] = (await get('/api/v1/commitments?limit=2')).body.items;
  const words = { text: 'The report names another date.', source: 'https://example.org/report' };
  await write('challenge.send', 'assessor', { about: `commitment/${promise.slug}`, ...words });
});

test('an official data file waits for a choice', async () => {
  const lines = [
    'time_period,time_identifier,geographic_level,country_code,country_name,cases',
    '2011,Reporting year,National,E92000001,England,600000',
  ];
  const file = Buffer.from(lines.join('\n')).toString('base64');
  await write('figure.upload', 'officialOne', { fileName: 'cases.csv', file });
});

test('every link from the overview, and from where each person begins, is followed', async () => {
  test.setTimeout(400_000);
  const signedIn: Crawled['signedIn'] = [];
  for (const person of people) {
    const { cookie, home } = await signInByRequest(account(person));
    expect(home).toBe(homes[account(person).role]);
    signedIn.push({ person, cookie, home, visits: home === '/' ? [] : await crawl(home, cookie, theirs) });
  }
  const publicly = await crawl('/');
  keep({ publicly, signedIn });
  expect(publicly.length).toBeGreaterThan(300);
});
