import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { createConnection } from 'mariadb';
import { accountName } from '../../../prisma/accounts.ts';
import { galleryViews } from '../../../prisma/gallery-views.ts';
import { processOf } from '../../process/setup/service.ts';
import { ask, get, rest } from '../setup/api.ts';
import { crawled } from '../setup/crawled.ts';
import { goodReturn, openCollections } from '../setup/returns.ts';
import { baseUrl, councilA, databaseFile, dataDir } from '../setup/service.ts';

/** Last and alone, because the whole service goes without its database here. */
test.describe.configure({ mode: 'serial', timeout: 120_000 });

const noInnerWords = /SELECT|denied|Gallery|mariadb|ECONN|node_modules|prisma/i;
const forPeople = /^\/(sign-in|reporting|monitor|admin)/;
const ready = async () => expect((await get('/readyz')).body).toBe('ready');
const untilReady = () => expect(ready).toPass({ timeout: 45_000 });

/** Every public address the crawl found, the feeds, and every operation of REST that wants no id. */
async function publicAddresses(): Promise<string[]> {
  const { body } = await get('/api/v1/openapi.json');
  const operations = Object.entries(body.paths as Record<string, { get?: { security?: unknown[] } }>)
    .filter(([path, { get: read }]) => read?.security?.length === 0 && !path.includes('{'))
    .map(([path]) => `/api/v1${path}`);
  expect(operations.length).toBeGreaterThan(8);
  const pages = crawled().publicly.filter(({ url, status }) => status === 200 && !forPeople.test(url));
  const input = encodeURIComponent(JSON.stringify({ metric: 'cla_rate', areas: ['E92000001'] }));
  const trpc = ['/api/trpc/release.current', `/api/trpc/series.compare?input=${input}`];
  const more = ['/changes.atom', '/index.json', '/commitments.csv', '/commitments.csv-metadata.json'];
  return [...new Set([...pages.map(({ url }) => url), ...operations, ...trpc, ...more])].filter(
    (url) => url !== '/favicon.svg' && !url.startsWith('/assets/'),
  );
}

async function statuses(addresses: string[]): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>();
  for (const url of addresses) {
    const { status } = await fetch(baseUrl + url).then(async (answer) => {
      await answer.arrayBuffer();
      return answer;
    });
    found.set(status, [...(found.get(status) ?? []), url]);
  }
  return found;
}

async function asOwner(words: (view: string, who: string) => string) {
  const { host, port, database, accounts } = databaseFile();
  const { user, password } = accounts.owner;
  const owner = await createConnection({ host, port, database, user, password });
  try {
    for (const view of galleryViews) await owner.query(words(view, accountName(accounts.public.user)));
  } finally {
    await owner.end();
  }
}

test('without SELECT for the public account every public page, feed, download and interface answers 503', async () => {
  const addresses = await publicAddresses();
  expect(addresses.length).toBeGreaterThan(300);
  await asOwner((view, who) => `REVOKE SELECT ON \`${view}\` FROM ${who}`);
  try {
    // What is current is asked once a second.
    await new Promise((settle) => setTimeout(settle, 1_200));
    const found = await statuses(addresses);
    expect([...found.keys()].map((status) => [status, found.get(status)?.slice(0, 5)])).toEqual([
      [503, expect.anything()],
    ]);
    const page = await get<string>('/commitments');
    expect(page.body).toContain('the service is unavailable');
    expect(page.headers.get('cache-control')).toBe('no-store');
    const api = await get('/api/v1/commitments');
    expect(api.headers.get('content-type')).toContain('application/problem+json');
    expect(api.body).toMatchObject({ status: 503, code: 'SERVICE_UNAVAILABLE' });
    for (const { body } of [page, api]) expect(JSON.stringify(body)).not.toMatch(noInnerWords);
    expect((await get('/healthz')).body).toBe('ok');
  } finally {
    await asOwner((view, who) => `GRANT SELECT ON \`${view}\` TO ${who}`);
  }
  await untilReady();
  await new Promise((settle) => setTimeout(settle, 1_200));
  // Operations that want a metric or a place are a fault of the request without one, now as before.
  const whole = addresses.filter((url) => !url.startsWith('/api/'));
  const again = await statuses(whole.filter((_, at) => at % 20 === 0));
  expect([...again.keys()]).toEqual([200]);
});

/** Addresses nobody asked for yet, so that each has to be read. */
let asked = 0;
const fresh = () => {
  asked += 1;
  return `/commitments?q=never+asked+${asked}`;
};
const many = () => Promise.all(Array.from({ length: 12 }, () => get<string>(fresh()).catch(() => null)));
const database = () => processOf(resolve(dataDir), 'mariadbd').pid;

test('a database that stops answering in the middle of requests: clear answers, and all is well when it goes on', async () => {
  const pid = database();
  const underWay = many();
  process.kill(pid, 'SIGSTOP');
  try {
    expect((await get('/healthz')).body).toBe('ok');
    const readiness = await get('/readyz');
    expect([readiness.status, readiness.body]).toEqual([503, 'database']);
    const page = await get<string>(fresh());
    expect(page.status).toBe(503);
    expect(page.body).toContain('the service is unavailable');
    expect(page.body).not.toMatch(noInnerWords);
    const program = await rest('/returns/check', 'preparerA', {
      area: councilA,
      collection: 'example-202627Q1',
      csv: '',
    });
    expect([program.status, program.body.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  for (const answer of await underWay) expect([200, 503]).toContain(answer?.status);
  await untilReady();
  expect((await get(fresh())).status).toBe(200);
});

test('a database that is killed in the middle of a return: it comes back, and the return is there whole or not at all', async () => {
  const collection = (await openCollections(councilA)).at(-1) ?? '';
  const of = { area: councilA, collection };
  const before = (await ask('return.history', 'preparerA', of)).body.result.data.versions.length;
  const csv = goodReturn(councilA, collection).replace(/(fnsp_packages,total,,,)\d+/, `$1${45 + before}`);
  const input = { key: randomUUID(), ...of, csv };
  const reading = many();
  const writing = rest('/returns', 'preparerA', input);
  await new Promise((settle) => setTimeout(settle, 40));
  process.kill(database(), 'SIGKILL');
  const first = await writing;
  expect([200, 201, 503]).toContain(first.status);
  for (const answer of await reading) expect([200, 503]).toContain(answer?.status);
  expect((await get('/healthz')).body).toBe('ok');
  await untilReady();

  // The same key again: done once, whatever the first answer was.
  const second = await rest('/returns', 'preparerA', input);
  expect([200, 201]).toContain(second.status);
  const current = (await ask('return.current', 'preparerA', of)).body.result.data;
  expect(current.version.number).toBe(before + 1);
  expect(current.asked.filter(({ figure }: { figure: unknown }) => figure === null)).toEqual([]);
  const history = (await ask('return.history', 'preparerA', of)).body.result.data;
  expect(history.versions).toHaveLength(before + 1);
  expect((await get(fresh())).status).toBe(200);
});
